// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/workspacejson.h"

#include "store/entityjson.h"
#include "store/jsonfile.h"
#include "store/jsonmembers.h"
#include "store/literalkeys.h"
#include "store/suitejson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Store)
};

// What an entry is found by again when the file is written.
QString identityOf(const QJsonObject &entry)
{
    return entry["gateway"_L1].toString() + u'\n' + entry["id"_L1].toString();
}

OwnPrice readPrice(const JsonReader &json)
{
    const auto read = [&json](QLatin1StringView name) {
        const auto price = millionths(json.text(name));
        if (!price && json.has(name))
            json.note(name, Tr::tr("a price for a million tokens, such as \"2.5\""));
        return price;
    };
    for (const QLatin1StringView needed : {"model"_L1, "input"_L1, "output"_L1}) {
        if (json.text(needed).isEmpty())
            json.note(needed, Tr::tr("a text"));
    }
    return {.model = json.text("model"_L1),
            .currency = json.text("currency"_L1, u"USD"_s),
            .input = read("input"_L1).value_or(0),
            .cached = read("cached"_L1),
            .cacheWrite = read("cacheWrite"_L1),
            .output = read("output"_L1).value_or(0)};
}

Prompt readPrompt(const JsonReader &json)
{
    const QString use = json.text("use"_L1, u"question"_s);
    if (use != "question"_L1 && use != "system"_L1)
        json.note("use"_L1, Tr::tr("“question” or “system”"));
    return {.id = PromptId(json.text("id"_L1)),
            .name = json.text("name"_L1),
            .use = use == "system"_L1 ? Prompt::Use::System : Prompt::Use::Question,
            .text = json.text("text"_L1)};
}

QJsonObject toJson(const Prompt &prompt, const QJsonObject &source)
{
    JsonWriter json(source, {"id"_L1, "name"_L1, "use"_L1, "text"_L1});
    json.put("id"_L1, prompt.id.toString());
    json.put("name"_L1, prompt.name);
    json.put("use"_L1, prompt.use == Prompt::Use::System ? u"system"_s : u"question"_s);
    json.put("text"_L1, prompt.text);
    return json.object();
}

QJsonObject toJson(const OwnPrice &price, const QJsonObject &source)
{
    JsonWriter json(source, {"model"_L1, "currency"_L1, "input"_L1, "cached"_L1, "cacheWrite"_L1, "output"_L1});
    json.put("model"_L1, price.model);
    json.put("currency"_L1, price.currency);
    json.put("input"_L1, decimalText(price.input));
    if (price.cached)
        json.put("cached"_L1, decimalText(*price.cached));
    if (price.cacheWrite)
        json.put("cacheWrite"_L1, decimalText(*price.cacheWrite));
    json.put("output"_L1, decimalText(price.output));
    return json.object();
}

QJsonArray toArray(const QList<OwnPrice> &prices, const QJsonArray &source)
{
    QMap<QString, QJsonObject> before;
    for (const QJsonValue &entry : source)
        before.insert(entry["model"_L1].toString(), entry.toObject());
    QJsonArray array;
    for (const OwnPrice &price : prices)
        array.append(toJson(price, before.value(price.model)));
    return array;
}

template<class Entry>
QJsonArray toArray(const QList<Entry> &entries, const QJsonArray &source)
{
    QMap<QString, QJsonObject> before;
    for (const QJsonValue &entry : source)
        before.insert(identityOf(entry.toObject()), entry.toObject());
    QJsonArray array;
    for (const Entry &entry : entries) {
        const QString identity = identityOf(toJson(entry, {}));
        array.append(toJson(entry, before.value(identity)));
    }
    return array;
}

// An entry without an id, or one that repeats another's, would be lost at the next save.
void checkIdentities(const JsonReader &root, const QJsonObject &source, QLatin1StringView name)
{
    QSet<QString> seen;
    const QJsonArray entries = source[name].toArray();
    for (const QJsonValue &entry : entries) {
        const QString identity = identityOf(entry.toObject());
        if (entry["id"_L1].toString().isEmpty() || seen.contains(identity))
            root.note(name, Tr::tr("a list of entries, each with an id of its own"));
        seen.insert(identity);
    }
}

