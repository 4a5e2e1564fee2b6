// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/httpchatbackend.h"

#include "net/httpchatrun.h"
#include "net/neterror.h"
#include "net/requestbuilder.h"
#include "protocol/errorbody.h"
#include "protocol/modellist.h"

namespace lineside {

namespace {

Result<QList<ModelInfo>> modelsOf(const HttpResponse &response, const QUrl &url)
{
    if (isRedirect(response.head))
        return failure(redirectError(response.head, url));
    if (response.head.status >= 400)
        return failure(errorFromAnswer(response.head, parseErrorBody(response.body)));
    return parseModelList(response.body);
}

} // namespace

HttpChatBackend::HttpChatBackend(SecretStore &secrets)
    : m_secrets(secrets)
    , m_thread(std::make_shared<NetThread>())
    , m_client(secrets, m_thread)
{
}

HttpChatBackend::~HttpChatBackend() = default;

std::unique_ptr<ChatRun> HttpChatBackend::start(const ChatCall &call)
{
    auto run = std::make_unique<HttpChatRun>(m_thread, m_secrets, buildChatRequest(call));
    if (run->recorder())
        m_recorded.put(run->recorder());
    return run;
}

Result<HttpRequest> HttpChatBackend::describe(const ChatCall &call) const
{
    return buildChatRequest(call);
}

void HttpChatBackend::listModels(const Provider &provider, QObject *context, Callback<QList<ModelInfo>> done)
{
    const Result<HttpRequest> request = buildModelsRequest(provider);
    if (!request) {
        QMetaObject::invokeMethod(
            context, [done = std::move(done), error = request.error()] { done(failure(error)); }, Qt::QueuedConnection);
        return;
    }
    m_client.send(*request, context, [done = std::move(done), url = request->url](const Result<HttpResponse> &response) {
        done(response.and_then([&url](const HttpResponse &answer) { return modelsOf(answer, url); }));
    });
}

} // namespace lineside
