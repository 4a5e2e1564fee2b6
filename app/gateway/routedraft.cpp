// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/apisixroute.h"
#include "gateway/draftexamination.h"
#include "gateway/secretplaces.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::RouteDraft)
};

constexpr qsizetype longestId = 64;
constexpr qsizetype longestName = 256;
constexpr qsizetype longestOldName = 100; // before APISIX 3.15
constexpr qsizetype longestUri = 4096;
constexpr qsizetype longestBody = 1'572'864; // that an Admin API takes

// What APISIX 3.18 has names for.
const QSet<QString> routeFields{
    u"id"_s,       u"name"_s,        u"desc"_s,         u"labels"_s,      u"uri"_s,    u"uris"_s,        u"host"_s,
    u"hosts"_s,    u"methods"_s,     u"remote_addr"_s,  u"remote_addrs"_s, u"vars"_s,  u"filter_func"_s, u"priority"_s,
    u"plugins"_s,  u"plugin_config_id"_s, u"upstream"_s, u"upstream_id"_s, u"service_id"_s, u"script"_s, u"script_id"_s,
    u"timeout"_s,  u"enable_websocket"_s, u"status"_s,
};
const QSet<QString> methodNames{
    u"GET"_s, u"POST"_s, u"PUT"_s, u"DELETE"_s, u"PATCH"_s, u"HEAD"_s, u"OPTIONS"_s, u"CONNECT"_s, u"TRACE"_s, u"PURGE"_s,
};

void examineId(DraftExamination &draft)
{
    static const QRegularExpression allowed(QRegularExpression::anchoredPattern(u"[a-zA-Z0-9_.-]+"_s));
    const QString id = draft.route.id.toString();
    if (id.isEmpty())
        draft.refused(u"id"_s, Tr::tr("The route has no id. Give it one, such as gemini-chat."));
    else if (!allowed.match(id).hasMatch() || id == "."_L1 || id == ".."_L1)
        draft.refused(u"id"_s, Tr::tr("An id has only A-Z, a-z, 0-9, dash, underscore and dot."));
    else if (id.size() > longestId)
        draft.refused(u"id"_s, Tr::tr("An id has at most %1 characters.").arg(longestId));
}

void examineTexts(DraftExamination &draft)
{
    const qsizetype longest = draft.isBefore(3, 15) ? longestOldName : longestName;
    if (draft.route.name.size() > longest)
        draft.refused(u"name"_s, Tr::tr("A name has at most %1 characters.").arg(longest));
    if (draft.route.description.size() > longestName)
        draft.refused(u"desc"_s, Tr::tr("A description has at most %1 characters.").arg(longestName));
}

bool hasDuplicates(const QStringList &texts)
{
    return QSet<QString>(texts.begin(), texts.end()).size() != texts.size();
}

void examineUris(DraftExamination &draft)
{
    const QStringList &uris = draft.route.uris;
    if (draft.has("uri"_L1) && draft.has("uris"_L1))
        draft.refused(u"uris"_s, Tr::tr("The route has both uri and uris. Keep one of them."));
    else if (uris.isEmpty() || uris.contains(QString()))
        draft.refused(u"uri"_s, Tr::tr("The route has no uri. Give it a path, such as /chat."));
    if (hasDuplicates(uris))
        draft.refused(u"uris"_s, Tr::tr("The same uri stands there twice."));
    for (const QString &uri : uris) {
        if (uri.size() > longestUri)
            draft.refused(u"uri"_s, Tr::tr("A uri has at most %1 characters.").arg(longestUri));
        else if (!uri.isEmpty() && !uri.startsWith(u'/'))
            draft.silent(u"uri"_s, Tr::tr("“%1” does not begin with a slash: the gateway takes it, but no request will match.").arg(uri));
    }
}

