// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatevent.h"
#include "core/httpmessage.h"
#include "core/result.h"
#include "core/target.h"
#include "core/wirelog.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace lineside {

/// When things happened in a reply, from the request handed to the network.
struct ReplyTimes {
    std::optional<std::chrono::microseconds> requestSent;
    std::optional<std::chrono::microseconds> firstByte;
    std::optional<std::chrono::microseconds> firstToken; ///< text or reasoning
    std::optional<std::chrono::microseconds> lastToken;
    std::optional<std::chrono::microseconds> total;
    friend bool operator==(const ReplyTimes &, const ReplyTimes &) = default;
};

/// How a reply went on the wire.
struct ReplyFacts {
    HttpHead head;
    ReplyTimes times;
    bool streamed = false; ///< server-sent events came, whatever was asked
    bool complete = false; ///< `[DONE]`, a finish reason, or a whole JSON body was seen; otherwise the reply was cut
    friend bool operator==(const ReplyFacts &, const ReplyFacts &) = default;
};

/// One reply as it comes. Emits `eventsArrived` at once after quiet, otherwise every few milliseconds, then exactly one of `completed` and `failed`, and nothing
/// after that. Owned by the caller; deleting it closes the connection and emits nothing.
class ChatRun : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// Closes the connection now. Ends with `failed`, Kind::Cancelled, after a last `eventsArrived` for what had come.
    virtual void stop() = 0;
    /// What goes over the wire, from the beginning of the reply on; null where nothing is recorded.
    virtual std::shared_ptr<const WireLog> wireLog() const { return {}; }

Q_SIGNALS:
    void eventsArrived(const QList<lineside::ChatEvent> &events);
    /// The answer ended and was one. `facts.complete` tells whether it was whole.
    void completed(const lineside::ReplyFacts &facts);
    void failed(const lineside::Error &error, const lineside::ReplyFacts &facts);
};

struct ModelInfo {
    QString id;
    QString ownedBy;
    friend bool operator==(const ModelInfo &, const ModelInfo &) = default;
};

/// Talks to models. The port between conversations and the network.
class ChatBackend
{
public:
    virtual ~ChatBackend() = default;
    /// Starts at once; a call that cannot be made (no URL, no key) fails through the run, after this returned.
    virtual std::unique_ptr<ChatRun> start(const ChatCall &call) = 0;
    /// The request that `start` would send, with references in place of keys.
    virtual Result<HttpRequest> describe(const ChatCall &call) const = 0;
    virtual void listModels(const Provider &provider, QObject *context, Callback<QList<ModelInfo>> done) = 0;
};

} // namespace lineside

Q_DECLARE_METATYPE(lineside::ReplyFacts)
