// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/secretplaces.h"

#include "core/valuetemplate.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

const QString mask = u"••••"_s;

using TextRule = std::function<QString(const QStringList &path, const QString &text)>;

// The value with each of its texts replaced by what the rule makes of it.
QJsonValue changed(const QJsonValue &value, const TextRule &rule, QStringList &path)
{
    if (value.isString())
        return rule(path, value.toString());
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            path.append(QString::number(i));
            array[i] = changed(array.at(i), rule, path);
            path.removeLast();
        }
        return array;
    }
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            path.append(member.key());
            member.value() = changed(member.value(), rule, path);
            path.removeLast();
        }
        return object;
    }
    return value;
}

bool endsAsSecretsDo(const QString &name)
{
    static constexpr QLatin1StringView endings[] = {
        "secret"_L1,     "secret_key"_L1, "password"_L1,   "passwd"_L1,        "token"_L1,         "apikey"_L1,
        "api_key"_L1,    "access_key"_L1, "private_key"_L1, "client_key"_L1,   "access_key_id"_L1, "access_key_secret"_L1,
        "credential"_L1, "credentials"_L1, "authorization"_L1, "auth_header"_L1, "cookie"_L1,      "service_account_json"_L1,
    };
    QString plain = name.toLower();
    plain.replace(u'-', u'_');
    return std::ranges::any_of(endings, [&plain](QLatin1StringView ending) { return plain.endsWith(ending); });
}

// The same few names come again and again in a list of routes.
bool hasSecretName(const QString &name)
{
    constexpr qsizetype mostKnown = 1000;
    static thread_local QHash<QString, bool> known;
    if (const auto found = known.constFind(name); found != known.cend())
        return *found;
    if (known.size() >= mostKnown) // a gateway may make names up without end
        known.clear();
    return known.insert(name, endsAsSecretsDo(name)).value();
}

// "key" is a secret in key-auth and its like, but in limits and balancers it names what is counted by.
bool isCountedBy(const QStringList &path)
{
    return std::ranges::any_of(path, [](const QString &name) {
        return name.contains("limit"_L1) || name == "balancer"_L1 || name == "upstream"_L1 || name == "traffic-split"_L1;
    });
}

bool isSecretPlace(const QStringList &path)
{
    if (path.constFirst() == "labels"_L1)
        return false;
    const bool isAiPlugin = path.size() > 2 && path.constFirst() == "plugins"_L1 && path.at(1).startsWith("ai-"_L1);
    if (isAiPlugin && path.indexOf(u"auth"_s, 2) >= 0)
        return true;
    if (path.constLast() == "key"_L1)
        return !isCountedBy(path);
    return std::ranges::any_of(path, hasSecretName);
}

// A reference to the gateway's secret manager or to its environment tells nothing. If it reads as one of ours besides, it stays none.
bool isGatewayReference(const QString &text)
{
    return (text.startsWith("$secret://"_L1, Qt::CaseInsensitive) || text.startsWith("$env://"_L1, Qt::CaseInsensitive))
        && ValueTemplate::parse(text).references().isEmpty();
}

