// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/routetemplates.h"

#include "gateway/apisixroute.h"
#include "gateway/gatewayinfo.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::RouteTemplates)
};

QJsonArray readTemplates()
{
    QFile file(u":/lineside/templates/routes.json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).array() : QJsonArray();
}

const QJsonArray &templates()
{
    static const QJsonArray all = readTemplates();
    return all;
}

// The first variant whose version the gateway has reached; newer ones come first. Undefined where it has reached none.
QJsonValue variantFor(const QJsonValue &entry, const QString &version)
{
    const QJsonArray variants = entry["variants"_L1].toArray();
    for (const QJsonValue &variant : variants) {
        const QString from = variant["from"_L1].toString();
        if (version.isEmpty() || isAtLeast(version, from.section(u'.', 0, 0).toInt(), from.section(u'.', 1).toInt()))
            return variant["route"_L1];
    }
    return QJsonValue::Undefined;
}

QString descriptionOf(const QString &id)
{
    if (id == "compatible"_L1)
        return Tr::tr("Any server that speaks the OpenAI dialect: enter its URL and model.");
    if (id == "azure"_L1)
        return Tr::tr("A deployment at Azure: enter your resource and deployment in the endpoint.");
    if (id == "vertex"_L1)
        return Tr::tr("Google Cloud: enter your project and region; the key is a service account's JSON.");
    if (id == "fallback"_L1)
        return Tr::tr("A second provider answers where the first is over its limit or broken.");
    if (id == "canary"_L1)
        return Tr::tr("One request of ten goes to another model.");
    return Tr::tr("One model at its provider.");
}

QString titleOf(const QJsonValue &entry)
{
    const QString id = entry["id"_L1].toString();
    if (id == "compatible"_L1)
        return Tr::tr("Any OpenAI-compatible server");
    if (id == "fallback"_L1)
        return Tr::tr("Two providers with fallback");
    if (id == "canary"_L1)
        return Tr::tr("A canary by weight");
    return entry["variants"_L1][0]["route"_L1]["name"_L1].toString(); // a provider's own name
}

QStringList keyNamesOf(const QJsonValue &entry)
{
    QStringList names;
    for (const QJsonValue &name : entry["keys"_L1].toArray())
        names.append(name.toString());
    return names;
}

} // namespace

QList<RoutePreset> routeTemplates(const QString &version)
{
    QList<RoutePreset> found;
    for (const QJsonValue &entry : templates()) {
        const QString id = entry["id"_L1].toString();
        if (!variantFor(entry, version).isUndefined())
            found.append({id, titleOf(entry), descriptionOf(id), keyNamesOf(entry)});
    }
    return found;
}

Result<Route> routeFromTemplate(const QString &id, const QString &version, const QList<SecretRef> &keys)
{
    const auto entry = std::ranges::find_if(templates(), [&id](const QJsonValue &known) { return known["id"_L1].toString() == id; });
    const QJsonValue variant = entry == templates().end() ? QJsonValue(QJsonValue::Undefined) : variantFor(*entry, version);
    if (variant.isUndefined())
        return failure(Error::Kind::NotFound, Tr::tr("APISIX %1 cannot have this route.").arg(version), Tr::tr("Choose another template, or a newer gateway."));
    QByteArray json = QJsonDocument(variant.toObject()).toJson(QJsonDocument::Compact);
    for (qsizetype i = 0; i < keys.size(); ++i)
        json.replace("<key " + QByteArray::number(i + 1) + '>', '{' + keys.at(i).toString().toUtf8() + '}');
    return fromApisix(QJsonDocument::fromJson(json).object());
}

} // namespace lineside
