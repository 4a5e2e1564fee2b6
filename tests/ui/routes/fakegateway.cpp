// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/fakegateway.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace lineside::test {

namespace {

QJsonObject entry(const QString &id, const QJsonObject &value)
{
    return { { u"key"_s, QString(u"/apisix/routes/"_s + id) }, { u"value"_s, value }, { u"modifiedIndex"_s, value["update_time"_L1] } };
}

} // namespace

HttpResponse adminAnswer(int status, const QJsonObject &body)
{
    HttpResponse response;
    response.head.status = status;
    response.head.version = "1.1";
    response.head.headers = { { "Content-Type", "application/json" }, { "Server", "APISIX/3.18.0" }, { "X-API-VERSION", "v3" } };
    response.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return response;
}

HttpResponse FakeGateway::answerAboutItself(const QString &path) const
{
    const QString plugin = path.section("/schema/plugins/"_L1, 1);
    HttpResponse response = schemas.contains(plugin) ? adminAnswer(200, schemas.value(plugin)) : adminAnswer(404, {});
    if (path.endsWith("/plugins/list"_L1)) {
        response = adminAnswer(200, {});
        response.body = QJsonDocument(QJsonArray::fromStringList(schemas.keys())).toJson();
    } else if (path.endsWith("/schema/validate/routes"_L1)) {
        response = adminAnswer(200, {});
    }
    return response;
}

HttpResponse FakeGateway::answer(const HttpRequest &request)
{
    const QString path = request.url.path();
    if (!path.startsWith("/apisix/admin"_L1))
        return isServing ? adminAnswer(400, {}) : adminAnswer(404, { { u"error_msg"_s, u"404 Route Not Found"_s } });
    if (path.contains("/schema/"_L1) || path.contains("/plugins/"_L1))
        return answerAboutItself(path);
    const QString id = path.section("/routes/"_L1, 1);
    if (request.method == "PUT") {
        QJsonObject value = QJsonDocument::fromJson(request.body).object();
        const bool isNew = !routes.contains(value["id"_L1].toString());
        value["update_time"_L1] = ++index;
        routes[value["id"_L1].toString()] = value;
        return adminAnswer(isNew ? 201 : 200, entry(value["id"_L1].toString(), value));
    }
    if (id.isEmpty()) {
        QJsonArray list;
        for (auto route = routes.cbegin(); route != routes.cend(); ++route)
            list.append(entry(route.key(), route.value()));
        return adminAnswer(200, { { u"list"_s, list }, { u"total"_s, list.size() } });
    }
    if (!routes.contains(id))
        return adminAnswer(404, { { u"message"_s, u"Key not found"_s } });
    if (request.method == "DELETE") {
        routes.remove(id);
        return adminAnswer(200, { { u"key"_s, QString(u"/apisix/routes/"_s + id) }, { u"deleted"_s, u"1"_s } });
    }
    return adminAnswer(200, entry(id, routes.value(id)));
}

void FakeGateway::send(const HttpRequest &request, QObject *context, Callback<HttpResponse> done)
{
    requests.append(request);
    Result<HttpResponse> response = refusal ? *refusal : Result<HttpResponse>(answer(request));
    if (response && !version.isEmpty())
        response->head.headers[1].value = "APISIX/" + version;
    const QPointer<QObject> asker(context);
    ++pending;
    const auto tell = [this, asker, done = std::move(done), response] {
        QMetaObject::invokeMethod(
            this,
            [this, asker, done, response] {
                if (asker)
                    done(response);
                --pending;
            },
            Qt::QueuedConnection);
    };
    if (hold)
        m_held = tell;
    else
        tell();
}

void FakeGateway::release()
{
    hold = false;
    if (m_held)
        std::exchange(m_held, {})();
}

} // namespace lineside::test
