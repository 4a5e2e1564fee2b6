// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpclient.h"

#include <QJsonObject>
#include <QMap>
#include <QObject>

#include <functional>
#include <optional>

namespace lineside::test {

/// An HTTP client with the Admin API's routes behind it: GET, PUT and DELETE on a map, answered from the event loop in the
/// shapes that an APISIX uses, and its plugins with their schemas. `refusal` answers instead; `hold` keeps answers back until `release`.
class FakeGateway : public QObject, public HttpClient
{
public:
    void send(const HttpRequest &request, QObject *context, Callback<HttpResponse> done) override;
    void release();

    QMap<QString, QJsonObject> routes;
    QByteArray version = "3.18.0";
    QMap<QString, QJsonObject> schemas; ///< of plugins; none: it does not tell
    std::optional<Result<HttpResponse>> refusal;
    bool hold = false;
    bool isServing = true; ///< what was put; otherwise requests through it find no route
    QList<HttpRequest> requests;
    qint64 index = 10; ///< grows with each write
    int pending = 0; ///< requests that are not answered yet

private:
    HttpResponse answer(const HttpRequest &request);
    HttpResponse answerAboutItself(const QString &path) const;

    std::function<void()> m_held;
};

HttpResponse adminAnswer(int status, const QJsonObject &body);

} // namespace lineside::test
