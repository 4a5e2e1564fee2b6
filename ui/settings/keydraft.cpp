// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/keydraft.h"

#include "core/provider.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Settings)
};

constexpr qsizetype longestId = 64;

} // namespace

QString problemWith(const KeyDraft &key, const QString &what, const QUrl &destination)
{
    if (key.source == KeyDraft::Source::None)
        return {};
    if (key.source == KeyDraft::Source::Keychain && !key.present)
        return Tr::tr("%1 is empty: enter it, or choose another place for it.").arg(what);
    if (key.source == KeyDraft::Source::Environment && !SecretRef::parse(u"env:"_s + key.variable))
        return key.variable.isEmpty() ? Tr::tr("%1: enter the name of the environment variable.").arg(what)
                                      : Tr::tr("%1: “%2” cannot be the name of an environment variable.").arg(what, key.variable);
    if (!isSafeForKeys(destination))
        return Tr::tr("%1 is not sent over plain http to another machine: use https.").arg(what);
    return {};
}

std::optional<SecretRef> referenceFor(const KeyDraft &key, const SecretRef &keychain)
{
    switch (key.source) {
    case KeyDraft::Source::None:
        break;
    case KeyDraft::Source::Keychain:
        return keychain;
    case KeyDraft::Source::Environment:
        return SecretRef::environment(key.variable);
    }
    return std::nullopt;
}

QString keychainIdFor(const QString &name, const QStringList &taken)
{
    QString id;
    for (const QChar c : name.toLower().left(longestId)) {
        const bool isPlain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (isPlain)
            id += c;
        else if (!id.isEmpty() && !id.endsWith(u'-'))
            id += u'-';
    }
    while (id.endsWith(u'-'))
        id.chop(1);
    if (id.isEmpty())
        id = u"key"_s;
    QString unique = id;
    for (int number = 2; taken.contains(unique); ++number)
        unique = id + u'-' + QString::number(number);
    return unique;
}

// RFC 9110, token.
bool isHeaderName(const QString &name)
{
    return !name.isEmpty() && std::ranges::all_of(name, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || "!#$%&'*+-.^_`|~"_L1.contains(c);
    });
}

QStringList keychainIdsIn(const Workspace &workspace)
{
    QStringList ids;
    const auto add = [&ids](const std::optional<SecretRef> &ref) {
        if (ref && ref->kind == SecretRef::Kind::Keychain)
            ids.append(ref->name);
    };
    for (const Provider &provider : workspace.providers)
        add(provider.key);
    for (const Gateway &gateway : workspace.gateways) {
        add(gateway.adminKey);
        add(gateway.consumerKey);
    }
    for (const GatewayRoute &entry : workspace.routes) {
        for (const AiProxy &proxy : entry.route.proxies()) {
            for (const HttpHeader &header : proxy.authHeader + proxy.authQuery) {
                for (const SecretRef &ref : header.value.references())
                    add(ref);
            }
        }
    }
    return ids;
}

} // namespace lineside
