// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace lineside {

// Taking a JSON object apart into named fields and a rest, and putting it together again. What is not of the expected type stays
// where it is, and so reaches the rest.

QByteArray bytesOf(const QJsonObject &object); ///< compact; empty if it has no members
/// Takes the member out if it is a text with something in it.
QString takeText(QJsonObject &object, QLatin1StringView name);
/// Takes the member out if it is an array of texts and nothing else.
QStringList takeTexts(QJsonObject &object, QLatin1StringView name);
std::optional<int> takeInteger(QJsonObject &object, QLatin1StringView name);

// Lets `take` take things out of the object inside. An object that was empty from the start is a statement of its own and stays.
template<class Take>
void inside(QJsonObject &object, QLatin1StringView name, Take take)
{
    QJsonObject inner = object.value(name).toObject();
    if (inner.isEmpty())
        return;
    take(inner);
    if (inner.isEmpty())
        object.remove(name);
    else
        object[name] = inner;
}

/// Reads the JSON of a part of a draft; notes the part where it is no object.
QJsonObject objectOf(const QByteArray &json, const QString &part, QStringList &broken);
/// `over` wins, but objects on both sides become one.
QJsonObject mergedObjects(QJsonObject under, const QJsonObject &over);
void putObject(QJsonObject &object, QLatin1StringView name, const QJsonObject &inner); ///< unless it is empty
void putText(QJsonObject &object, QLatin1StringView name, const QString &text);        ///< unless it is empty

} // namespace lineside
