// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/routeimport.h"

#include "core/valuetemplate.h"
#include "interchange/yamltext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::RouteImport)
};

constexpr qsizetype longestText = 16 * 1024 * 1024;
constexpr qsizetype mostRoutes = 10'000;

// Variables of a form as references; whatever else reads as a reference is kept apart.
QString withReferences(const QString &text, const QRegularExpression &variable)
{
    QString made;
    qsizetype from = 0;
    for (const QRegularExpressionMatch &match : variable.globalMatch(text)) {
        if (match.captured(1).isEmpty())
            continue; // escaped
        made += ValueTemplate::literal(text.sliced(from, match.capturedStart() - from)).toString() + u"{env:"_s + match.captured(1) + u'}';
        from = match.capturedEnd();
    }
    return made + ValueTemplate::literal(text.sliced(from)).toString();
}

QJsonValue withReferences(const QJsonValue &value, const QRegularExpression &variable)
{
    if (value.isString())
        return withReferences(value.toString(), variable);
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &element : value.toArray())
            array.append(withReferences(element, variable));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member)
        member.value() = withReferences(member.value(), variable);
    return object;
}

QString idFrom(QString name)
{
    name.replace(QRegularExpression(u"[^A-Za-z0-9_.-]+"_s), u"-"_s);
    return name.left(64);
}

class RouteReader
{
public:
    Result<ImportedRoutes> read(const QByteArray &text);

private:
    void readDocument(const QJsonObject &document);
    void readService(const QJsonObject &service);
    void readAdcRoute(const QJsonObject &route, const QJsonObject &service);
    void readAdmin(const QJsonObject &json);
    void add(const QJsonObject &route);
    void warnOfOthers(const QJsonObject &document, const QStringList &read);

    ImportedRoutes m_made;
};

void RouteReader::add(const QJsonObject &route)
{
    if (m_made.routes.size() < mostRoutes)
        m_made.routes.append(QJsonDocument(route).toJson(QJsonDocument::Indented));
}

void RouteReader::warnOfOthers(const QJsonObject &document, const QStringList &read)
{
    QStringList others = document.keys();
    others.removeIf([&read](const QString &name) { return read.contains(name); });
    if (!others.isEmpty())
        m_made.warnings.append(Tr::tr("Only routes were read; these parts of the file were not: %1.").arg(others.join(u", "_s)));
}

void RouteReader::readAdcRoute(const QJsonObject &route, const QJsonObject &service)
{
    QJsonObject json = route;
    const QString name = route["name"_L1].toString();
    if (json["id"_L1].toString().isEmpty())
        json["id"_L1] = idFrom(name.isEmpty() ? service["name"_L1].toString() : name);
    if (json.contains("description"_L1))
        json["desc"_L1] = json.take("description"_L1);
    if (!json.contains("hosts"_L1) && service["hosts"_L1].isArray())
        json["hosts"_L1] = service["hosts"_L1];
    if (service["upstream"_L1].isObject())
        json["upstream"_L1] = service["upstream"_L1];
    QJsonObject plugins = service["plugins"_L1].toObject();
    const QJsonObject own = route["plugins"_L1].toObject();
    for (auto plugin = own.begin(); plugin != own.end(); ++plugin)
        plugins[plugin.key()] = plugin.value();
    if (!plugins.isEmpty())
        json["plugins"_L1] = plugins;
    static const QRegularExpression variable(uR"((?:\\\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)\}))"_s);
    add(withReferences(json, variable).toObject());
}

void RouteReader::readService(const QJsonObject &service)
{
    for (const QJsonValue &route : service["routes"_L1].toArray()) {
        if (route.isObject())
            readAdcRoute(route.toObject(), service);
    }
}

// A route, one in its envelope, or the answer that lists them.
void RouteReader::readAdmin(const QJsonObject &json)
{
    if (json["list"_L1].isArray()) {
        for (const QJsonValue &entry : json["list"_L1].toArray())
            readAdmin(entry.toObject());
        return;
    }
    QJsonObject route = json["value"_L1].isObject() ? json["value"_L1].toObject() : json;
    if (!route.contains("uri"_L1) && !route.contains("uris"_L1))
        return;
    for (const QLatin1StringView time : {"create_time"_L1, "update_time"_L1})
        route.remove(time);
    add(route);
}

void RouteReader::readDocument(const QJsonObject &document)
{
    if (document["services"_L1].isArray() && document["services"_L1][0]["routes"_L1].isArray()) {
        for (const QJsonValue &service : document["services"_L1].toArray())
            readService(service.toObject());
        warnOfOthers(document, {u"services"_s});
    } else if (document["routes"_L1].isArray()) {
        static const QRegularExpression variable(uR"(\$\{\{\s*([A-Za-z_][A-Za-z0-9_]*)(?::=[^}]*)?\s*\}\})"_s);
        for (const QJsonValue &route : document["routes"_L1].toArray())
            readAdmin(withReferences(route, variable).toObject());
        warnOfOthers(document, {u"routes"_s});
    } else {
        readAdmin(document);
    }
}

Result<ImportedRoutes> RouteReader::read(const QByteArray &text)
{
    if (text.size() > longestText)
        return failure(Error::Kind::BadRequest, Tr::tr("The file is too long (%1 bytes).").arg(text.size()));
    const QJsonDocument json = QJsonDocument::fromJson(text);
    if (json.isObject()) {
        readDocument(json.object());
    } else {
        const Result<QList<QJsonValue>> documents = fromYaml(text);
        if (!documents)
            return failure(documents.error());
        for (const QJsonValue &document : *documents)
            readDocument(document.toObject());
    }
    if (m_made.routes.isEmpty())
        return failure(Error::Kind::BadRequest, Tr::tr("There is no route in this file."),
                       Tr::tr("It should be ADC's file, apisix.yaml, or JSON of the Admin API."));
    return m_made;
}

} // namespace

Result<ImportedRoutes> importRoutes(const QByteArray &text)
{
    return RouteReader().read(text);
}

} // namespace lineside
