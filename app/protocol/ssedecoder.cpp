// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/ssedecoder.h"

#include <QCoreApplication>
#include <QStringConverter>

#include <algorithm>
#include <cstring>
#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::SseDecoder)
};

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF", 3);

QByteArray validUtf8(QByteArrayView bytes)
{
    if (bytes.isValidUtf8())
        return bytes.toByteArray();
    // The flag keeps a byte order mark that is not at the start of the stream.
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless | QStringConverter::Flag::ConvertInitialBom);
    const QString text = decoder.decode(bytes);
    return text.toUtf8();
}

// Where a byte comes next. Looks ahead once for each place it stands at, also where the other kind of line end is far more frequent.
class NextByte
{
public:
    NextByte(char byte, QByteArrayView bytes)
        : m_byte(byte)
        , m_next(bytes.begin())
        , m_end(bytes.end())
    {
        find(m_next);
    }
    const char *from(const char *at)
    {
        if (m_next < at)
            find(at);
        return m_next;
    }

private:
    void find(const char *at)
    {
        const void *const found = at == m_end ? nullptr : std::memchr(at, m_byte, size_t(m_end - at));
        m_next = found ? static_cast<const char *>(found) : m_end;
    }

    char m_byte;
    const char *m_next;
    const char *m_end;
};

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

SseDecoder::SseDecoder(SseLimits limits)
    : m_limits(limits)
{
}

QList<SseEvent> SseDecoder::feed(QByteArrayView bytes)
{
    QList<SseEvent> events;
    const char *at = bytes.begin();
    const char *const end = bytes.end();
    NextByte feeds('\n', bytes);
    NextByte returns('\r', bytes);
    while (at != end && !m_error) {
        // A line feed right after a carriage return belongs to the line end that was already taken.
        if (std::exchange(m_afterCr, false) && *at == '\n') {
            ++at;
            continue;
        }
        const char *const stop = std::min(feeds.from(at), returns.from(at));
        take(QByteArrayView(at, stop - at));
        at = stop;
        if (at != end && !m_error) {
            m_afterCr = *at == '\r';
            endLine(events);
            ++at;
        }
    }
    return events;
}

QList<SseEvent> SseDecoder::finish()
{
    QList<SseEvent> events;
    if (m_error)
        return events;
    if (!m_line.isEmpty()) {
        m_endedInsideLine = true;
        endLine(events);
    }
    if (!m_error)
        dispatch(events);
    return events;
}

void SseDecoder::take(QByteArrayView piece)
{
    if (m_line.size() + piece.size() > m_limits.line) {
        fail(Tr::tr("A line of the stream is longer than %1 bytes.").arg(m_limits.line));
        return;
    }
    m_line.append(piece);
}

void SseDecoder::endLine(QList<SseEvent> &out)
{
    QByteArrayView line(m_line);
    if (std::exchange(m_firstLine, false) && line.startsWith(byteOrderMark))
        line = line.sliced(byteOrderMark.size());
    if (line.isEmpty()) {
        dispatch(out);
    } else if (line.front() == ':') {
        ++m_comments;
    } else {
        const qsizetype colon = line.indexOf(':');
        QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
        if (value.startsWith(' '))
            value = value.sliced(1);
        takeField(colon < 0 ? line : line.first(colon), value);
    }
    m_line.resize(0); // keeps its capacity
}

void SseDecoder::takeField(QByteArrayView name, QByteArrayView value)
{
    if (name == "data") {
        appendData(value);
    } else if (name == "event") {
        m_name = validUtf8(value);
    } else if (name == "id") {
        if (!value.contains('\0'))
            m_id = validUtf8(value);
    } else if (name == "retry") {
        if (isDigits(value)) {
            bool fits = false;
            const int ms = value.toByteArray().toInt(&fits);
            if (fits)
                m_retryMs = ms;
        }
    } else if (name == "error") { // not in the standard: older llama.cpp servers
        m_name = "error";
        appendData(value);
    }
}

void SseDecoder::appendData(QByteArrayView value)
{
    if (m_data.size() + value.size() + 1 > m_limits.event) {
        fail(Tr::tr("An event of the stream is larger than %1 bytes.").arg(m_limits.event));
        return;
    }
    m_data.append(value).append('\n');
    m_hasData = true;
}

void SseDecoder::dispatch(QList<SseEvent> &out)
{
    if (std::exchange(m_hasData, false)) {
        SseEvent event;
        if (!m_name.isEmpty())
            event.name = m_name;
        event.data = validUtf8(QByteArrayView(m_data).chopped(1));
        event.id = m_id;
        out.append(std::move(event));
    }
    m_name.clear();
    m_data.resize(0);
}

void SseDecoder::fail(const QString &message)
{
    m_error = Error{.kind = Error::Kind::Protocol, .message = message, .hint = {}, .details = {}, .httpStatus = 0};
    m_line = {};
    m_data = {};
    m_hasData = false;
}

} // namespace lineside
