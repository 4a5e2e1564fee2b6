// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "process/startorders.h"

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

#include <chrono>

class QLocalSocket;

namespace lineside {

/// Sees to it that a workspace has one window: a second start hands what it was asked to do to the first and ends. Whatever goes wrong with
/// that, the start has a window of its own, which does no harm.
class OneWindow : public QObject
{
    Q_OBJECT
public:
    enum class Start {
        First,  ///< listens from now on
        Handed, ///< the first one has the orders
        Alone,  ///< there is a first one that does not answer, or nobody can be asked
    };
    /// How long a start waits for the first one, and the first one for what a start has to say.
    static constexpr std::chrono::milliseconds usualPatience{3000};

    /// `folder` is made, for this user alone. The windows of one `workspaceFile` are found by it.
    OneWindow(const QString &folder, const QString &workspaceFile, std::chrono::milliseconds patience = usualPatience, QObject *parent = nullptr);
    ~OneWindow() override;

    /// To be called once, before there is a window: it waits.
    Start start(const StartOrders &orders);
    QString socketName() const { return m_name; }

    /// `lineside` in the folder of what runs, which goes with the user's session.
    static QString defaultFolder();

Q_SIGNALS:
    void asked(const lineside::StartOrders &orders); ///< by a second start

private:
    bool listen();
    bool hand(const QByteArray &orders, std::chrono::milliseconds most, bool &isThere) const;
    void takeConnections();
    void read(QLocalSocket *socket);

    const QString m_name;
    const std::chrono::milliseconds m_patience;
    QLockFile m_lock;
    QLocalServer m_server;
    int m_connections = 0;
};

} // namespace lineside
