// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "mock/serverrequest.h"

#include <QByteArray>

#include <memory>

namespace lineside {

/// Reads HTTP/1 requests from bytes as they come, one after the other on a connection. The grammar is Boost.Beast's; here are
/// only the limits and the values.
class HttpRequestParser
{
public:
    enum class State { NeedsMore, Complete, Failed };

    HttpRequestParser();
    ~HttpRequestParser();
    HttpRequestParser(const HttpRequestParser &) = delete;
    HttpRequestParser &operator=(const HttpRequestParser &) = delete;

    State feed(const QByteArray &bytes);
    /// True once for a request that waits for "100 Continue" before it sends its body.
    bool takeContinueWish();
    /// After Complete: the request. What came behind it belongs to the next one: feed({}) tells.
    ServerRequest take();
    /// After Failed: 400, 413 (body too large) or 431 (head too large).
    int failureStatus() const { return m_failureStatus; }

private:
    struct Grammar;
    std::unique_ptr<Grammar> m_grammar;
    QByteArray m_pending;
    bool m_continueWished = false;
    bool m_continueTold = false;
    int m_failureStatus = 0;
};

/// Reads one HTTP/1 answer from bytes as they come, and hands its body out piece by piece.
class HttpResponseParser
{
public:
    HttpResponseParser();
    ~HttpResponseParser();
    HttpResponseParser(const HttpResponseParser &) = delete;
    HttpResponseParser &operator=(const HttpResponseParser &) = delete;

    /// False if the bytes are no HTTP.
    bool feed(const QByteArray &bytes);
    /// The connection is over. True if the answer was whole.
    bool end();
    bool hasHead() const;
    bool isComplete() const;
    HttpHead head() const;
    QByteArray takeBody(); ///< what has come since the last call

private:
    struct Grammar;
    std::unique_ptr<Grammar> m_grammar;
    QByteArray m_pending;
};

} // namespace lineside
