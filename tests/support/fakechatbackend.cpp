// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/fakechatbackend.h"

using namespace Qt::StringLiterals;

namespace lineside::test {

void FakeChatRun::stop()
{
    ++stops;
    fail({.kind = Error::Kind::Cancelled, .message = u"stopped"_s, .hint = {}, .details = {}, .httpStatus = 0});
}

void FakeChatRun::complete(bool whole)
{
    facts.complete = whole;
    Q_EMIT completed(facts);
}

void FakeChatRun::fail(const Error &error)
{
    Q_EMIT failed(error, facts);
}

std::unique_ptr<ChatRun> FakeChatBackend::start(const ChatCall &call)
{
    calls.append(call);
    auto made = std::make_unique<FakeChatRun>();
    run = made.get();
    return made;
}

Result<HttpRequest> FakeChatBackend::describe(const ChatCall &call) const
{
    HttpRequest request;
    request.url = QUrl(u"https://fake.example/"_s + requestedModel(call.target));
    for (const ChatMessage &message : call.request.messages)
        request.body += message.text.toUtf8() + '\n';
    return request;
}

void FakeChatBackend::listModels(const Provider &, QObject *context, Callback<QList<ModelInfo>> done)
{
    QMetaObject::invokeMethod(context, [done = std::move(done), answer = models] { done(answer); }, Qt::QueuedConnection);
}

} // namespace lineside::test
