// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/qnamhttpclient.h"

#include "core/resolve.h"
#include "net/httpstream.h"

#include <utility>

namespace lineside {

namespace {

constexpr qsizetype mostBytes = 32 * 1024 * 1024;

using Deliver = std::function<void(const Result<HttpResponse> &)>;

// Collects the answer in the network thread and hands it over as a whole.
class WholeAnswer : public StreamSink
{
public:
    WholeAnswer(HttpStream::Order order, std::shared_ptr<ReturnAddress> address, Deliver deliver)
        : m_order(std::move(order))
        , m_address(std::move(address))
        , m_deliver(std::move(deliver))
    {
    }

    void takeSent(Moment) override {}

    Flow takeHead(const HttpHead &head, Moment) override
    {
        m_response.head = head;
        for (RawHeader &header : m_response.head.headers)
            header.value = m_order->masked(header.value);
        return Flow::More;
    }

    Flow takeBytes(QByteArrayView bytes, Moment) override
    {
        const qsizetype room = mostBytes - m_response.body.size();
        m_response.body.append(bytes.first(qMin(room, bytes.size())));
        m_response.bodyCut = bytes.size() > room;
        return m_response.bodyCut ? Flow::Enough : Flow::More;
    }

    void takeEnd(const StreamEnd &end, Moment) override
    {
        m_address->post([deliver = m_deliver, result = result(end)] { deliver(result); });
    }

private:
    Result<HttpResponse> result(const StreamEnd &end)
    {
        if (end.error) {
            Error error = *end.error;
            error.message = m_order->masked(error.message);
            error.details = m_order->masked(error.details);
            return failure(error);
        }
        if (m_response.head.status >= 400)
            m_response.body = m_order->masked(m_response.body);
        return m_response;
    }

    HttpStream::Order m_order;
    std::shared_ptr<ReturnAddress> m_address;
    Deliver m_deliver;
    HttpResponse m_response;
};

// One request under way. A child of its context, so that it goes with it.
class WholeExchange : public QObject
{
public:
    WholeExchange(std::shared_ptr<NetThread> thread, Callback<HttpResponse> done, QObject *context)
        : QObject(context)
        , m_thread(std::move(thread))
        , m_address(std::make_shared<ReturnAddress>(this))
        , m_done(std::move(done))
    {
    }
    ~WholeExchange() override { m_address->revoke(); }

    void start(const HttpRequest &request, SecretStore &secrets)
    {
        resolve(request, secrets, this, [this, connection = request.connection](Result<ResolvedRequest> resolved) {
            if (resolved)
                transmit(std::make_shared<ResolvedRequest>(std::move(*resolved)), connection);
            else
                finish(failure(resolved.error()));
        });
    }

private:
    void transmit(const HttpStream::Order &order, const ConnectionSettings &connection)
    {
        m_stream.reset(new HttpStream(
            std::make_unique<WholeAnswer>(order, m_address, [this](const Result<HttpResponse> &result) { finish(result); })));
        m_thread->adopt(m_stream.get());
        QMetaObject::invokeMethod(
            m_stream.get(), [stream = m_stream.get(), thread = m_thread.get(), order, connection] { stream->start(thread->lanes(), order, connection); },
            Qt::QueuedConnection);
    }

    void finish(const Result<HttpResponse> &result)
    {
        deleteLater();
        m_stream.reset();
        std::exchange(m_done, nullptr)(result);
    }

    std::shared_ptr<NetThread> m_thread; // outlives the stream
    std::shared_ptr<ReturnAddress> m_address;
    std::unique_ptr<HttpStream, DeleteLater> m_stream;
    Callback<HttpResponse> m_done;
};

} // namespace

QnamHttpClient::QnamHttpClient(SecretStore &secrets)
    : QnamHttpClient(secrets, std::make_shared<NetThread>())
{
}

QnamHttpClient::QnamHttpClient(SecretStore &secrets, std::shared_ptr<NetThread> thread)
    : m_secrets(secrets)
    , m_thread(std::move(thread))
{
}

QnamHttpClient::~QnamHttpClient() = default;

void QnamHttpClient::send(const HttpRequest &request, QObject *context, Callback<HttpResponse> done)
{
    auto *exchange = new WholeExchange(m_thread, std::move(done), context);
    exchange->start(request, m_secrets);
}

} // namespace lineside
