// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/collectionexport.h"

#include "interchange/codetext.h"
#include "interchange/plainjson.h"
#include "interchange/routetemplate.h"
#include "interchange/yamltext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CollectionExport)
};

using Parts = QList<ValueTemplate::Part>;

QString withBraces(const Parts &parts, const KeyVariables &variables, const QString &form)
{
    QString text;
    for (const ValueTemplate::Part &part : parts) {
        const auto *reference = std::get_if<SecretRef>(&part);
        text += reference ? form.arg(variables.name(*reference)) : std::get<QString>(part);
    }
    return text;
}

QStringList braceWarnings(const CodeRequest &parts, const QString &program)
{
    QString text;
    for (const ValueTemplate::Part &part : parts.body)
        text += std::holds_alternative<QString>(part) ? std::get<QString>(part) : QString();
    if (!text.contains("{{"_L1))
        return {};
    return {Tr::tr("The body holds {{, which %1 may take for a variable.").arg(program)};
}

// A .bru file ends a block with a brace in the first column; a body's lines are indented by two.
QString indented(QString text)
{
    return u"  "_s + text.replace(u'\n', "\n  "_L1);
}

QString fileNameFor(const QString &name)
{
    QString cleaned = name;
    cleaned.replace(QRegularExpression(u"[^\\w .-]+"_s, QRegularExpression::UseUnicodePropertiesOption), u"-"_s);
    cleaned = cleaned.left(80).trimmed();
    return cleaned.isEmpty() || cleaned.startsWith(u'.') ? u"request"_s : cleaned;
}

} // namespace

Result<ExportedText> postmanCollection(const HttpRequest &request, const QString &name)
{
    const Result<CodeRequest> parts = codeRequest(request);
    if (!parts)
        return failure(parts.error());
    QJsonArray headers;
    for (const auto &[header, value] : parts->headers)
        headers.append(QJsonObject{{u"key"_s, header}, {u"value"_s, withBraces(value, parts->variables, u"{{%1}}"_s)}});
    QJsonObject asked{{u"method"_s, parts->method}, {u"header"_s, headers}, {u"url"_s, QJsonObject{{u"raw"_s, parts->url}}}};
    QUrl url = request.url;
    QJsonObject address{{u"raw"_s, parts->url}, {u"protocol"_s, url.scheme()}, {u"host"_s, QJsonArray{url.host()}}};
    if (url.port() > 0)
        address["port"_L1] = QString::number(url.port());
    address["path"_L1] = QJsonArray::fromStringList(url.path(QUrl::FullyEncoded).split(u'/').mid(1));
    QJsonArray query;
    for (const QString &item : url.query(QUrl::FullyEncoded).split(u'&', Qt::SkipEmptyParts))
        query.append(QJsonObject{{u"key"_s, item.section(u'=', 0, 0)}, {u"value"_s, item.contains(u'=') ? QJsonValue(item.section(u'=', 1)) : QJsonValue()}});
    if (!query.isEmpty())
        address["query"_L1] = query;
    asked["url"_L1] = address;
    if (parts->hasBody) {
        asked["body"_L1] = QJsonObject{{u"mode"_s, u"raw"_s},
                                       {u"raw"_s, withBraces(parts->body, parts->variables, u"{{%1}}"_s)},
                                       {u"options"_s, QJsonObject{{u"raw"_s, QJsonObject{{u"language"_s, isJson(request.body) ? u"json"_s : u"text"_s}}}}}};
    }
    QJsonArray variables;
    for (const QString &variable : parts->variables.names())
        variables.append(QJsonObject{{u"key"_s, variable}, {u"value"_s, QString()}, {u"type"_s, u"string"_s}});
    const QJsonObject collection{
        {u"info"_s, QJsonObject{{u"name"_s, name}, {u"schema"_s, u"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"_s}}},
        {u"item"_s, QJsonArray{QJsonObject{{u"name"_s, name}, {u"request"_s, asked}}}},
        {u"variable"_s, variables}};
    return ExportedText{QString::fromUtf8(QJsonDocument(collection).toJson()), {}, braceWarnings(*parts, u"Postman"_s)};
}

