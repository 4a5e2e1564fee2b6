// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/schemacheck.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QString typeName(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return u"boolean"_s;
    case QJsonValue::Double:
        return u"number"_s;
    case QJsonValue::String:
        return u"string"_s;
    case QJsonValue::Array:
    case QJsonValue::Object:
        return u"table"_s;
    default:
        return u"userdata"_s;
    }
}

bool isOfType(const QJsonValue &value, const QString &type)
{
    if (type == "integer"_L1)
        return value.isDouble() && std::floor(value.toDouble()) == value.toDouble();
    if (type == "number"_L1)
        return value.isDouble();
    if (type == "string"_L1)
        return value.isString();
    if (type == "boolean"_L1)
        return value.isBool();
    // The gateway cannot tell an empty array from an empty object.
    if (type == "object"_L1)
        return value.isObject() || (value.isArray() && value.toArray().isEmpty());
    return value.isArray() || (value.isObject() && value.toObject().isEmpty());
}

QString rangeFault(const QJsonObject &schema, const QJsonValue &value)
{
    const double number = value.toDouble();
    const auto text = [](double bound) { return QString::number(bound, 'g', 15); };
    if (schema.contains("minimum"_L1) && number < schema["minimum"_L1].toDouble())
        return u"expected %1 to be at least %2"_s.arg(text(number), text(schema["minimum"_L1].toDouble()));
    if (schema.contains("maximum"_L1) && number > schema["maximum"_L1].toDouble())
        return u"expected %1 to be at most %2"_s.arg(text(number), text(schema["maximum"_L1].toDouble()));
    if (schema.contains("exclusiveMinimum"_L1) && number <= schema["exclusiveMinimum"_L1].toDouble())
        return u"expected %1 to be greater than %2"_s.arg(text(number), text(schema["exclusiveMinimum"_L1].toDouble()));
    return {};
}

QString textFault(const QJsonObject &schema, const QString &value)
{
    const int length = int(value.size());
    if (const int least = schema["minLength"_L1].toInt(0); length < least)
        return u"string too short, expected at least %1, got %2"_s.arg(least).arg(length);
    if (const int most = schema["maxLength"_L1].toInt(length); length > most)
        return u"string too long, expected at most %1, got %2"_s.arg(most).arg(length);
    const QString pattern = schema["pattern"_L1].toString();
    if (!pattern.isEmpty() && !QRegularExpression(pattern).match(value).hasMatch())
        return uR"(failed to match pattern "%1" with "%2")"_s.arg(pattern, value);
    return {};
}

QString itemsFault(const QJsonObject &schema, const QJsonArray &items)
{
    if (const int least = schema["minItems"_L1].toInt(0); items.size() < least)
        return u"expect array to have at least %1 items"_s.arg(least);
    const QJsonObject itemSchema = schema["items"_L1].toObject();
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (const QString fault = schemaFault(itemSchema, items.at(i)); !fault.isEmpty())
            return u"failed to validate item %1: %2"_s.arg(i + 1).arg(fault);
    }
    return {};
}

QString propertyFault(const QString &name, const QString &fault)
{
    return uR"(property "%1" validation failed: %2)"_s.arg(name, fault);
}

QString propertiesFault(const QJsonObject &schema, const QJsonObject &object)
{
    const QJsonObject properties = schema["properties"_L1].toObject();
    for (const QJsonValue &name : schema["required"_L1].toArray()) {
        if (!object.contains(name.toString()))
            return uR"(property "%1" is required)"_s.arg(name.toString());
    }
    for (const QJsonValue &name : schema["forbidden"_L1].toArray()) {
        if (object.contains(name.toString()))
            return u"object matches a forbidden schema"_s;
    }
    const QJsonValue others = schema["additionalProperties"_L1];
    for (auto field = object.begin(); field != object.end(); ++field) {
        QString fault;
        if (properties.contains(field.key()))
            fault = schemaFault(properties[field.key()].toObject(), field.value());
        else if (others.isObject())
            fault = schemaFault(others.toObject(), field.value());
        else if (others.isBool() && !others.toBool())
            return u"additional properties forbidden, found "_s + field.key();
        if (!fault.isEmpty())
            return propertyFault(field.key(), fault);
    }
    return {};
}

