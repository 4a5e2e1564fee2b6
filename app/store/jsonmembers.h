// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "core/secretref.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>
#include <QUrl>

#include <initializer_list>
#include <optional>
#include <vector>

namespace lineside {

/// Reads the members of one JSON object. The first member that is not as it should be is noted in `problem`, as a sentence with
/// its path; a member that is not there is none.
class JsonReader
{
public:
    JsonReader(QJsonObject object, QString path, QString *problem);

    QString text(QLatin1StringView name, const QString &fallback = {}) const;
    bool flag(QLatin1StringView name, bool fallback) const;
    std::optional<int> number(QLatin1StringView name) const;
    std::optional<SecretRef> key(QLatin1StringView name) const;
    QUrl url(QLatin1StringView name) const;
    QStringList texts(QLatin1StringView name) const;
    QList<HttpHeader> headers(QLatin1StringView name) const;
    QByteArray json(QLatin1StringView name) const; ///< an object as compact text; empty if it has no members
    JsonReader child(QLatin1StringView name) const;
    std::vector<JsonReader> entries(QLatin1StringView name) const;
    bool has(QLatin1StringView name) const { return m_object.contains(name); }
    QJsonValue value(QLatin1StringView name) const { return m_object[name]; } ///< whatever it is
    const QJsonObject &object() const { return m_object; }
    void note(QLatin1StringView name, const QString &expected) const; ///< "“name” is not expected."

private:
    bool expect(QLatin1StringView name, const QJsonValue &value, bool fits, const QString &expected) const;
    QJsonArray list(QLatin1StringView name) const;
    QString pathOf(QLatin1StringView name) const;

    QJsonObject m_object;
    QString m_path;
    QString *m_problem;
};

/// Writes members into a copy of the object that was read, so that members that are not `known` survive. Empty values are left out.
class JsonWriter
{
public:
    JsonWriter(QJsonObject source, std::initializer_list<QLatin1StringView> known);

    void put(QLatin1StringView name, const QJsonValue &value) { m_object.insert(name, value); }
    void putText(QLatin1StringView name, const QString &text);
    void putTexts(QLatin1StringView name, const QStringList &texts);
    void putKey(QLatin1StringView name, const std::optional<SecretRef> &key);
    void putHeaders(QLatin1StringView name, const QList<HttpHeader> &headers);
    void putJson(QLatin1StringView name, const QByteArray &json);
    void putObject(QLatin1StringView name, const QJsonObject &object);
    const QJsonObject &object() const { return m_object; }

private:
    QJsonObject m_object;
};

} // namespace lineside
