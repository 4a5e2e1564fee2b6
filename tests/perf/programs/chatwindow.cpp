// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// perf_chatwindow --url URL [--blocks] [--painted] [--minutes N]: asks the model at URL, shows the answer as the window program does,
// and writes what that took as a JSON object.
#include "chat/chatsession.h"
#include "net/httpchatbackend.h"
#include "net/lowdelay.h"
#include "perf/harness/corpus.h"
#include "perf/programs/paintwatch.h"
#include "perf/programs/threadtime.h"
#include "support/fakesecretstore.h"
#include "ui/theme/theme.h"
#include "ui/transcript/transcriptview.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QCommandLineParser>
#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <cstdio>
#include <memory>
#include <utility>

using namespace lineside;
using namespace lineside::perf;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// How long the window thread was at work between two looks at what waits for it, in microseconds of its own processor time. With GLib's
// event loop `awake` comes after the work and with Qt's own before it; `aboutToBlock` comes once a turn with both.
class Blocks : public QObject
{
public:
    Blocks()
    {
        connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this, [this] {
            const qint64 now = threadCpu();
            m_blocks.append(double(now - std::exchange(m_last, now)) / 1000);
        });
    }
    QJsonArray json() const
    {
        QJsonArray list;
        for (const double block : m_blocks)
            list.append(block);
        return list;
    }

private:
    qint64 m_last = threadCpu();
    QList<double> m_blocks;
};

// When each delta of a numbered answer was painted, in nanoseconds of CLOCK_MONOTONIC.
class PaintTimes
{
public:
    void look(const TranscriptView &view)
    {
        const qint64 now = realNow();
        const qsizetype last = lastNumberIn(view.plainText());
        while (m_times.size() <= last)
            m_times.append(now);
    }
    QJsonArray json() const
    {
        QJsonArray list;
        for (const qint64 time : m_times)
            list.append(double(time));
        return list;
    }

private:
    QList<qint64> m_times;
};

// Asks again and again for as long as it should, in a new conversation each time.
class Asker : public QObject
{
    Q_OBJECT
public:
    Asker(ChatBackend &backend, TranscriptView &view, const QUrl &url, QDeadlineTimer until)
        : m_backend(backend)
        , m_view(view)
        , m_url(url)
        , m_until(until)
    {
    }

    void ask()
    {
        auto session = std::make_unique<ChatSession>(m_backend);
        ConnectionSettings connection;
        connection.proxyMode = ConnectionSettings::Proxy::None;
        session->setTarget(UrlTarget{m_url, u"measured"_s, {}, connection});
        m_view.setSession(session.get());
        m_session = std::move(session);
        connect(m_session.get(), &ChatSession::replyEnded, this, &Asker::ended);
        m_cpuBefore = processCpu();
        m_session->send(u"Write a lot."_s);
    }
    bool isWhole() const { return m_session->turns().constLast().state == ReplyState::Complete; }
    qint64 answerSize() const { return m_session->turns().constLast().text.size(); }
    qint64 streamCpu() const { return m_streamCpu; }
    QJsonArray pss() const { return m_pss; }
    QJsonArray anonymous() const { return m_anonymous; }

Q_SIGNALS:
    void done();

private:
    void ended()
    {
        // A moment for the last frame, and for what is done when nothing else is to do.
        QTimer::singleShot(200ms, this, [this] {
            m_streamCpu = processCpu() - m_cpuBefore;
            m_pss.append(double(ownPss()));
            m_anonymous.append(double(ownAnonymous()));
            if (m_until.hasExpired())
                Q_EMIT done();
            else
                ask();
        });
    }

    ChatBackend &m_backend;
    TranscriptView &m_view;
    QUrl m_url;
    QDeadlineTimer m_until;
    std::unique_ptr<ChatSession> m_session;
    qint64 m_cpuBefore = 0;
    qint64 m_streamCpu = 0;
    QJsonArray m_pss;
    QJsonArray m_anonymous;
};

struct Order {
    QUrl url;
    bool blocks = false;
    bool painted = false;
    std::chrono::minutes minutes{};

    static Order from(const QCoreApplication &application)
    {
        QCommandLineParser parser;
        parser.addOptions({{u"url"_s, {}, u"URL"_s}, QCommandLineOption(u"blocks"_s), QCommandLineOption(u"painted"_s), {u"minutes"_s, {}, u"N"_s, u"0"_s}});
        parser.process(application);
        return {QUrl(parser.value(u"url"_s)), parser.isSet(u"blocks"_s), parser.isSet(u"painted"_s),
                std::chrono::minutes(parser.value(u"minutes"_s).toInt())};
    }
};

} // namespace

int main(int argc, char **argv)
{
    PaintWatch<LowDelay<QApplication>> application(argc, argv);
    const Order order = Order::from(application);
    theme::apply(application, {});
    test::FakeSecretStore secrets;
    HttpChatBackend backend(secrets);
    TranscriptView view;
    view.resize(900, 700);
    view.show();

    Asker asker(backend, view, order.url, QDeadlineTimer(order.minutes));
    PaintTimes times;
    if (order.painted)
        application.setPainted([&times, &view] { times.look(view); });
    std::unique_ptr<Blocks> blocks;
    QObject::connect(&asker, &Asker::done, &application, &QCoreApplication::quit, Qt::QueuedConnection);
    QTimer::singleShot(100ms, &asker, [&] {
        if (order.blocks)
            blocks = std::make_unique<Blocks>();
        asker.ask();
    });
    QApplication::exec();

    const QJsonObject result{{"whole"_L1, asker.isWhole()},
                             {"characters"_L1, double(asker.answerSize())},
                             {"streamCpuMs"_L1, double(asker.streamCpu()) / 1e6},
                             {"updates"_L1, double(application.updates())},
                             {"pssKb"_L1, asker.pss()},
                             {"anonymousKb"_L1, asker.anonymous()},
                             {"blocksUs"_L1, blocks ? blocks->json() : QJsonArray()},
                             {"paintedNs"_L1, times.json()}};
    fputs(QJsonDocument(result).toJson(QJsonDocument::Compact).constData(), stdout);
    view.setSession(nullptr);
    return 0;
}
#include "chatwindow.moc"
