// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/mockstream.h"

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype eventsBeforeTrouble = 12;
constexpr qint64 hugeLineSize = 100'000'000;
constexpr qint64 hugePiece = 1'000'000;

} // namespace

MockStream::MockStream(ServerExchange &exchange, const MockChunks &chunks, const MockSettings &settings)
    : QObject(&exchange)
    , m_exchange(exchange)
    , m_headers(chunks.headers(true))
    , m_pace(settings.pace)
    , m_pause(settings.pause)
    , m_events(chunks.stream())
{
    planTrouble(chunks);
    m_timer.setInterval(m_pace);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &MockStream::step);
    connect(&m_exchange, &ServerExchange::clientGone, &m_timer, &QTimer::stop);
    connect(&m_exchange, &ServerExchange::drained, this, &MockStream::pourHugeLine);
}

void MockStream::planTrouble(const MockChunks &chunks)
{
    const auto breakOff = [this] {
        // A short answer breaks off before its end too.
        const qsizetype kept = qMin(eventsBeforeTrouble, qMax(qsizetype(1), m_events.size() - 3));
        m_lastWords = m_events.value(kept).first(qMin(qsizetype(40), m_events.value(kept).size()));
        m_events = m_events.first(qMin(kept, m_events.size()));
    };
    if (chunks.plays("cut"_L1)) {
        breakOff();
        m_ending = Ending::HalfEventThenCut;
    } else if (chunks.plays("reset"_L1)) {
        breakOff();
        m_ending = Ending::HalfEventThenReset;
    } else if (chunks.plays("stall"_L1)) {
        breakOff();
        m_ending = Ending::Silence;
    } else if (chunks.plays("pause"_L1)) {
        m_pauseAt = m_events.size() / 2;
    } else if (chunks.plays("clean-eof-no-done"_L1)) {
        breakOff();
    } else if (chunks.plays("error-event"_L1)) {
        breakOff();
        m_events.append(chunks.errorEvent());
    } else if (chunks.plays("bad-utf8"_L1)) {
        m_events.insert(qMin(qsizetype(2), m_events.size() - 1), chunks.badUtf8Event());
    } else if (chunks.plays("huge-line"_L1)) {
        breakOff();
        m_hugeLeft = hugeLineSize;
    }
}

void MockStream::start()
{
    m_exchange.sendHead(200, m_headers);
    step();
    m_timer.start();
}

void MockStream::step()
{
    if (!m_events.isEmpty()) {
        m_exchange.sendChunk(m_events.takeFirst());
        m_timer.setInterval(m_events.size() == m_pauseAt ? m_pause : m_pace);
        return;
    }
    m_timer.stop();
    if (m_hugeLeft > 0)
        m_exchange.sendChunk("data: "); // what follows goes when this has gone
    else
        end();
}

void MockStream::pourHugeLine()
{
    if (m_hugeLeft <= 0 || m_timer.isActive())
        return;
    m_hugeLeft -= hugePiece;
    m_exchange.sendChunk(QByteArray(hugePiece, 'x') + (m_hugeLeft > 0 ? QByteArray() : QByteArray("\n\n")));
    if (m_hugeLeft <= 0)
        end();
}

void MockStream::end()
{
    switch (m_ending) {
    case Ending::Clean:
        m_exchange.finish();
        break;
    case Ending::HalfEventThenCut:
        m_exchange.sendChunk(m_lastWords);
        m_exchange.cut();
        break;
    case Ending::HalfEventThenReset:
        m_exchange.sendChunk(m_lastWords);
        m_exchange.reset();
        break;
    case Ending::Silence:
        break; // until the client goes
    }
}

} // namespace lineside
