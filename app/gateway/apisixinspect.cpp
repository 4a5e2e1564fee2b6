// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/apisixinspect.h"

#include "gateway/apisixerror.h"
#include "gateway/apisixlist.h"
#include "protocol/gatewaysigns.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ApisixAdmin)
};

using Mode = GatewayInfo::Mode;
using Role = GatewayInfo::KeyRole;

// Asks one thing after the other. Keeps itself alive until it has answered.
class Inspection : public std::enable_shared_from_this<Inspection>
{
public:
    Inspection(ApisixApi api, QObject *context, Callback<GatewayInfo> done)
        : m_api(std::move(api))
        , m_context(context)
        , m_done(std::move(done))
    {
    }
    void start();

private:
    template<class Next>
    void ask(const HttpRequest &request, Next next)
    {
        m_api.client->send(request, m_context, [self = shared_from_this(), next](const Result<HttpResponse> &response) { ((*self).*next)(response); });
    }
    void takeList(const Result<HttpResponse> &response);
    void takeConfiguration(const Result<HttpResponse> &response);
    void takeDryRun(const Result<HttpResponse> &response);
    void takePlugins(const Result<HttpResponse> &response);
    void takeDataPlane(const Result<HttpResponse> &response);
    void note(const HttpHead &head, Mode mode);

    ApisixApi m_api;
    QObject *m_context;
    Callback<GatewayInfo> m_done;
    GatewayInfo m_info;
    Error m_problem;
};

void Inspection::start()
{
    ask(m_api.request("GET", u"/routes"_s, u"page=1&page_size=10"_s), &Inspection::takeList);
}

void Inspection::note(const HttpHead &head, Mode mode)
{
    m_info.mode = mode;
    m_info.version = gatewaySigns(head).version;
    m_info.keyAccepted = true;
    m_info.clockAhead = clockAhead(head, QDateTime::currentDateTimeUtc());
}

void Inspection::takeList(const Result<HttpResponse> &response)
{
    qint64 total = 0;
    const Result<QJsonArray> list = answerObject(response, m_api).and_then([&total](const QJsonObject &answer) { return pageArray(answer, &total); });
    if (list) {
        note(response->head, Mode::Traditional);
        // The dry run changes nothing and is still a POST, which a key that only reads may not send.
        ask(m_api.writing("POST", u"/schema/validate/routes"_s, R"({"uri":"/","plugins":{}})"), &Inspection::takeDryRun);
        return;
    }
    m_problem = list.error();
    const bool nobodyThere = !response && (m_problem.kind == Error::Kind::Network || m_problem.kind == Error::Kind::Timeout);
    const QUrl &data = m_api.gateway.dataUrl;
    if (response && isUnsupported(*response)) {
        ask(m_api.request("GET", u"/configs"_s), &Inspection::takeConfiguration);
    } else if (nobodyThere && data.isValid() && !data.host().isEmpty()) {
        HttpRequest request;
        request.method = "HEAD";
        request.url = data;
        request.connection = m_api.gateway.connection;
        ask(request, &Inspection::takeDataPlane);
    } else {
        m_done(failure(m_problem));
    }
}

// A gateway without a store of its own has one resource: the whole configuration.
void Inspection::takeConfiguration(const Result<HttpResponse> &response)
{
    const Result<QJsonObject> configuration = answerObject(response, m_api);
    const auto isVersion = [](const QString &name) { return name.endsWith("_conf_version"_L1); };
    if (configuration && std::ranges::any_of(configuration->keys(), isVersion)) {
        note(response->head, Mode::StandaloneApi);
        m_done(m_info);
    } else if (response && response->head.status == 401) {
        m_done(failure(configuration.error()));
    } else {
        m_done(failure(m_problem));
    }
}

void Inspection::takeDryRun(const Result<HttpResponse> &response)
{
    m_info.readOnlyKey = response && response->head.status == 401 && response->body.contains("role viewer");
    // Before 3.17 dry runs were not asked for a key, so that one passed proves nothing.
    const bool passed = response && (response->head.status == 200 || response->head.status == 400);
    if (m_info.readOnlyKey)
        m_info.role = Role::Viewer;
    else if (passed && isAtLeast(m_info.version, 3, 17))
        m_info.role = Role::Admin;
    ask(m_api.request("GET", u"/plugins/list"_s), &Inspection::takePlugins);
}

void Inspection::takePlugins(const Result<HttpResponse> &response)
{
    if (response && response->head.status == 200) {
        for (const QJsonValue &name : QJsonDocument::fromJson(response->body).array())
            m_info.plugins.append(name.toString());
    }
    m_done(m_info);
}

void Inspection::takeDataPlane(const Result<HttpResponse> &response)
{
    if (response && gatewaySigns(response->head).kind == "apisix"_L1) {
        note(response->head, Mode::AdminUnavailable);
        m_info.keyAccepted = false;
        m_done(m_info);
        return;
    }
    if (m_problem.hint.isEmpty())
        m_problem.hint = Tr::tr("Is the gateway running, and is this the port of its Admin API? That is usually 9180.");
    m_done(failure(m_problem));
}

} // namespace

void inspectApisix(const ApisixApi &api, QObject *context, Callback<GatewayInfo> done)
{
    std::make_shared<Inspection>(api, context, std::move(done))->start();
}

std::optional<std::chrono::seconds> clockAhead(const HttpHead &head, const QDateTime &now)
{
    constexpr qint64 tolerated = 2; // the header has whole seconds, and the answer took its time
    const QString date = QString::fromLatin1(head.header("Date").value_or(QByteArray()));
    QDateTime told = QLocale::c().toDateTime(date, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    told.setTimeSpec(Qt::UTC);
    if (!told.isValid())
        return std::nullopt;
    const qint64 ahead = now.secsTo(told);
    return std::abs(ahead) < tolerated ? std::nullopt : std::optional(std::chrono::seconds(ahead));
}

} // namespace lineside
