// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/wirerecording.h"

#include <QTcpServer>
#include <QUrl>

#include <chrono>

namespace lineside::test {

/// Plays recorded exchanges back on loopback: whatever is asked at `/replay/NAME` (and below it) gets the raw bytes that came
/// then, read by read, at the times they came, and the end that the connection had.
class ReplayServer : public QTcpServer
{
    Q_OBJECT
public:
    /// Times are multiplied by `pace`; 0 sends read after read without waiting. No wait is longer than `longestWait`.
    explicit ReplayServer(double pace = 1.0, std::chrono::milliseconds longestWait = std::chrono::milliseconds(500),
                          QObject *parent = nullptr);

    QUrl url(const QString &name) const;
    int played() const { return m_played; }

protected:
    void incomingConnection(qintptr handle) override;

private:
    class Connection;

    double m_pace;
    std::chrono::milliseconds m_longestWait;
    int m_played = 0;
};

} // namespace lineside::test