std::optional<Error> findBadJson(const Workspace &workspace)
{
    for (const GatewayRoute &entry : workspace.routes) {
        const Route &route = entry.route;
        QByteArrayList parts{route.plugins, route.rest};
        for (const AiProxy &proxy : route.proxies())
            parts += {proxy.options, proxy.rest};
        if (route.aiProxyMulti) {
            parts.append(route.aiProxyMulti->rest);
            for (const ProxyInstance &instance : route.aiProxyMulti->instances)
                parts.append(instance.checks);
        }
        for (const QByteArray &json : std::as_const(parts)) {
            if (!json.isEmpty() && !QJsonDocument::fromJson(json).isObject())
                return Error{.kind = Error::Kind::Configuration,
                             .message = Tr::tr("The route “%1” holds a part that is not a JSON object, so nothing was saved.").arg(route.label()),
                             .hint = Tr::tr("Correct the route's plugins."),
                             .details = {},
                             .httpStatus = 0};
        }
    }
    return std::nullopt;
}

} // namespace

Result<WorkspaceDocument> readWorkspace(const QByteArray &bytes)
{
    auto parsed = parseObject(bytes);
    if (!parsed)
        return failure(parsed.error());
    WorkspaceDocument document;
    document.source = *parsed;
    QString problem;
    const JsonReader root(document.source, {}, &problem);
    const int format = root.number("format"_L1).value_or(0);
    if (format > workspaceFormat)
        return failure(Error::Kind::Configuration, Tr::tr("It was written by a newer Lineside (format %1).").arg(format),
                       Tr::tr("Use that version of Lineside."));
    if (format < 1)
        root.note("format"_L1, Tr::tr("a format number that Lineside knows"));
    for (const QLatin1StringView list : {"providers"_L1, "gateways"_L1, "routes"_L1, "prompts"_L1, "suites"_L1})
        checkIdentities(root, document.source, list);
    for (const JsonReader &entry : root.entries("providers"_L1))
        document.workspace.providers.append(readProvider(entry));
    for (const JsonReader &entry : root.entries("gateways"_L1))
        document.workspace.gateways.append(readGateway(entry));
    for (const JsonReader &entry : root.entries("routes"_L1))
        document.workspace.routes.append(readRoute(entry));
    for (const JsonReader &entry : root.entries("prices"_L1))
        document.workspace.prices.append(readPrice(entry));
    for (const JsonReader &entry : root.entries("prompts"_L1))
        document.workspace.prompts.append(readPrompt(entry));
    for (const JsonReader &entry : root.entries("suites"_L1))
        document.workspace.suites.append(readSuite(entry));
    if (!problem.isEmpty())
        return failure(Error::Kind::Storage, problem);
    return document;
}

Result<QByteArray> writeWorkspace(const Workspace &workspace, const QJsonObject &source)
{
    if (const auto place = findLiteralKey(workspace))
        return failure(Error::Kind::Configuration, Tr::tr("There is a key in plain text in %1, so nothing was saved.").arg(*place),
                       Tr::tr("Put the key into the keychain, and its reference, such as {keychain:work} or {env:NAME}, in its place."));
    if (const auto bad = findBadJson(workspace))
        return failure(*bad);
    QJsonObject root = source;
    root["format"_L1] = workspaceFormat;
    root["providers"_L1] = toArray(workspace.providers, source["providers"_L1].toArray());
    root["gateways"_L1] = toArray(workspace.gateways, source["gateways"_L1].toArray());
    root["routes"_L1] = toArray(workspace.routes, source["routes"_L1].toArray());
    root.remove("prices"_L1);
    if (!workspace.prices.isEmpty())
        root["prices"_L1] = toArray(workspace.prices, source["prices"_L1].toArray());
    root.remove("prompts"_L1);
    if (!workspace.prompts.isEmpty())
        root["prompts"_L1] = toArray(workspace.prompts, source["prompts"_L1].toArray());
    root.remove("suites"_L1);
    if (!workspace.suites.isEmpty())
        root["suites"_L1] = toArray(workspace.suites, source["suites"_L1].toArray());
    return toText(root);
}

} // namespace lineside
