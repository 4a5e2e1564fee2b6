// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/jsonmembers.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Store)
};

} // namespace

JsonReader::JsonReader(QJsonObject object, QString path, QString *problem)
    : m_object(std::move(object))
    , m_path(std::move(path))
    , m_problem(problem)
{
}

QString JsonReader::text(QLatin1StringView name, const QString &fallback) const
{
    const QJsonValue value = m_object[name];
    return expect(name, value, value.isString(), Tr::tr("a text")) ? value.toString() : fallback;
}

bool JsonReader::flag(QLatin1StringView name, bool fallback) const
{
    const QJsonValue value = m_object[name];
    return expect(name, value, value.isBool(), Tr::tr("true or false")) ? value.toBool() : fallback;
}

std::optional<int> JsonReader::number(QLatin1StringView name) const
{
    const QJsonValue value = m_object[name];
    const bool isWhole = value.isDouble() && value.toInt(-1) >= 0;
    return expect(name, value, isWhole, Tr::tr("a whole number")) ? std::optional(value.toInt()) : std::nullopt;
}

std::optional<SecretRef> JsonReader::key(QLatin1StringView name) const
{
    const QString written = text(name);
    const auto reference = SecretRef::parse(written);
    if (!written.isEmpty() && !reference)
        note(name, Tr::tr("a reference such as keychain:work or env:NAME"));
    return reference;
}

QUrl JsonReader::url(QLatin1StringView name) const
{
    const QString written = text(name);
    const QUrl url(written, QUrl::StrictMode);
    if (!written.isEmpty() && !url.isValid())
        note(name, Tr::tr("a URL"));
    return url;
}

QStringList JsonReader::texts(QLatin1StringView name) const
{
    QStringList found;
    const QJsonArray array = list(name);
    for (const QJsonValue &value : array) {
        if (!value.isString())
            note(name, Tr::tr("a list of texts"));
        found.append(value.toString());
    }
    return found;
}

QList<HttpHeader> JsonReader::headers(QLatin1StringView name) const
{
    QList<HttpHeader> found;
    for (const JsonReader &entry : entries(name))
        found.append({entry.text("name"_L1).toLatin1(), ValueTemplate::parse(entry.text("value"_L1))});
    return found;
}

QByteArray JsonReader::json(QLatin1StringView name) const
{
    const JsonReader inner = child(name);
    return inner.m_object.isEmpty() ? QByteArray() : QJsonDocument(inner.m_object).toJson(QJsonDocument::Compact);
}

JsonReader JsonReader::child(QLatin1StringView name) const
{
    const QJsonValue value = m_object[name];
    expect(name, value, value.isObject(), Tr::tr("an object"));
    return {value.toObject(), pathOf(name), m_problem};
}

std::vector<JsonReader> JsonReader::entries(QLatin1StringView name) const
{
    std::vector<JsonReader> found;
    const QJsonArray array = list(name);
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (!array[i].isObject())
            note(name, Tr::tr("a list of objects"));
        found.emplace_back(array[i].toObject(), u"%1[%2]"_s.arg(pathOf(name)).arg(i), m_problem);
    }
    return found;
}

void JsonReader::note(QLatin1StringView name, const QString &expected) const
{
    if (m_problem->isEmpty())
        *m_problem = Tr::tr("“%1” is not %2.").arg(pathOf(name), expected);
}

bool JsonReader::expect(QLatin1StringView name, const QJsonValue &value, bool fits, const QString &expected) const
{
    if (!fits && !value.isUndefined())
        note(name, expected);
    return fits;
}

QJsonArray JsonReader::list(QLatin1StringView name) const
{
    const QJsonValue value = m_object[name];
    expect(name, value, value.isArray(), Tr::tr("a list"));
    return value.toArray();
}

QString JsonReader::pathOf(QLatin1StringView name) const
{
    return m_path.isEmpty() ? QString(name) : m_path + u'.' + name;
}

JsonWriter::JsonWriter(QJsonObject source, std::initializer_list<QLatin1StringView> known)
    : m_object(std::move(source))
{
    for (const QLatin1StringView name : known)
        m_object.remove(name);
}

void JsonWriter::putText(QLatin1StringView name, const QString &text)
{
    if (!text.isEmpty())
        put(name, text);
}

void JsonWriter::putTexts(QLatin1StringView name, const QStringList &texts)
{
    if (!texts.isEmpty())
        put(name, QJsonArray::fromStringList(texts));
}

void JsonWriter::putKey(QLatin1StringView name, const std::optional<SecretRef> &key)
{
    if (key)
        put(name, key->toString());
}

void JsonWriter::putHeaders(QLatin1StringView name, const QList<HttpHeader> &headers)
{
    QJsonArray array;
    for (const HttpHeader &header : headers)
        array.append(QJsonObject{{u"name"_s, QString::fromLatin1(header.name)}, {u"value"_s, header.value.toString()}});
    if (!array.isEmpty())
        put(name, array);
}

void JsonWriter::putJson(QLatin1StringView name, const QByteArray &json)
{
    putObject(name, QJsonDocument::fromJson(json).object());
}

void JsonWriter::putObject(QLatin1StringView name, const QJsonObject &object)
{
    if (!object.isEmpty())
        put(name, object);
}

} // namespace lineside
