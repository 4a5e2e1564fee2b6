// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/jsonparts.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace lineside {

QByteArray bytesOf(const QJsonObject &object)
{
    return object.isEmpty() ? QByteArray() : QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString takeText(QJsonObject &object, QLatin1StringView name)
{
    const QString text = object.value(name).toString();
    if (!text.isEmpty())
        object.remove(name);
    return text;
}

QStringList takeTexts(QJsonObject &object, QLatin1StringView name)
{
    const QJsonArray array = object.value(name).toArray();
    if (array.isEmpty() || !std::ranges::all_of(array, [](const QJsonValue &value) { return value.isString(); }))
        return {};
    object.remove(name);
    QStringList texts;
    for (const QJsonValue &value : array)
        texts.append(value.toString());
    return texts;
}

std::optional<int> takeInteger(QJsonObject &object, QLatin1StringView name)
{
    const double number = object.value(name).toDouble(0.5);
    constexpr double most = std::numeric_limits<int>::max();
    if (number < -most || number > most || number != int(number))
        return std::nullopt;
    object.remove(name);
    return int(number);
}

QJsonObject objectOf(const QByteArray &json, const QString &part, QStringList &broken)
{
    if (json.trimmed().isEmpty())
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        broken.append(part);
    return document.object();
}

QJsonObject mergedObjects(QJsonObject under, const QJsonObject &over)
{
    for (auto member = over.begin(); member != over.end(); ++member) {
        const QJsonValue below = under.value(member.key());
        under[member.key()] = below.isObject() && member.value().isObject()
            ? QJsonValue(mergedObjects(below.toObject(), member.value().toObject()))
            : QJsonValue(member.value());
    }
    return under;
}

void putObject(QJsonObject &object, QLatin1StringView name, const QJsonObject &inner)
{
    if (!inner.isEmpty())
        object[name] = inner;
}

void putText(QJsonObject &object, QLatin1StringView name, const QString &text)
{
    if (!text.isEmpty())
        object[name] = text;
}

} // namespace lineside
