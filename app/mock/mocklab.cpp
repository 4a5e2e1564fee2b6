// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/mocklab.h"

#include "mock/faultscenarios.h"
#include "mock/mockmodel.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace lineside {

// What lives in the lab's thread.
class MockLab::World : public QObject
{
public:
    World()
        : m_model({}, this)
    {
        connect(&m_model, &MockModel::requestReceived, this, [this](const ServerRequest &request) {
            m_last = SeenRequest{request.method, request.target, request.headers, request.body};
        });
    }

    Result<QUrl> play(MockSettings settings, quint16 wantedPort)
    {
        m_model.setSettings(std::move(settings));
        m_last.reset();
        if (m_port == 0) {
            const Result<quint16> port = m_model.listen(wantedPort);
            if (!port)
                return failure(port.error());
            m_port = *port;
        }
        QUrl url(u"http://127.0.0.1/v1"_s);
        url.setPort(m_port);
        return url;
    }

    std::optional<SeenRequest> last() const { return m_last; }

private:
    MockModel m_model;
    std::optional<SeenRequest> m_last;
    quint16 m_port = 0;
};

MockLab::MockLab(MockSettings base, quint16 port)
    : m_base(std::move(base))
    , m_port(port)
{
    m_thread.setObjectName(u"lab"_s);
}

MockLab::~MockLab()
{
    stop();
}

QList<FaultScenario> MockLab::scenarios() const
{
    return faultScenarios();
}

// Lets the world do it in its thread, and gives what comes of it to whoever still waits.
template<class Value, class Act>
void MockLab::ask(QObject *context, Callback<Value> done, Act act)
{
    const auto answer = [this, context = QPointer(context), done = std::move(done)](const Result<Value> &outcome) {
        QMetaObject::invokeMethod(
            this,
            [context, done, outcome] {
                if (context)
                    done(outcome);
            },
            Qt::QueuedConnection);
    };
    if (!m_world)
        answer(act(nullptr));
    else
        QMetaObject::invokeMethod(m_world, [world = m_world, act, answer] { answer(act(world)); });
}

void MockLab::play(const QString &scenario, QObject *context, Callback<QUrl> done)
{
    const Result<MockSettings> settings = scenario.isEmpty() ? Result<MockSettings>(m_base) : faultSettings(scenario, m_base);
    if (settings && !m_world) {
        m_world = new World;
        m_world->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, m_world, &QObject::deleteLater);
        m_thread.start();
    }
    ask<QUrl>(context, std::move(done), [settings, port = m_port](World *world) -> Result<QUrl> {
        if (!settings || !world) // there is none only if there was nothing to play
            return failure(settings.error());
        return world ? world->play(*settings, port) : Result<QUrl>(failure(Error())); // there is one wherever there are settings
    });
}

void MockLab::lastRequest(QObject *context, Callback<std::optional<SeenRequest>> done)
{
    ask<std::optional<SeenRequest>>(context, std::move(done), [](World *world) -> Result<std::optional<SeenRequest>> {
        return world ? world->last() : std::nullopt;
    });
}

void MockLab::stop()
{
    m_thread.quit();
    m_thread.wait(); // its event loop only serves sockets, so it ends at once
    m_world = nullptr;
}

} // namespace lineside
