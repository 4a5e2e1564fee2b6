// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "parameters/structuredparts.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Parameters)
};

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject toolIn(const QJsonValue &entry)
{
    return entry["function"_L1].isObject() ? entry["function"_L1].toObject() : entry.toObject();
}

QString problemOf(const QJsonValue &entry)
{
    static const QRegularExpression name(u"^[A-Za-z0-9_.-]{1,64}$"_s);
    const QJsonObject tool = toolIn(entry);
    if (tool.isEmpty())
        return Tr::tr("is not an object");
    if (!name.match(tool["name"_L1].toString()).hasMatch())
        return Tr::tr("needs a name of up to 64 letters, digits, dashes and underscores");
    if (tool.contains("description"_L1) && !tool["description"_L1].isString())
        return Tr::tr("has a description that is not a text");
    if (tool.contains("parameters"_L1) && !tool["parameters"_L1].isObject())
        return Tr::tr("has parameters that are not a JSON Schema");
    return {};
}

} // namespace

ResponseFormat readResponseFormat(const std::optional<QByteArray> &json)
{
    ResponseFormat format;
    const QJsonObject object = QJsonDocument::fromJson(json.value_or(QByteArray())).object();
    const QString type = object["type"_L1].toString();
    if (type == "text"_L1)
        format.kind = ResponseFormat::Kind::Text;
    else if (type == "json_object"_L1)
        format.kind = ResponseFormat::Kind::JsonObject;
    else if (type == "json_schema"_L1)
        format.kind = ResponseFormat::Kind::JsonSchema;
    const QJsonObject schema = object["json_schema"_L1].toObject();
    if (format.kind == ResponseFormat::Kind::JsonSchema) {
        format.name = schema["name"_L1].toString(format.name);
        format.strict = schema["strict"_L1].toBool();
        format.schema = compact(schema["schema"_L1].toObject());
    }
    return format;
}

std::optional<QByteArray> writeResponseFormat(const ResponseFormat &format)
{
    switch (format.kind) {
    case ResponseFormat::Kind::Unset:
        return std::nullopt;
    case ResponseFormat::Kind::Text:
        return compact({{"type"_L1, "text"_L1}});
    case ResponseFormat::Kind::JsonObject:
        return compact({{"type"_L1, "json_object"_L1}});
    case ResponseFormat::Kind::JsonSchema:
        break;
    }
    const QJsonObject schema{{"name"_L1, format.name}, {"strict"_L1, format.strict}, {"schema"_L1, QJsonDocument::fromJson(format.schema).object()}};
    return compact({{"type"_L1, "json_schema"_L1}, {"json_schema"_L1, schema}});
}

std::optional<JsonMistake> findToolsMistake(const QString &text)
{
    if (const auto mistake = findJsonMistake(text, JsonShape::Array))
        return mistake;
    const QJsonArray tools = QJsonDocument::fromJson(text.toUtf8()).array();
    QStringList names;
    for (qsizetype i = 0; i < tools.size(); ++i) {
        const QString problem = problemOf(tools.at(i));
        if (!problem.isEmpty())
            return JsonMistake{0, 0, Tr::tr("Tool %1 %2.").arg(QString::number(i + 1), problem)};
        const QString name = toolIn(tools.at(i))["name"_L1].toString();
        if (names.contains(name))
            return JsonMistake{0, 0, Tr::tr("Two tools have the name “%1”.").arg(name)};
        names.append(name);
    }
    return std::nullopt;
}

std::optional<QByteArray> writeTools(const QString &text)
{
    const QJsonArray entries = QJsonDocument::fromJson(text.toUtf8()).array();
    QJsonArray tools;
    for (const QJsonValue &entry : entries)
        tools.append(QJsonObject{{"type"_L1, "function"_L1}, {"function"_L1, toolIn(entry)}});
    return tools.isEmpty() ? std::nullopt : std::optional(QJsonDocument(tools).toJson(QJsonDocument::Compact));
}

QString toolsText(const std::optional<QByteArray> &json)
{
    const QJsonArray tools = QJsonDocument::fromJson(json.value_or("[]")).array();
    QJsonArray shown;
    for (const QJsonValue &tool : tools)
        shown.append(toolIn(tool));
    return QString::fromUtf8(QJsonDocument(shown).toJson(QJsonDocument::Indented)).trimmed();
}

QStringList toolNames(const std::optional<QByteArray> &json)
{
    QStringList names;
    const QJsonArray tools = QJsonDocument::fromJson(json.value_or("[]")).array();
    for (const QJsonValue &tool : tools)
        names.append(toolIn(tool)["name"_L1].toString());
    return names;
}

QByteArray callTool(const QString &name)
{
    return compact({{"type"_L1, "function"_L1}, {"function"_L1, QJsonObject{{"name"_L1, name}}}});
}

} // namespace lineside
