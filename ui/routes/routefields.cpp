// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routefields.h"

#include "gateway/gatewayinfo.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Place {
    QLatin1StringView prefix;
    RouteField field;
};

// The longer prefix stands before the shorter one.
constexpr Place places[] = {
    { "plugins.ai-proxy.provider"_L1, RouteField::Provider },
    { "plugins.ai-proxy.auth"_L1, RouteField::Key },
    { "plugins.ai-proxy.options.model"_L1, RouteField::Model },
    { "plugins.ai-proxy.options"_L1, RouteField::Options },
    { "plugins.ai-proxy.override"_L1, RouteField::Endpoint },
    { "plugins.ai-proxy.timeout"_L1, RouteField::Timeout },
    { "plugins.ai-proxy"_L1, RouteField::Provider },
    { "plugins"_L1, RouteField::Plugins },
    { "id"_L1, RouteField::Id },
    { "name"_L1, RouteField::Name },
    { "uri"_L1, RouteField::Uri },
    { "uris"_L1, RouteField::Uri },
    { "methods"_L1, RouteField::Methods },
    { "host"_L1, RouteField::Hosts },
    { "hosts"_L1, RouteField::Hosts },
};

bool begins(const QString &place, QLatin1StringView prefix)
{
    return place == prefix || (place.startsWith(prefix) && (place.at(prefix.size()) == u'.' || place.at(prefix.size()) == u'['));
}

QString firstMatch(const QRegularExpression &pattern, const QString &text)
{
    return pattern.match(text).captured(1);
}

// Other values beside a key, such as the name of an organisation, may stand there as they are.
bool isKeyName(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    return lower.contains("authorization") || lower.contains("key") || lower.contains("token") || lower.contains("secret");
}

} // namespace

RouteField fieldOfPlace(const QString &place)
{
    const auto found = std::ranges::find_if(places, [&place](const Place &known) { return begins(place, known.prefix); });
    return found == std::end(places) ? RouteField::None : found->field;
}

FormPath pathOfPlace(const QString &place)
{
    QString dotted = place;
    dotted.replace(u'[', u'.').remove(u']');
    return dotted.split(u'.', Qt::SkipEmptyParts);
}

QString placeOfError(const Error &error)
{
    static const QRegularExpression path(u"\\b(plugins\\.[A-Za-z0-9_.-]*[A-Za-z0-9_])"_s);
    static const QRegularExpression plugin(u"plugin \\[?([A-Za-z0-9-]+)\\]?"_s);
    static const QRegularExpression property(u"(?:property|field) [\"“]?([A-Za-z0-9_.-]*[A-Za-z0-9_])"_s);
    for (const QString &text : { error.message, error.hint, error.details }) {
        if (const QString place = firstMatch(path, text); !place.isEmpty())
            return place;
        const QString name = firstMatch(property, text);
        const QString owner = firstMatch(plugin, text);
        const QString place = owner.isEmpty() ? name : (u"plugins."_s + owner + (name.isEmpty() ? QString() : u'.' + name));
        if (!place.isEmpty())
            return place;
    }
    return {};
}

RouteField fieldOfError(const Error &error)
{
    return fieldOfPlace(placeOfError(error));
}

QStringList splitWords(const QString &text)
{
    static const QRegularExpression separator(u"[\\s,]+"_s);
    return text.split(separator, Qt::SkipEmptyParts);
}

QString joinWords(const QStringList &words)
{
    return words.join(u", "_s);
}

QString maskedKey()
{
    return u"••••"_s;
}

bool isKeyInClear(const QByteArray &name, const QString &value)
{
    const QString text = value.trimmed();
    if (!isKeyName(name) || text.isEmpty() || text.contains(maskedKey()) || text.startsWith("$secret://"_L1)
        || text.startsWith("$env://"_L1))
        return false;
    const QString scheme = u"Bearer"_s; // on the way to a reference
    return ValueTemplate::parse(text).references().isEmpty() && text.compare(scheme, Qt::CaseInsensitive) != 0;
}

QString keyInClear(const Route &route)
{
    if (!route.aiProxy)
        return {};
    for (const QList<HttpHeader> *entries : { &route.aiProxy->authHeader, &route.aiProxy->authQuery }) {
        for (const HttpHeader &entry : *entries) {
            if (isKeyInClear(entry.name, entry.value.toString()))
                return QString::fromUtf8(entry.name);
        }
    }
    return {};
}

QStringList knownReferences(const Workspace &workspace)
{
    QStringList found;
    const auto add = [&found](const QString &reference) {
        if (!found.contains(reference))
            found.append(reference);
    };
    for (const Provider &provider : workspace.providers) {
        if (provider.key)
            add(provider.key->toString());
    }
    for (const GatewayRoute &entry : workspace.routes) {
        const QList<HttpHeader> headers = entry.route.aiProxy ? entry.route.aiProxy->authHeader : QList<HttpHeader>();
        for (const HttpHeader &header : headers) {
            const QList<SecretRef> references = header.value.references();
            for (const SecretRef &reference : references)
                add(reference.toString());
        }
    }
    const QList<ProviderKind> kinds = knownProviderKinds();
    for (const ProviderKind &kind : kinds) {
        if (!kind.keyVariable.isEmpty())
            add(SecretRef::environment(kind.keyVariable).toString());
    }
    return found;
}

QStringList gatewayReferences(const QStringList &known, const QString &version)
{
    QStringList found;
    if (!isAtLeast(version, 3, 17)) // before, plugins for models send such a text as the key
        return found;
    for (const QString &text : known) {
        const std::optional<SecretRef> reference = SecretRef::parse(text);
        if (!reference)
            continue;
        found.append(reference->kind == SecretRef::Kind::Environment ? u"$env://"_s + reference->name : u"$secret://vault/1/"_s + reference->name);
    }
    return found;
}

QStringList aiProxyProviders()
{
    return { u"gemini"_s,     u"openai"_s,   u"openai-compatible"_s, u"anthropic"_s, u"azure-openai"_s,
             u"openrouter"_s, u"deepseek"_s, u"aimlapi"_s,           u"vertex-ai"_s, u"bedrock"_s };
}

} // namespace lineside
