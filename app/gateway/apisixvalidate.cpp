// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// What a gateway itself says of a draft: its schemas and its dry runs.
#include "gateway/apisixadmin.h"

#include "gateway/apisixapi.h"
#include "gateway/apisixerror.h"
#include "gateway/apisixroute.h"
#include "gateway/jsondifference.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <memory>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ApisixAdmin)
};

// Asks for one schema after the other. Keeps itself alive until it has answered.
class SchemaFetch : public std::enable_shared_from_this<SchemaFetch>
{
public:
    SchemaFetch(ApisixApi api, QList<ResourceKind> kinds, QStringList plugins, QObject *context, Callback<GatewaySchemas> done)
        : m_api(std::move(api))
        , m_kinds(std::move(kinds))
        , m_plugins(std::move(plugins))
        , m_context(context)
        , m_done(std::move(done))
    {
    }

    void start()
    {
        ask(u"/schema/route"_s, [](SchemaFetch &self, const Result<HttpResponse> &response) {
            const Result<QJsonObject> schema = answerObject(response, self.m_api);
            if (!schema && !(response && isUnsupported(*response))) {
                self.m_done(failure(schema.error()));
                return;
            }
            if (schema)
                self.m_schemas.setResource(ResourceKind::Route, jsonText(*schema));
            self.ask(u"/plugins/list"_s, [](SchemaFetch &fetch, const Result<HttpResponse> &names) { fetch.takeNames(names); });
        });
    }

private:
    template<class Next>
    void ask(const QString &path, Next next)
    {
        m_api.client->send(m_api.request("GET", path), m_context, [self = shared_from_this(), next](const Result<HttpResponse> &response) { next(*self, response); });
    }

    void takeNames(const Result<HttpResponse> &response)
    {
        QStringList names;
        if (response && response->head.status == 200) {
            for (const QJsonValue &name : QJsonDocument::fromJson(response->body).array())
                names.append(name.toString());
        }
        m_schemas.setSwitchedOn(names);
        nextKind();
    }

    void nextKind()
    {
        if (m_kinds.isEmpty()) {
            next();
            return;
        }
        const ResourceKind kind = m_kinds.takeFirst();
        ask(u"/schema/"_s + resourceSchemaName(kind), [kind](SchemaFetch &self, const Result<HttpResponse> &response) {
            if (const Result<QJsonObject> schema = answerObject(response, self.m_api))
                self.m_schemas.setResource(kind, jsonText(*schema));
            self.nextKind();
        });
    }

    void next()
    {
        if (m_plugins.isEmpty()) {
            m_done(m_schemas);
            return;
        }
        const QString plugin = m_plugins.takeFirst();
        const QString name = QString::fromLatin1(QUrl::toPercentEncoding(plugin));
        ask(u"/schema/plugins/"_s + name, [plugin](SchemaFetch &self, const Result<HttpResponse> &response) {
            if (const Result<QJsonObject> schema = answerObject(response, self.m_api))
                self.m_schemas.setPlugin(plugin, jsonText(*schema));
            self.next();
        });
    }

    ApisixApi m_api;
    QList<ResourceKind> m_kinds;
    QStringList m_plugins;
    QObject *m_context;
    Callback<GatewaySchemas> m_done;
    GatewaySchemas m_schemas;
};

DraftRemark remarkOf(const QString &words)
{
    const QString reason = refusalReason(words);
    return {DraftRemark::Severity::Error, refusedField(words), reason.isEmpty() ? words : reason, DraftRemark::Step::DryRun};
}

// A refusal of a whole configuration lists what is wrong; one of a single resource is one sentence.
Result<QList<DraftRemark>> remarksOf(const Result<HttpResponse> &response, const ApisixApi &api)
{
    if (!response)
        return failure(response.error());
    if (response->head.status == 200)
        return QList<DraftRemark>();
    if (response->head.status != 400)
        return failure(apisixError(*response, api.url));
    const QJsonObject answer = QJsonDocument::fromJson(response->body).object();
    QList<DraftRemark> remarks;
    for (const QJsonValue &error : answer["errors"_L1].toArray())
        remarks.append(remarkOf(error["error"_L1].toString()));
    if (remarks.isEmpty())
        remarks.append(remarkOf(answer["error_msg"_L1].toString()));
    return remarks;
}

} // namespace

void ApisixAdmin::fetchSchemas(const QList<ResourceKind> &kinds, const QStringList &plugins, QObject *context, Callback<GatewaySchemas> done)
{
    const Result<ApisixApi> api = ApisixApi::of(m_gateway, m_client);
    if (!api)
        return failLater(context, done, api.error());
    std::make_shared<SchemaFetch>(*api, kinds, plugins, context, std::move(done))->start();
}

// References stay as they are written: the shape is looked at, and no key has to leave for it.
void ApisixAdmin::dryRun(const Route &route, QObject *context, Callback<QList<DraftRemark>> done)
{
    const Result<ApisixApi> api = ApisixApi::of(m_gateway, m_client);
    if (!api)
        return failLater(context, done, api.error());
    const QJsonObject json = toApisix(route).json;
    const HttpRequest whole = api->writing("POST", u"/configs/validate"_s, jsonText(QJsonObject{{u"routes"_s, QJsonArray{json}}}));
    api->client->send(whole, context, [api = *api, json, context, done = std::move(done)](const Result<HttpResponse> &response) {
        if (!response || response->head.status != 404) {
            done(remarksOf(response, api));
            return;
        }
        // Before 3.17 a gateway with a store looks only at the route itself.
        const HttpRequest single = api.writing("POST", u"/schema/validate/routes"_s, jsonText(json));
        api.client->send(single, context, [api, done](const Result<HttpResponse> &answer) {
            if (answer && answer->head.status == 404)
                done(failure(Error::Kind::NotFound, Tr::tr("This gateway has no dry run.")));
            else
                done(remarksOf(answer, api));
        });
    });
}

} // namespace lineside
