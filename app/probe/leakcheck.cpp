// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/leakcheck.h"

#include "probe/diagnosistext.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

const QString mark = u"lineside-leak-check"_s; // in all that is sent for being found again
const QString providerStandIn = u"stand-in for the provider's key"_s;

struct LeakRule {
    QLatin1StringView id;
    Verdict verdict;
    bool (*applies)(const QByteArray &name, const QByteArray &value); ///< the name in small letters
    const char *explanation; ///< %1: the header
    const char *fix;
};

bool isOneOf(const QByteArray &name, std::initializer_list<QByteArrayView> names)
{
    return std::ranges::find(names, QByteArrayView(name)) != names.end();
}

constexpr std::array rules{
    LeakRule{"client-authorization"_L1, Verdict::Fail,
             [](const QByteArray &name, const QByteArray &value) { return name == "authorization" && value.contains(mark.toLatin1()); },
             LINESIDE_SENTENCE("The client's own %1 reaches the provider. A route that sends its key in the query, or in another header, "
                               "leaves the client's in place."),
             LINESIDE_SENTENCE("Let the route set Authorization in ai-proxy's auth, or remove it with proxy-rewrite (headers.remove).")},
    LeakRule{"cookie"_L1, Verdict::Fail,
             [](const QByteArray &name, const QByteArray &value) { return name == "cookie" && value.contains(mark.toLatin1()); },
             LINESIDE_SENTENCE("The client's cookies (%1) reach the provider, sessions of other services on this host included."),
             LINESIDE_SENTENCE("Remove the header with proxy-rewrite (headers.remove: [\"Cookie\"]).")},
    LeakRule{"gateway-token"_L1, Verdict::Fail,
             [](const QByteArray &name, const QByteArray &) { return isOneOf(name, {"x-access-token", "x-id-token", "x-refresh-token"}); },
             LINESIDE_SENTENCE("The gateway adds a token of the signed-in person (%1), and the provider gets it."),
             LINESIDE_SENTENCE("Turn it off in openid-connect (set_access_token_header, set_id_token_header), or remove it with proxy-rewrite.")},
    LeakRule{"consumer"_L1, Verdict::Warn,
             [](const QByteArray &name, const QByteArray &) {
                 return isOneOf(name, {"x-consumer-username", "x-credential-identifier", "x-consumer-custom-id", "x-consumer-id",
                                       "x-consumer-groups", "x-userinfo", "x-authenticated-userid", "x-authenticated-consumer"});
             },
             LINESIDE_SENTENCE("The gateway tells the provider who is asking (%1)."),
             LINESIDE_SENTENCE("Remove the header with proxy-rewrite (headers.remove), unless the provider shall know.")},
    LeakRule{"client-address"_L1, Verdict::Warn,
             [](const QByteArray &name, const QByteArray &) {
                 return isOneOf(name, {"x-forwarded-for", "x-real-ip", "forwarded", "true-client-ip", "cf-connecting-ip"});
             },
             LINESIDE_SENTENCE("The provider is told the client's address (%1)."),
             LINESIDE_SENTENCE("Remove the header with proxy-rewrite (headers.remove), unless the provider shall know.")},
    LeakRule{"client-header"_L1, Verdict::Warn,
             [](const QByteArray &, const QByteArray &value) { return value.contains(mark.toLatin1()); },
             LINESIDE_SENTENCE("A header that the client made up (%1) reaches the provider, and so does any other it sends. APISIX passes "
                               "them on from 3.16."),
             LINESIDE_SENTENCE("Remove by name what must not leave with proxy-rewrite (headers.remove).")},
    LeakRule{"host-name"_L1, Verdict::Pass, [](const QByteArray &name, const QByteArray &) { return name == "x-forwarded-host"; },
             LINESIDE_SENTENCE("The provider learns the gateway's own name (%1)."),
             LINESIDE_SENTENCE("Remove the header with proxy-rewrite if that name is nobody's business.")},
};

LeakFinding keyFound(const QString &where)
{
    return {u"client-key"_s, Verdict::Fail, where,
            DiagnosisTr::tr("The key that the client shows to the gateway reaches the provider (%1).").arg(where),
            DiagnosisTr::tr("Set hide_credentials in the route's key-auth, basic-auth or jwt-auth; the gateway then keeps the key to itself.")};
}

std::optional<LeakFinding> findingFor(const ResolvedRequest &sent, const RawHeader &header)
{
    const QString where = DiagnosisTr::tr("header %1").arg(sent.masked(QString::fromUtf8(header.name.left(100))));
    if (sent.masked(header.value) != header.value)
        return keyFound(where);
    const QByteArray name = header.name.toLower();
    const auto rule = std::ranges::find_if(rules, [&](const LeakRule &candidate) { return candidate.applies(name, header.value); });
    if (rule == rules.end())
        return std::nullopt;
    return LeakFinding{QString(rule->id), rule->verdict, where, DiagnosisTr::tr(rule->explanation).arg(where), DiagnosisTr::tr(rule->fix)};
}

void aim(AiProxy &proxy, const QUrl &labUrl)
{
    proxy.endpoint = labUrl.toString() + u"/chat/completions"_s;
    for (HttpHeader &header : proxy.authHeader)
        header.value = ValueTemplate::literal(providerStandIn);
    for (HttpHeader &entry : proxy.authQuery)
        entry.value = ValueTemplate::literal(providerStandIn);
}

} // namespace

Result<Route> leakCheckRoute(const Route &route, const QUrl &labUrl, const QString &name)
{
    if (route.proxies().isEmpty())
        return failure(Error::Kind::Configuration, DiagnosisTr::tr("The route asks no model, so nothing can be found out about what one would get."),
                       DiagnosisTr::tr("Choose a route with ai-proxy or ai-proxy-multi."));
    Route copy = route;
    copy.id = RouteId(name);
    copy.name = name;
    copy.uris = {u'/' + name};
    copy.enabled = true;
    copy.modifiedIndex.reset();
    if (copy.aiProxy)
        aim(*copy.aiProxy, labUrl);
    if (copy.aiProxyMulti) {
        for (ProxyInstance &instance : copy.aiProxyMulti->instances) {
            aim(instance.proxy, labUrl);
            instance.checks.clear(); // they would ask the lab all the time
        }
    }
    return copy;
}

HttpRequest withLeakMarks(HttpRequest request)
{
    const auto add = [&request](const char *name, const QString &value) {
        if (!request.header(name))
            request.headers.append({name, ValueTemplate::literal(value)});
    };
    add("Authorization", u"Bearer "_s + mark);
    add("Cookie", u"session="_s + mark);
    add("X-Client-Note", mark);
    return request;
}

QList<LeakFinding> findLeaks(const ResolvedRequest &sent, const SeenRequest &seen)
{
    QList<LeakFinding> findings;
    if (sent.masked(seen.target) != seen.target)
        findings.append(keyFound(DiagnosisTr::tr("query")));
    if (sent.masked(seen.body) != seen.body)
        findings.append(keyFound(DiagnosisTr::tr("body")));
    for (const RawHeader &header : seen.headers) {
        if (const auto finding = findingFor(sent, header))
            findings.append(*finding);
    }
    std::ranges::stable_sort(findings, std::greater(), &LeakFinding::verdict);
    return findings;
}

} // namespace lineside
