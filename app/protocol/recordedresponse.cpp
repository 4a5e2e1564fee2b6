// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/recordedresponse.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::RecordedResponse)
};

// Takes lines off the front of a text and knows where it stands.
class LineCursor
{
public:
    explicit LineCursor(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }
    qsizetype at() const { return m_at; }
    qsizetype left() const { return m_bytes.size() - m_at; }
    bool hasLine() const { return m_bytes.indexOf('\n', m_at) >= 0; }
    QByteArrayView line()
    {
        const qsizetype end = m_bytes.indexOf('\n', m_at);
        const qsizetype stop = end < 0 ? m_bytes.size() : end;
        const QByteArrayView text = m_bytes.sliced(m_at, stop - m_at);
        m_at = end < 0 ? stop : end + 1;
        return text.endsWith('\r') ? text.chopped(1) : text;
    }
    QByteArrayView take(qsizetype size)
    {
        const QByteArrayView text = m_bytes.sliced(m_at, std::min(size, left()));
        m_at += text.size();
        return text;
    }
    void goTo(qsizetype at) { m_at = at; }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
};

bool readHead(LineCursor &cursor, HttpHead &head)
{
    head = {};
    const QByteArray status = cursor.line().toByteArray();
    const qsizetype space = status.indexOf(' ');
    if (!looksLikeHttpResponse(status) || space < 0)
        return false;
    head.version = status.mid(5, space - 5);
    head.status = status.mid(space + 1, 3).toInt();
    head.reason = status.mid(space + 5).trimmed();
    while (cursor.left() > 0) {
        const QByteArrayView line = cursor.line();
        if (line.isEmpty())
            break;
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            head.headers.append({line.first(colon).trimmed().toByteArray(), line.sliced(colon + 1).trimmed().toByteArray()});
    }
    return head.status >= 100;
}

std::optional<qsizetype> chunkSize(QByteArrayView line)
{
    const qsizetype semicolon = line.indexOf(';');
    bool valid = false;
    const QByteArray text = (semicolon < 0 ? line : line.first(semicolon)).trimmed().toByteArray();
    const qlonglong size = text.toLongLong(&valid, 16);
    return valid && size >= 0 ? std::optional<qsizetype>(size) : std::nullopt;
}

void add(RecordedResponse &response, qsizetype raw, QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    response.stretches.append({.raw = raw, .body = response.body.size(), .size = bytes.size()});
    response.body.append(bytes);
}

// False where the first line is no chunk's size: whoever recorded it took the framing off.
bool readChunks(LineCursor &cursor, RecordedResponse &response)
{
    const qsizetype start = cursor.at();
    response.whole = false;
    while (cursor.hasLine()) {
        const auto size = chunkSize(cursor.line());
        if (!size) {
            const bool unframed = response.body.isEmpty();
            if (unframed)
                cursor.goTo(start);
            return !unframed;
        }
        if (*size == 0) {
            response.whole = true;
            return true;
        }
        const qsizetype raw = cursor.at();
        const QByteArrayView chunk = cursor.take(*size);
        add(response, raw, chunk);
        if (chunk.size() < *size)
            return true;
        cursor.line(); // the line end behind a chunk
    }
    return !response.body.isEmpty() || cursor.left() == 0;
}

void readBody(LineCursor &cursor, RecordedResponse &response)
{
    const QByteArray transfer = response.head.header("transfer-encoding").value_or(QByteArray()).toLower();
    if (transfer.contains("chunked") && readChunks(cursor, response))
        return;
    response.whole = true;
    bool valid = false;
    const qlonglong length = response.head.header("content-length").value_or(QByteArray()).toLongLong(&valid);
    const qsizetype raw = cursor.at();
    add(response, raw, cursor.take(valid && length >= 0 ? qsizetype(length) : cursor.left()));
    response.whole = !valid || response.body.size() >= length;
}

} // namespace

qsizetype RecordedResponse::bodyOffsetAt(qsizetype rawOffset) const
{
    qsizetype offset = 0;
    for (const Stretch &stretch : stretches) {
        if (rawOffset <= stretch.raw)
            break;
        offset = stretch.body + std::min(stretch.size, rawOffset - stretch.raw);
    }
    return offset;
}

bool looksLikeHttpResponse(QByteArrayView bytes)
{
    return bytes.startsWith("HTTP/");
}

Result<RecordedResponse> parseRecordedResponse(QByteArrayView bytes)
{
    LineCursor cursor(bytes);
    RecordedResponse response;
    do {
        if (!readHead(cursor, response.head))
            return failure(Error::Kind::Protocol, Tr::tr("The recording does not begin with the head of an HTTP response."));
    } while (response.head.status < 200 && cursor.left() > 0);
    readBody(cursor, response);
    return response;
}

} // namespace lineside