void examineHostsAndMethods(DraftExamination &draft)
{
    static const QRegularExpression hostForm(QRegularExpression::anchoredPattern(u"\\*|\\*?[0-9a-zA-Z_.\\[\\]:-]+"_s));
    if (draft.has("host"_L1) && draft.has("hosts"_L1))
        draft.refused(u"hosts"_s, Tr::tr("The route has both host and hosts. Keep one of them."));
    if (hasDuplicates(draft.route.hosts))
        draft.refused(u"hosts"_s, Tr::tr("The same host stands there twice."));
    for (const QString &host : draft.route.hosts) {
        if (!hostForm.match(host).hasMatch())
            draft.refused(u"host"_s,
                          Tr::tr("“%1” is not a host. Write a name without scheme and path, such as api.example or *.example.").arg(host));
    }
    if (hasDuplicates(draft.route.methods))
        draft.refused(u"methods"_s, Tr::tr("The same method stands there twice."));
    for (const QString &method : draft.route.methods) {
        if (!methodNames.contains(method))
            draft.refused(u"methods"_s, Tr::tr("“%1” is not a method that the gateway knows. Methods are in capitals.").arg(method));
    }
}

void examinePlugins(DraftExamination &draft)
{
    const auto names = {"upstream"_L1, "upstream_id"_L1, "service_id"_L1, "script"_L1};
    const bool hasTarget = std::ranges::any_of(names, [&draft](QLatin1StringView name) { return draft.has(name); });
    const QJsonValue plugins = draft.written.json.value("plugins"_L1);
    if (plugins.isUndefined() && !hasTarget)
        draft.refused(u"plugins"_s, Tr::tr("The route has no plugin and no upstream. Add ai-proxy with a provider."));
    else if (!hasTarget && plugins.toObject().isEmpty() && plugins.toArray().isEmpty())
        draft.silent(u"plugins"_s,
                     Tr::tr("The route has no plugin: the gateway takes it, but will answer every request with an error. Add ai-proxy."));
    if (!plugins.isUndefined() && !plugins.isObject() && !(plugins.isArray() && plugins.toArray().isEmpty()))
        draft.refused(u"plugins"_s, Tr::tr("Plugins must be a JSON object."));
    if (plugins["ai-proxy"_L1].isUndefined())
        return;
    if (!plugins["ai-proxy"_L1].isObject())
        draft.refused(u"plugins.ai-proxy"_s, Tr::tr("The plugin's configuration must be a JSON object."));
    if (!plugins["ai-proxy-multi"_L1].isUndefined())
        draft.silent(
            u"plugins.ai-proxy-multi"_s,
            Tr::tr("The route has ai-proxy and ai-proxy-multi: the gateway takes both, but only one can answer. Remove one of them."));
}

void examineNames(DraftExamination &draft)
{
    for (const QString &name : draft.written.json.keys()) {
        if (!routeFields.contains(name))
            draft.refused(name, Tr::tr("A route has no field of the name %1. Remove it, or correct its name.").arg(name));
    }
    for (const QString &part : std::as_const(draft.written.broken))
        draft.refused(part, Tr::tr("This is not a JSON object. Correct it, or empty it."));
}

void examineSecrets(DraftExamination &draft)
{
    for (const QString &place : maskedPlaces(draft.written.json))
        draft.silent(place,
                     Tr::tr("This is a masked key: a push leaves the gateway's own there. Move it to the keychain, or put a reference in its place, such as "
                            "{keychain:NAME}, so that the route can be pushed elsewhere too."));
    for (const QString &place : misplacedReferences(draft.written.json))
        draft.silent(place, Tr::tr("A reference counts only where a key belongs. Here it will be sent as the text it is."));
}

void examineSize(DraftExamination &draft)
{
    const qsizetype size = QJsonDocument(draft.written.json).toJson(QJsonDocument::Compact).size();
    if (size > longestBody)
        draft.refused(u"plugins"_s, Tr::tr("The route is %1 bytes long; the gateway takes at most %2. Shorten what its plugins hold.").arg(size).arg(longestBody));
}

} // namespace

QList<DraftRemark> validateDraft(const Route &route, const QString &version)
{
    DraftExamination draft{route, toApisix(route), version, {}};
    examineId(draft);
    examineTexts(draft);
    examineUris(draft);
    examineHostsAndMethods(draft);
    examinePlugins(draft);
    examineNames(draft);
    examineProxies(draft);
    examineCompanions(draft);
    examineSecrets(draft);
    examineSize(draft);
    return draft.remarks;
}

} // namespace lineside