QString oneOfFault(const QJsonArray &schemas, const QJsonValue &value)
{
    int first = 0;
    for (qsizetype i = 0; i < schemas.size(); ++i) {
        if (!schemaFault(schemas.at(i).toObject(), value).isEmpty())
            continue;
        if (first != 0)
            return u"value should match only one schema, but matches both schemas %1 and %2"_s.arg(first).arg(i + 1);
        first = int(i) + 1;
    }
    return first == 0 ? u"value should match only one schema, but matches none"_s : QString();
}

QString combinationFault(const QJsonObject &schema, const QJsonValue &value)
{
    const QJsonArray all = schema["allOf"_L1].toArray();
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (const QString fault = schemaFault(all.at(i).toObject(), value); !fault.isEmpty())
            return u"allOf %1 failed: %2"_s.arg(i + 1).arg(fault);
    }
    if (schema.contains("oneOf"_L1)) {
        if (const QString fault = oneOfFault(schema["oneOf"_L1].toArray(), value); !fault.isEmpty())
            return fault;
    }
    const QJsonArray any = schema["anyOf"_L1].toArray();
    for (const QJsonValue &option : any) {
        if (schemaFault(option.toObject(), value).isEmpty())
            return {};
    }
    return any.isEmpty() ? QString() : u"object matches none of the required"_s;
}

QJsonObject allSchemas()
{
    static const QJsonObject schemas = [] {
        QFile file(u":/lineside/demogateway/schemas.json"_s);
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }();
    return schemas;
}

} // namespace

QString schemaFault(const QJsonObject &schema, const QJsonValue &value)
{
    const QString type = schema["type"_L1].toString();
    if (!type.isEmpty() && !isOfType(value, type))
        return u"wrong type: expected %1, got %2"_s.arg(type, typeName(value));
    const QJsonArray choices = schema["enum"_L1].toArray();
    if (!choices.isEmpty() && !choices.contains(value))
        return u"matches none of the enum values"_s;
    QString fault;
    if (value.isDouble())
        fault = rangeFault(schema, value);
    else if (value.isString())
        fault = textFault(schema, value.toString());
    else if (value.isArray())
        fault = itemsFault(schema, value.toArray());
    else if (value.isObject())
        fault = propertiesFault(schema, value.toObject());
    return fault.isEmpty() ? combinationFault(schema, value) : fault;
}

QJsonObject resourceSchema(const QString &resource)
{
    return allSchemas()[resource].toObject();
}

QStringList knownPlugins()
{
    return {u"key-auth"_s,        u"consumer-restriction"_s, u"ai-prompt-guard"_s, u"ai-proxy-multi"_s, u"ai-proxy"_s,
            u"ai-rate-limiting"_s, u"limit-count"_s};
}

QJsonObject pluginSchema(const QString &plugin)
{
    return allSchemas()["plugins"_L1][plugin].toObject();
}

QJsonObject consumerPluginSchema(const QString &plugin)
{
    return allSchemas()["consumerPlugins"_L1][plugin].toObject();
}

QString pluginsFault(const QJsonObject &plugins, bool ofConsumer)
{
    for (auto plugin = plugins.begin(); plugin != plugins.end(); ++plugin) {
        const QJsonObject schema = ofConsumer ? consumerPluginSchema(plugin.key()) : pluginSchema(plugin.key());
        if (schema.isEmpty())
            return u"unknown plugin [%1]"_s.arg(plugin.key());
        if (const QString fault = schemaFault(schema, plugin.value()); !fault.isEmpty())
            return u"failed to check the configuration of plugin %1 err: %2"_s.arg(plugin.key(), fault);
    }
    return {};
}

} // namespace lineside
