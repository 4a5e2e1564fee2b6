// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatevent.h"
#include "core/error.h"
#include "core/httpmessage.h"
#include "protocol/ssedecoder.h"

#include <QList>

#include <memory>
#include <optional>

namespace lineside {

/// What a piece of an answer brought.
struct DecodedPiece {
    QList<ChatEvent> chat;
    QList<SseEvent> events; ///< the bare server-sent events, in order; empty for a JSON body
    QList<int> chatPerEvent; ///< how many of `chat` each of `events` brought
};

/// How an answer ended.
struct AnswerEnd {
    enum class Shape {
        Empty,
        Stream, ///< server-sent events
        Json,
        Html,
        Other,
    };
    Shape shape = Shape::Empty; ///< by what came, not by what was asked or labelled
    bool done = false;          ///< `[DONE]` was seen
    bool finished = false;      ///< every choice seen had a finish reason
    bool complete = false;      ///< done, finished, or a whole JSON answer
    bool malformed = false;     ///< parts were not valid JSON, or a line was left half
    std::optional<Error> error; ///< an error that the answer itself told of (in a body or in an event), or why it is none
};

/// Reads the answer to a chat request in OpenAI's dialect, stream or JSON, whichever came: decided by the head and the first bytes.
/// Pure; any cut of the body gives the same result. Accepts the deviations of real servers; unknown fields are ignored.
/// Bodies of errors (status 400 and above) are kept up to 256 kB and end up in `AnswerEnd::error`.
class AnswerDecoder
{
public:
    explicit AnswerDecoder(const HttpHead &head, SseLimits limits = {});
    ~AnswerDecoder();
    AnswerDecoder(AnswerDecoder &&) noexcept;
    AnswerDecoder &operator=(AnswerDecoder &&) noexcept;

    DecodedPiece feed(QByteArrayView bytes);
    /// The body is over. `last` receives what was still open (a whole JSON body is decoded here).
    AnswerEnd finish(DecodedPiece &last);

    bool isStream() const; ///< known after the first non-blank byte
    bool isDone() const;   ///< `[DONE]` was seen: nothing more is to be expected

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace lineside