Result<ExportedText> brunoRequest(const HttpRequest &request, const QString &name)
{
    const Result<CodeRequest> parts = codeRequest(request);
    if (!parts)
        return failure(parts.error());
    const QString kind = !parts->hasBody ? u"none"_s : isJson(request.body) ? u"json"_s : u"text"_s;
    QString text = u"meta {\n  name: %1\n  type: http\n  seq: 1\n}\n\n%2 {\n  url: %3\n  body: %4\n  auth: none\n}\n"_s.arg(
        QString(name).replace(u'\n', u' '), parts->method.toLower(), parts->url, kind);
    if (!parts->headers.isEmpty()) {
        text += u"\nheaders {\n"_s;
        for (const auto &[header, value] : parts->headers)
            text += u"  "_s + header + u": "_s + withBraces(value, parts->variables, u"{{process.env.%1}}"_s) + u'\n';
        text += u"}\n"_s;
    }
    if (parts->hasBody)
        text += u"\nbody:"_s + kind + u" {\n"_s + indented(withBraces(parts->body, parts->variables, u"{{process.env.%1}}"_s)) + u"\n}\n"_s;
    ExportedText made{text, {}, braceWarnings(*parts, u"Bruno"_s)};
    const QJsonObject collection{{u"version"_s, u"1"_s}, {u"name"_s, name}, {u"type"_s, u"collection"_s}, {u"ignore"_s, QJsonArray{u"node_modules"_s, u".git"_s}}};
    made.files.append({u"bruno.json"_s, QJsonDocument(collection).toJson()});
    made.files.append({fileNameFor(name) + u".bru"_s, text.toUtf8()});
    if (!parts->variables.isEmpty()) {
        QString example;
        for (const QString &variable : parts->variables.names())
            example += variable + u"=\n"_s;
        made.files.append({u".env.example"_s, example.toUtf8()});
        made.warnings.append(Tr::tr("Bruno reads keys from a file .env in the collection's folder: copy .env.example, fill it in, and keep it out of Git."));
    }
    return made;
}

Result<ExportedText> openApiDocument(const QByteArray &routeTemplate, const QUrl &server)
{
    const Result<RouteTemplate> route = RouteTemplate::parse(routeTemplate);
    if (!route)
        return failure(route.error());
    const QJsonObject chat{{u"type"_s, u"object"_s},
                           {u"required"_s, QJsonArray{u"messages"_s}},
                           {u"properties"_s,
                            QJsonObject{{u"model"_s, QJsonObject{{u"type"_s, u"string"_s}}},
                                        {u"stream"_s, QJsonObject{{u"type"_s, u"boolean"_s}}},
                                        {u"messages"_s, QJsonObject{{u"type"_s, u"array"_s}, {u"items"_s, QJsonObject{{u"type"_s, u"object"_s}}}}}}}};
    const bool isChat = route->json()["plugins"_L1].toObject().contains("ai-proxy"_L1)
        || route->json()["plugins"_L1].toObject().contains("ai-proxy-multi"_L1);
    QJsonObject operation{{u"summary"_s, route->label()},
                          {u"responses"_s, QJsonObject{{u"200"_s, QJsonObject{{u"description"_s, u"The answer; server-sent events if stream is true"_s}}}}}};
    QJsonObject components;
    const QJsonValue keyAuth = route->json()["plugins"_L1]["key-auth"_L1];
    if (keyAuth.isObject()) {
        const QJsonObject scheme{{u"type"_s, u"apiKey"_s}, {u"in"_s, u"header"_s}, {u"name"_s, keyAuth["header"_L1].toString(u"apikey"_s)}};
        components[u"securitySchemes"_s] = QJsonObject{{u"key"_s, scheme}};
        operation["security"_L1] = QJsonArray{QJsonObject{{u"key"_s, QJsonArray()}}};
    }
    QStringList warnings;
    QJsonObject paths;
    const QStringList methods = route->texts({}, "methods"_L1);
    for (QString uri : route->texts("uri"_L1, "uris"_L1)) {
        if (uri.endsWith(u'*')) {
            warnings.append(Tr::tr("OpenAPI has no path that stands for many: of “%1” the beginning is named.").arg(uri));
            uri.chop(1);
        }
        QJsonObject item;
        for (const QString &method : methods.isEmpty() ? QStringList{u"POST"_s} : methods) {
            QJsonObject made = operation;
            if (isChat && method == "POST"_L1)
                made["requestBody"_L1] = QJsonObject{{u"required"_s, true}, {u"content"_s, QJsonObject{{u"application/json"_s, QJsonObject{{u"schema"_s, chat}}}}}};
            item[method.toLower()] = made;
        }
        paths[uri] = item;
    }
    QJsonObject document{{u"openapi"_s, u"3.1.0"_s},
                         {u"info"_s, QJsonObject{{u"title"_s, route->label()}, {u"version"_s, u"1"_s}}},
                         {u"paths"_s, paths}};
    if (server.isValid() && !server.isEmpty())
        document["servers"_L1] = QJsonArray{QJsonObject{{u"url"_s, server.toString(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash)}}};
    if (!components.isEmpty())
        document["components"_L1] = components;
    return ExportedText{toYaml(document), {}, warnings};
}

} // namespace lineside
