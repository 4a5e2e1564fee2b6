// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <chrono>
#include <memory>
#include <optional>

namespace lineside {

/// Counts from the request handed to the network, as `ReplyTimes` do.
using WireTime = std::chrono::microseconds;

/// One read of the connection that brought something of an answer's body.
struct WirePiece {
    WireTime at{};
    qint64 end = 0; ///< the place in the body behind it; the next one begins there
    friend bool operator==(const WirePiece &, const WirePiece &) = default;
};

/// One server-sent event as it lies in the body.
struct WireEvent {
    /// What a chat takes from it; if several things, the first of these.
    enum class Kind { Text, Reasoning, Refusal, ToolCall, Finish, Usage, Start, Done, Error, Other };
    WireTime at{};      ///< of the read that brought its end
    qint64 begin = 0;   ///< behind the event before; comments between them count in
    qint64 end = 0;
    QByteArray name = {}; ///< "message" where it named none
    Kind kind = Kind::Other;
    bool isToken = false; ///< brought text or reasoning
    qint64 dataBegin = -1; ///< of data that stands in the body in one piece; -1: it is in `joined`
    qint64 dataSize = 0;
    QByteArray joined = {};

    QByteArrayView data(const QByteArray &body) const { return dataBegin < 0 ? QByteArrayView(joined) : QByteArrayView(body).sliced(dataBegin, dataSize); }
    qint64 size() const { return end - begin; }
    friend bool operator==(const WireEvent &, const WireEvent &) = default;
};

/// What of an exchange is kept at most.
struct WireLimits {
    qint64 bytes = 4 * 1024 * 1024; ///< of the answer's body, and as many of the request's
    qsizetype reads = 50'000;
    qsizetype events = 20'000;
};

/// A request and its answer as they went over the wire. No keys: references stand in their place where we put them in, asterisks
/// where the other side or the user wrote them.
struct WireRecord {
    HttpRequest request;
    qint64 requestBodySize = 0; ///< of what was sent; more than there is here where a limit was reached
    std::optional<WireTime> sent;
    std::optional<WireTime> firstByte;
    std::optional<WireTime> total;
    HttpHead head; ///< status 0 until it came
    QByteArray body; ///< as it came, without the framing of chunks
    qint64 bodySize = 0; ///< of all that came; more than there is here where a limit was reached
    QList<WirePiece> reads;
    QList<WireEvent> events;
    WireLimits limits;
    bool isStream = false;   ///< server-sent events came, whatever was asked
    bool eventsCut = false;  ///< there were more events than are kept
    bool isOver = false;

    bool bodyCut() const { return bodySize > body.size() && isOver; }
};

/// Reads a log from its beginning, in portions that cost little, also while it grows. The log must outlive it.
class WireReader
{
public:
    virtual ~WireReader() = default;
    /// Takes up what is there, at most a portion of it. Returns whether there is more at once.
    virtual bool readOn() = 0;
    virtual const WireRecord &record() const = 0;
};

/// What one reply was on the wire. Filled by the network, read by whoever wants to see it; both may be at it at the same time.
class WireLog
{
public:
    virtual ~WireLog() = default;
    virtual std::unique_ptr<WireReader> reader() const = 0;
    /// It was given up for newer ones: readers find nothing new.
    virtual bool isForgotten() const = 0;
};

} // namespace lineside
