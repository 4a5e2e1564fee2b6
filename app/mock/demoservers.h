// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/demohost.h"
#include "core/secretstore.h"
#include "mock/mocksettings.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QThread>

#include <optional>

namespace lineside {

/// Where the demo's servers listen (0: on any free port) and how its model behaves.
struct DemoSettings {
    quint16 modelPort = 0;
    quint16 gatewayPort = 0; ///< of the data plane
    quint16 adminPort = 0;
    MockSettings model; ///< its key is set by the demo
    bool isStandalone = false; ///< the gateway takes only its whole configuration
};

/// The built-in demo: a mock model and a demo gateway on loopback, in a thread of their own, with the Gemini example route
/// pushed. Its keys open nothing but the demo, so they are no secrets; they go to the secret store all the same, and whoever
/// runs an exported command against the demo may set them: see `keys`.
class DemoServers : public QObject, public DemoHost
{
    Q_OBJECT
public:
    /// A key of the demo, and the environment variable that stands for it in exported commands.
    struct Key {
        QString variable;
        QByteArray value;
    };

    explicit DemoServers(SecretStore &secrets, DemoSettings settings = {});
    ~DemoServers() override;

    bool isRunning() const override { return m_setup.has_value(); }
    void start(QObject *context, Callback<DemoSetup> done) override;
    static QList<Key> keys();

private:
    class World;
    struct Waiting {
        QPointer<QObject> context;
        Callback<DemoSetup> done;
    };
    void launch();
    void takeOutcome(const Result<DemoSetup> &outcome);

    SecretStore &m_secrets;
    DemoSettings m_settings;
    QThread m_thread;
    World *m_world = nullptr; ///< lives in the thread and ends with it
    std::optional<DemoSetup> m_setup;
    QList<Waiting> m_waiting;
};

} // namespace lineside
