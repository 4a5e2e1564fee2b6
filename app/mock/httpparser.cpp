// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/httpparser.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <limits>

namespace http = boost::beast::http;

namespace lineside {

namespace {

constexpr std::uint32_t headLimit = 64 * 1024;
constexpr std::uint64_t requestBodyLimit = 80 * 1024 * 1024; // above the gateway's own limit of 64 MiB

QByteArray toBytes(boost::beast::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

template<class Fields>
QList<RawHeader> headersOf(const Fields &fields)
{
    QList<RawHeader> headers;
    for (const auto &field : fields)
        headers.append({toBytes(field.name_string()), toBytes(field.value())});
    return headers;
}

// Gives the parser what is pending until it wants more or is done. Returns the error, which need_more is not.
template<class Parser>
boost::beast::error_code consume(Parser &parser, QByteArray &pending)
{
    boost::beast::error_code error;
    while (!pending.isEmpty() && !parser.is_done()) {
        const std::size_t used = parser.put(boost::asio::const_buffer(pending.constData(), std::size_t(pending.size())), error);
        pending.remove(0, qsizetype(used));
        if (error == http::error::need_more)
            return {};
        if (error || used == 0)
            return error;
    }
    return error;
}

} // namespace

struct HttpRequestParser::Grammar {
    Grammar()
    {
        parser.eager(true);
        parser.header_limit(headLimit);
        parser.body_limit(requestBodyLimit);
    }
    http::request_parser<http::string_body> parser;
};

HttpRequestParser::HttpRequestParser()
    : m_grammar(std::make_unique<Grammar>())
{
}

HttpRequestParser::~HttpRequestParser() = default;

HttpRequestParser::State HttpRequestParser::feed(const QByteArray &bytes)
{
    m_pending += bytes;
    auto &parser = m_grammar->parser;
    const boost::beast::error_code error = consume(parser, m_pending);
    if (error) {
        m_failureStatus = error == http::error::body_limit ? 413 : error == http::error::header_limit ? 431 : 400;
        return State::Failed;
    }
    if (parser.is_done())
        return State::Complete;
    if (parser.is_header_done() && !m_continueTold)
        m_continueWished = boost::beast::iequals(parser.get()[http::field::expect], "100-continue");
    return State::NeedsMore;
}

bool HttpRequestParser::takeContinueWish()
{
    const bool wished = m_continueWished && !m_continueTold;
    m_continueTold = m_continueTold || wished;
    return wished;
}

ServerRequest HttpRequestParser::take()
{
    auto message = m_grammar->parser.release();
    ServerRequest request{.method = toBytes(message.method_string()),
                          .target = toBytes(message.target()),
                          .headers = headersOf(message.base()),
                          .body = toBytes(message.body()),
                          .keepAlive = message.keep_alive(),
                          .takesChunks = message.version() >= 11};
    m_grammar = std::make_unique<Grammar>();
    m_continueWished = m_continueTold = false;
    return request;
}

struct HttpResponseParser::Grammar {
    Grammar()
    {
        parser.eager(true);
        parser.header_limit(headLimit);
        parser.body_limit(std::numeric_limits<std::uint64_t>::max());
    }
    http::response_parser<http::string_body> parser;
};

HttpResponseParser::HttpResponseParser()
    : m_grammar(std::make_unique<Grammar>())
{
}

HttpResponseParser::~HttpResponseParser() = default;

bool HttpResponseParser::feed(const QByteArray &bytes)
{
    m_pending += bytes;
    return !consume(m_grammar->parser, m_pending);
}

bool HttpResponseParser::end()
{
    auto &parser = m_grammar->parser;
    if (!parser.got_some())
        return false;
    boost::beast::error_code error;
    if (!parser.is_done())
        parser.put_eof(error);
    return !error && parser.is_done();
}

bool HttpResponseParser::hasHead() const
{
    return m_grammar->parser.is_header_done();
}

bool HttpResponseParser::isComplete() const
{
    return m_grammar->parser.is_done();
}

HttpHead HttpResponseParser::head() const
{
    const auto &message = m_grammar->parser.get();
    return {.status = int(message.result_int()), .reason = toBytes(message.reason()), .version = "1.1", .headers = headersOf(message.base())};
}

QByteArray HttpResponseParser::takeBody()
{
    std::string &body = m_grammar->parser.get().body();
    QByteArray piece(body.data(), qsizetype(body.size()));
    body.clear();
    return piece;
}

} // namespace lineside
