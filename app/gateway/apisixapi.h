// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gateway.h"
#include "core/httpclient.h"
#include "core/result.h"
#include "gateway/gatewayresource.h"

#include <QJsonObject>
#include <QObject>

#include <optional>

namespace lineside {

/// Where requests to an Admin API go and with which key. Copied into each operation, so that none depends on the object that
/// began it; the client must outlive them.
struct ApisixApi {
    Gateway gateway;
    QUrl url;
    HttpClient *client = nullptr;

    static Result<ApisixApi> of(const Gateway &gateway, HttpClient &client);
    HttpRequest request(const QByteArray &method, const QString &path, const QString &query = {}) const;
    /// With a body. References count in it if it is a template.
    HttpRequest writing(const QByteArray &method, const QString &path, const QByteArray &body,
                        HttpRequest::Body kind = HttpRequest::Body::Plain) const;
};

/// One entry of an answer: the resource and what the gateway keeps beside it.
struct ApisixEntry {
    QString key; ///< "/apisix/routes/gemini-chat"
    QJsonObject value; ///< as it came: with times, and with its secrets
    std::optional<qint64> modifiedIndex;
};

/// The path of that resource below the prefix: "/routes/gemini-chat". Fails for an id that could mean another path.
Result<QString> apisixPath(const ResourceKey &key);

/// The JSON object of a successful answer, or why there is none.
Result<QJsonObject> answerObject(const Result<HttpResponse> &response, const ApisixApi &api);
/// An answer or an element of a list, taken apart.
Result<ApisixEntry> entryOf(const QJsonObject &object);
/// Reads one resource.
void fetchEntry(const ApisixApi &api, const QString &path, QObject *context, Callback<ApisixEntry> done);
/// The same, from the whole configuration where the gateway has nothing else.
void fetchEntry(const ApisixApi &api, const ResourceKey &key, QObject *context, Callback<ApisixEntry> done);

/// Is it the answer of a gateway that has no such resource?
bool isMissing(const HttpResponse &response);
/// Does the gateway know no resources of that kind, or no resources at all?
bool isUnsupported(const HttpResponse &response);

/// An operation that cannot begin still answers later, as it promised.
template<class T>
void failLater(QObject *context, const Callback<T> &done, const Error &error)
{
    QMetaObject::invokeMethod(context, [done, error] { done(failure(error)); }, Qt::QueuedConnection);
}

} // namespace lineside
