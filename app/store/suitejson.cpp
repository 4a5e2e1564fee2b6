// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/suitejson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Store)
};

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

// Cases and checks have no ids: the first entry of that name that was not taken yet is the one an entry came from.
class EntriesBefore
{
public:
    using NameOf = QString (*)(const QJsonObject &entry);
    EntriesBefore(const QJsonArray &entries, NameOf nameOf)
    {
        for (const QJsonValue &entry : entries)
            m_entries.append({nameOf(entry.toObject()), entry.toObject()});
    }
    QJsonObject take(const QString &name)
    {
        for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
            if (entry->first == name) {
                QJsonObject found = entry->second;
                m_entries.erase(entry);
                return found;
            }
        }
        return {};
    }

private:
    QList<std::pair<QString, QJsonObject>> m_entries;
};

QString nameOfCase(const QJsonObject &entry)
{
    return entry["name"_L1].toString();
}

QString nameOfCheck(const QJsonObject &entry)
{
    return entry["kind"_L1].toString() + u'\n' + entry["name"_L1].toString();
}

// A file written by hand may have a plain number, and a schema as the JSON that it is.
QString readValue(const JsonReader &json)
{
    const QJsonValue value = json.value("value"_L1);
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    if (value.isObject())
        return QString::fromUtf8(compact(value.toObject()));
    return json.text("value"_L1);
}

QJsonValue valueToJson(const SuiteCheck &check)
{
    if (check.kind != SuiteCheck::Kind::TextSchema)
        return check.value;
    const QJsonObject schema = QJsonDocument::fromJson(check.value.toUtf8()).object();
    return QString::fromUtf8(compact(schema)) == check.value ? QJsonValue(schema) : QJsonValue(check.value);
}

SuiteCheck readCheck(const JsonReader &json)
{
    const QString id = json.text("kind"_L1);
    if (id.isEmpty())
        json.note("kind"_L1, Tr::tr("the name of a check"));
    const SuiteCheck::Kind kind = suiteCheckKind(id);
    if (kind == SuiteCheck::Kind::Unknown)
        return {.kind = kind, .name = id, .value = QString::fromUtf8(compact(json.object()))};
    return {.kind = kind, .name = json.text("name"_L1), .value = readValue(json)};
}

QJsonObject toJson(const SuiteCheck &check, EntriesBefore &before)
{
    if (check.kind == SuiteCheck::Kind::Unknown)
        return QJsonDocument::fromJson(check.value.toUtf8()).object();
    const QString id = idOf(check.kind);
    JsonWriter json(before.take(id + u'\n' + check.name), {"kind"_L1, "name"_L1, "value"_L1});
    json.put("kind"_L1, id);
    json.putText("name"_L1, check.name);
    if (!check.value.isEmpty())
        json.put("value"_L1, valueToJson(check));
    return json.object();
}

template<class Id>
std::optional<Id> readId(const JsonReader &json, QLatin1StringView name)
{
    const QString id = json.text(name);
    return id.isEmpty() ? std::nullopt : std::optional(Id(id));
}

SuiteCase readCase(const JsonReader &json)
{
    SuiteCase one;
    one.name = json.text("name"_L1);
    one.gateway = readId<GatewayId>(json, "gateway"_L1);
    one.route = readId<RouteId>(json, "route"_L1);
    one.provider = readId<ProviderId>(json, "provider"_L1);
    if (one.route && one.provider)
        json.note("provider"_L1, Tr::tr("left out where there is a route"));
    one.model = json.text("model"_L1);
    one.question = json.text("question"_L1);
    one.stream = json.flag("stream"_L1, true);
    one.runs = json.number("runs"_L1).value_or(1);
    if (one.runs < 1 || one.runs > mostSuiteRuns)
        json.note("runs"_L1, Tr::tr("a number from 1 to %1").arg(mostSuiteRuns));
    for (const JsonReader &check : json.entries("checks"_L1))
        one.checks.append(readCheck(check));
    return one;
}

QJsonObject toJson(const SuiteCase &one, const QJsonObject &source)
{
    JsonWriter json(source, {"name"_L1, "gateway"_L1, "route"_L1, "provider"_L1, "model"_L1, "question"_L1, "stream"_L1, "runs"_L1, "checks"_L1});
    json.put("name"_L1, one.name);
    if (one.gateway)
        json.putText("gateway"_L1, one.gateway->toString());
    if (one.route)
        json.putText("route"_L1, one.route->toString());
    if (one.provider)
        json.putText("provider"_L1, one.provider->toString());
    json.putText("model"_L1, one.model);
    json.put("question"_L1, one.question);
    json.put("stream"_L1, one.stream);
    json.put("runs"_L1, one.runs);
    EntriesBefore before(source["checks"_L1].toArray(), nameOfCheck);
    QJsonArray checks;
    for (const SuiteCheck &check : one.checks)
        checks.append(toJson(check, before));
    json.put("checks"_L1, checks);
    return json.object();
}

} // namespace

Suite readSuite(const JsonReader &json)
{
    Suite suite{.id = SuiteId(json.text("id"_L1)), .name = json.text("name"_L1), .cases = {}};
    for (const JsonReader &one : json.entries("cases"_L1))
        suite.cases.append(readCase(one));
    return suite;
}

QJsonObject toJson(const Suite &suite, const QJsonObject &source)
{
    JsonWriter json(source, {"id"_L1, "name"_L1, "cases"_L1});
    json.put("id"_L1, suite.id.toString());
    json.put("name"_L1, suite.name);
    EntriesBefore before(source["cases"_L1].toArray(), nameOfCase);
    QJsonArray cases;
    for (const SuiteCase &one : suite.cases)
        cases.append(toJson(one, before.take(one.name)));
    json.put("cases"_L1, cases);
    return json.object();
}

} // namespace lineside
