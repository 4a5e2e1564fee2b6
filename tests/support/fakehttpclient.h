// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpclient.h"

#include <QMetaObject>

namespace lineside::test {

/// Gives the answers it was told, one after the other, from the event loop like a real client, and keeps the requests. A request
/// too many gets an error.
class FakeHttpClient : public HttpClient
{
public:
    void send(const HttpRequest &request, QObject *context, Callback<HttpResponse> done) override
    {
        requests.append(request);
        Result<HttpResponse> answer = failure(Error::Kind::Network, QStringLiteral("no answer was prepared"));
        if (!answers.isEmpty())
            answer = answers.takeFirst();
        QMetaObject::invokeMethod(
            context, [done = std::move(done), answer] { done(answer); }, Qt::QueuedConnection);
    }

    /// A JSON answer as APISIX gives it.
    void prepare(int status, const QByteArray &body)
    {
        HttpResponse response;
        response.head.status = status;
        response.head.headers = {{"Content-Type", "application/json"}, {"Server", "APISIX/3.18.0"}, {"X-API-VERSION", "v3"}};
        response.body = body;
        answers.append(response);
    }

    QList<Result<HttpResponse>> answers;
    QList<HttpRequest> requests;
};

} // namespace lineside::test
