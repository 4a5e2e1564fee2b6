// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/faultlab.h"
#include "mock/mocksettings.h"

#include <QObject>
#include <QThread>

namespace lineside {

/// The fault lab on a mock model, in a thread of its own. `base` is what every scenario begins with; `port` 0: any free one.
class MockLab : public QObject, public FaultLab
{
    Q_OBJECT
public:
    explicit MockLab(MockSettings base = {}, quint16 port = 0);
    ~MockLab() override;

    QList<FaultScenario> scenarios() const override;
    bool isRunning() const override { return m_world; }
    void play(const QString &scenario, QObject *context, Callback<QUrl> done) override;
    void lastRequest(QObject *context, Callback<std::optional<SeenRequest>> done) override;
    void stop() override;

private:
    class World;
    template<class Value, class Act>
    void ask(QObject *context, Callback<Value> done, Act act);

    MockSettings m_base;
    quint16 m_port;
    QThread m_thread;
    World *m_world = nullptr; ///< lives in the thread and ends with it
};

} // namespace lineside
