// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace lineside {

/// One server-sent event.
struct SseEvent {
    QByteArray name = "message"; ///< the `event` field; "error" also for the field `error:` that some servers send in place of data
    QByteArray data;             ///< data lines joined with LF; UTF-8, invalid sequences replaced
    QByteArray id;               ///< the last `id` of the stream so far
    friend bool operator==(const SseEvent &, const SseEvent &) = default;
};

struct SseLimits {
    qsizetype line = 16 * 1024 * 1024;  ///< bytes
    qsizetype event = 32 * 1024 * 1024; ///< bytes of data
};

/// Bytes in, events out: the parsing rules of the WHATWG HTML standard, "Server-sent events" §9.2.6, with one deviation: an event
/// that the stream left unterminated is given by `finish`, for real servers do that. Pure; any cut of the input gives the same events.
/// After a limit was exceeded it gives nothing more and `error` tells which.
class SseDecoder
{
public:
    explicit SseDecoder(SseLimits limits = {});

    QList<SseEvent> feed(QByteArrayView bytes);
    /// The end of the stream: what was still open.
    QList<SseEvent> finish();

    const std::optional<Error> &error() const { return m_error; }
    qint64 comments() const { return m_comments; }                    ///< comment lines seen: signs of life, not of progress
    bool endedInsideLine() const { return m_endedInsideLine; }        ///< `finish` found a line without its end
    std::optional<int> retryMs() const { return m_retryMs; }

private:
    void take(QByteArrayView piece);
    void endLine(QList<SseEvent> &out);
    void takeField(QByteArrayView name, QByteArrayView value);
    void appendData(QByteArrayView value);
    void dispatch(QList<SseEvent> &out);
    void fail(const QString &message);

    SseLimits m_limits;
    QByteArray m_line;
    QByteArray m_data;
    QByteArray m_name;
    QByteArray m_id;
    std::optional<Error> m_error;
    std::optional<int> m_retryMs;
    qint64 m_comments = 0;
    bool m_firstLine = true;
    bool m_hasData = false;
    bool m_afterCr = false;
    bool m_endedInsideLine = false;
};

} // namespace lineside
