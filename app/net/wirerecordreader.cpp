// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/wirerecordreader.h"

#include "net/wirerecorder.h"

#include <algorithm>
#include <cstring>

namespace lineside {

namespace {

constexpr qint64 portion = 128 * 1024;

using Kind = WireEvent::Kind;

Kind kindOf(const ChatEvent &event)
{
    return std::visit(overloaded{
                          [](const TextDelta &) { return Kind::Text; },
                          [](const ReasoningDelta &) { return Kind::Reasoning; },
                          [](const RefusalDelta &) { return Kind::Refusal; },
                          [](const ToolCallDelta &) { return Kind::ToolCall; },
                          [](const Finished &) { return Kind::Finish; },
                          [](const UsageReport &) { return Kind::Usage; },
                          [](const Started &) { return Kind::Start; },
                      },
                      event);
}

bool bringsToken(const ChatEvent &event)
{
    const auto *text = std::get_if<TextDelta>(&event);
    const auto *reasoning = std::get_if<ReasoningDelta>(&event);
    return (text && !text->text.isEmpty()) || (reasoning && !reasoning->text.isEmpty());
}

Kind kindOf(const SseEvent &event, const QList<ChatEvent> &brought)
{
    if (event.name == "error")
        return Kind::Error;
    if (event.data.trimmed().startsWith("[DONE]"))
        return Kind::Done;
    Kind first = Kind::Other;
    for (const ChatEvent &each : brought)
        first = std::min(first, kindOf(each));
    return first;
}

} // namespace

WireRecordReader::WireRecordReader(const WireRecorder &recorder)
    : m_recorder(recorder)
{
    recorder.beginCopy(m_record);
}

bool WireRecordReader::readOn()
{
    const bool hasMore = m_recorder.copyTo(m_record, portion);
    if (!m_decoder && m_record.head.status != 0)
        m_decoder.emplace(m_record.head);
    if (m_decoder && !m_isFinished)
        split();
    if (m_record.isOver && !hasMore)
        finish();
    return hasMore;
}

// Line by line, so that it is known where an event ends.
void WireRecordReader::split()
{
    const QByteArray &body = m_record.body;
    while (m_fed < body.size() && !m_record.eventsCut) {
        const char *const from = body.constData() + m_fed;
        const size_t left = size_t(body.size() - m_fed);
        const void *const feedAt = std::memchr(from, '\n', left);
        const qint64 lineEnd = feedAt ? static_cast<const char *>(feedAt) + 1 - body.constData() : body.size();
        const void *const returnAt = std::memchr(from, '\r', size_t(lineEnd - m_fed));
        feed(returnAt ? static_cast<const char *>(returnAt) + 1 - body.constData() : lineEnd);
    }
    m_record.isStream = m_decoder->isStream();
}

void WireRecordReader::feed(qint64 end)
{
    const QByteArrayView piece = QByteArrayView(m_record.body).sliced(m_fed, end - m_fed);
    // The second half of a line end whose first half ended an event.
    if (piece == "\n" && m_fed > 0 && m_begin == m_fed && m_record.body.at(m_fed - 1) == '\r' && !m_record.events.isEmpty()) {
        m_record.events.last().end = end;
        m_begin = end;
    }
    m_fed = end;
    while (m_read + 1 < m_record.reads.size() && m_record.reads.at(m_read).end < m_fed)
        ++m_read;
    take(m_decoder->feed(piece));
}

void WireRecordReader::take(const DecodedPiece &piece)
{
    qsizetype chat = 0;
    for (qsizetype i = 0; i < piece.events.size() && !m_record.eventsCut; ++i) {
        add(piece.events.at(i), piece.chat.mid(chat, piece.chatPerEvent.at(i)));
        chat += piece.chatPerEvent.at(i);
    }
}

void WireRecordReader::add(const SseEvent &event, const QList<ChatEvent> &brought)
{
    if (m_record.events.size() >= m_record.limits.events) {
        m_record.eventsCut = true;
        return;
    }
    WireEvent noted;
    noted.at = m_record.reads.isEmpty() ? WireTime() : m_record.reads.at(m_read).at;
    noted.begin = m_begin;
    noted.end = m_fed;
    noted.name = event.name;
    noted.kind = kindOf(event, brought);
    noted.isToken = std::ranges::any_of(brought, bringsToken);
    const qsizetype place = QByteArrayView(m_record.body).sliced(m_begin, m_fed - m_begin).indexOf(event.data);
    if (place >= 0) {
        noted.dataBegin = m_begin + place;
        noted.dataSize = event.data.size();
    } else {
        noted.joined = event.data;
    }
    m_record.events.append(std::move(noted));
    m_begin = m_fed;
}

// A body that was cut has no end to be judged by.
void WireRecordReader::finish()
{
    if (m_isFinished || !m_decoder)
        return;
    m_isFinished = true;
    if (m_record.eventsCut || m_record.bodyCut())
        return;
    DecodedPiece last;
    m_decoder->finish(last);
    take(last);
    m_record.isStream = m_decoder->isStream();
}

} // namespace lineside