// "Bearer " or "Basic ", where it is followed by what can only be a credential; a sentence may begin with these words too.
QString credentialScheme(const QString &text)
{
    const QString rest = text.section(u' ', 1);
    if (rest.isEmpty() || rest.contains(u' '))
        return {};
    if (text.startsWith("Bearer "_L1, Qt::CaseInsensitive))
        return text.first(7);
    const auto decoded = QByteArray::fromBase64Encoding(rest.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    const bool isPair = decoded && decoded.decoded.contains(':');
    return text.startsWith("Basic "_L1, Qt::CaseInsensitive) && isPair ? text.first(6) : QString();
}

QString maskedText(const QStringList &path, const QString &text)
{
    if (text.isEmpty() || isGatewayReference(text))
        return text;
    const QString scheme = path.size() > 1 ? credentialScheme(text) : QString(); // a route's own texts are its name and the like
    if (isSecretPlace(path) || !scheme.isEmpty())
        return scheme + mask;
    if (!text.contains("://"_L1) && !text.contains(u'=')) // most texts
        return text;
    static const QRegularExpression password(u"(://)[^/@?#\\s]*@"_s);
    static const QRegularExpression query(u"([?&](?:key|api[-_]?key|(?:access_)?token|sig|signature)=)[^&#\\s]+"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return QString(text).replace(password, u"\\1"_s + mask + u'@').replace(query, u"\\1"_s + mask);
}

QJsonObject changed(const QJsonObject &route, const TextRule &rule)
{
    QStringList path;
    return changed(QJsonValue(route), rule, path).toObject();
}

QStringList placesWhere(const QJsonObject &route, const std::function<bool(const QStringList &, const QString &)> &isSo)
{
    QStringList places;
    changed(route, [&places, &isSo](const QStringList &path, const QString &text) {
        if (isSo(path, text))
            places.append(path.join(u'.'));
        return text;
    });
    return places;
}

QByteArray jsonText(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

// Written so that a search for references finds none; JSON reads it as the same text.
QByteArray withoutReferences(QByteArray json)
{
    return json.replace("{env:", "\\u007benv:").replace("{keychain:", "\\u007bkeychain:").replace("{plain}", "\\u007bplain}");
}

QByteArray written(const QJsonValue &value, QStringList &path)
{
    if (value.isString())
        return isSecretPlace(path) ? jsonText(value.toString()) : withoutReferences(jsonText(value.toString()));
    QByteArrayList parts;
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            path.append(QString::number(i));
            parts.append(written(array.at(i), path));
            path.removeLast();
        }
        return '[' + parts.join(',') + ']';
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            path.append(member.key());
            parts.append(withoutReferences(jsonText(member.key())) + ':' + written(member.value(), path));
            path.removeLast();
        }
        return '{' + parts.join(',') + '}';
    }
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

// The entry of the other list that stands for this one: of the same name, or at the same place.
QJsonValue counterpart(const QJsonValue &entry, qsizetype index, const QJsonArray &others)
{
    const QString name = entry["name"_L1].toString();
    const auto found = std::ranges::find_if(others, [&name](const QJsonValue &other) { return other["name"_L1].toString() == name; });
    return name.isEmpty() || found == others.end() ? others.at(index) : QJsonValue(*found);
}

QJsonValue filled(const QJsonValue &value, const QJsonValue &other, FilledWith kind, QStringList &path)
{
    if (value.isString()) {
        const QString text = other.toString();
        if (!value.toString().contains(mask) || !other.isString() || text.contains(mask) || maskedText(path, text) != value.toString())
            return value;
        return kind == FilledWith::Keys && isSecretPlace(path) ? ValueTemplate::literal(text).toString() : text;
    }
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        const QJsonArray others = other.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            path.append(QString::number(i));
            array[i] = filled(array.at(i), counterpart(array.at(i), i, others), kind, path);
            path.removeLast();
        }
        return array;
    }
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        const QJsonObject others = other.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            path.append(member.key());
            member.value() = filled(member.value(), others.value(member.key()), kind, path);
            path.removeLast();
        }
        return object;
    }
    return value;
}

// `at` is the path by which rules go, `named` the one that finds an entry again when others moved.
void collectKeyPaths(const QJsonValue &value, QStringList &at, QStringList &named, QList<QStringList> &found)
{
    if (value.isString() && (value.toString().contains(mask) || maskedText(at, value.toString()) != value.toString()))
        found.append(named);
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        at.append(QString::number(i));
        named.append(array.at(i)["name"_L1].toString(at.constLast()));
        collectKeyPaths(array.at(i), at, named, found);
        at.removeLast();
        named.removeLast();
    }
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        at.append(member.key());
        named.append(member.key());
        collectKeyPaths(member.value(), at, named, found);
        at.removeLast();
        named.removeLast();
    }
}

} // namespace

QList<QStringList> keyPaths(const QJsonObject &route)
{
    QStringList at;
    QStringList named;
    QList<QStringList> found;
    collectKeyPaths(QJsonValue(route), at, named, found);
    return found;
}

QString keyScheme(const QString &text)
{
    return credentialScheme(text);
}

QJsonObject withMasksFilled(const QJsonObject &route, const QJsonObject &other, FilledWith kind)
{
    QStringList path;
    return filled(QJsonValue(route), QJsonValue(other), kind, path).toObject();
}

QJsonObject withSecretsMasked(const QJsonObject &route)
{
    return changed(route, maskedText);
}

QStringList maskedPlaces(const QJsonObject &route)
{
    return placesWhere(route, [](const QStringList &, const QString &text) { return text.contains(mask); });
}

QStringList misplacedReferences(const QJsonObject &route)
{
    return placesWhere(route, [](const QStringList &path, const QString &text) {
        return !isSecretPlace(path) && !ValueTemplate::parse(text).references().isEmpty();
    });
}

QByteArray toJsonTemplate(const QJsonObject &route)
{
    QStringList path;
    return written(route, path);
}

} // namespace lineside
