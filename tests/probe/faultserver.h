// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTcpServer>
#include <QUrl>

namespace lineside::test {

/// A server on loopback that waits for a request's head, says a few bytes and ends the connection in one of the ways there are.
class FaultServer : public QTcpServer
{
    Q_OBJECT
public:
    enum class Ending { StaysOpen, Closes, Resets };
    /// Speaks `bytes` as soon as something came, or at once if `atOnce`.
    FaultServer(const QByteArray &bytes, Ending ending, bool atOnce = false);

    QUrl url(const QString &scheme = QStringLiteral("http")) const;
    int requests() const { return m_requests; }
    QByteArray seen() const { return m_seen; }
    int open() const { return m_open; }

protected:
    void incomingConnection(qintptr handle) override;

private:
    QByteArray m_bytes;
    Ending m_ending;
    bool m_atOnce;
    QByteArray m_seen;
    int m_requests = 0;
    int m_open = 0;
};

/// A port of this machine that nothing listens on.
quint16 unusedPort();

} // namespace lineside::test
