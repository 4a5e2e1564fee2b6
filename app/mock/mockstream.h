// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mock/mockchunks.h"
#include "mock/mocksettings.h"
#include "mock/serverexchange.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace lineside {

/// Sends a streamed answer, piece by piece, and breaks it where the scenario says so. Belongs to its exchange.
class MockStream : public QObject
{
    Q_OBJECT
public:
    MockStream(ServerExchange &exchange, const MockChunks &chunks, const MockSettings &settings);
    void start();

private:
    enum class Ending { Clean, HalfEventThenCut, HalfEventThenReset, Silence };

    void planTrouble(const MockChunks &chunks);
    void step();
    void end();
    void pourHugeLine();

    ServerExchange &m_exchange;
    QList<RawHeader> m_headers;
    std::chrono::milliseconds m_pace;
    std::chrono::milliseconds m_pause;
    QList<QByteArray> m_events;
    Ending m_ending = Ending::Clean;
    QByteArray m_lastWords;
    qsizetype m_pauseAt = -1; ///< with this many events still to send; -1: never
    qint64 m_hugeLeft = 0;
    QTimer m_timer;
};

} // namespace lineside
