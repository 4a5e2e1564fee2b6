// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/schemacheck.h"

#include "gateway/jsondifference.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <algorithm>
#include <exception>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::SchemaCheck)
};

using Adapter = valijson::adapters::NlohmannJsonAdapter;
using Kind = SchemaMisfit::Kind;

constexpr int deepest = 64;
constexpr qsizetype mostMisfits = 100;

// Lets `change` alter each schema inside of the schema, from the inside out.
template<class Change>
QJsonValue rewritten(const QJsonValue &schema, Change change, bool isNameList = false)
{
    if (schema.isArray()) {
        QJsonArray array;
        for (const QJsonValue &entry : schema.toArray())
            array.append(rewritten(entry, change));
        return array;
    }
    if (!schema.isObject())
        return schema;
    QJsonObject object = schema.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QString name = member.key();
        const bool holdsNames = !isNameList && (name == "properties"_L1 || name == "patternProperties"_L1 || name == "dependencies"_L1);
        const bool holdsValues = !isNameList && (name == "enum"_L1 || name == "default"_L1 || name == "const"_L1);
        if (!holdsValues)
            member.value() = rewritten(member.value(), change, holdsNames);
    }
    if (!isNameList) // under "properties" a "pattern" is a field's name
        change(object);
    return object;
}

// With fields that are named by patterns in the places where other schemas have them: a pattern that is a plain name is that field, any
// other stands for all further fields.
void nameFields(QJsonObject &schema)
{
    static const QRegularExpression plainName(QRegularExpression::anchoredPattern(u"[A-Za-z0-9_-]+"_s));
    const QJsonObject named = schema.take("patternProperties"_L1).toObject();
    QJsonObject properties = schema.value("properties"_L1).toObject();
    for (auto field = named.begin(); field != named.end(); ++field) {
        if (plainName.match(field.key()).hasMatch())
            properties[field.key()] = field.value();
        else
            schema["additionalProperties"_L1] = field.value();
    }
    if (!properties.isEmpty())
        schema["properties"_L1] = properties;
}

// The standard library's expressions recurse once a character and do not take all that gateways write, so patterns are checked apart
// from the rest.
void dropPatterns(QJsonObject &schema)
{
    schema.remove("pattern"_L1);
    schema.remove("format"_L1);
}

// What the schema says of the place below.
QJsonObject stepInto(const QJsonObject &schema, const QString &part)
{
    const QJsonObject properties = schema["properties"_L1].toObject();
    if (properties.contains(part))
        return properties[part].toObject();
    return schema["items"_L1].isObject() ? schema["items"_L1].toObject() : schema["additionalProperties"_L1].toObject();
}

QJsonObject schemaAt(QJsonObject schema, const QStringList &path)
{
    for (const QString &part : path)
        schema = stepInto(schema, part);
    return schema;
}

QString typeWords(const QString &type)
{
    if (type == "integer"_L1)
        return Tr::tr("It must be a whole number.");
    if (type == "number"_L1)
        return Tr::tr("It must be a number.");
    if (type == "string"_L1)
        return Tr::tr("It must be a text.");
    if (type == "boolean"_L1)
        return Tr::tr("It must be true or false.");
    if (type == "array"_L1)
        return Tr::tr("It must be a list.");
    return type == "object"_L1 ? Tr::tr("It must be an object, in braces.") : Tr::tr("It is of the wrong type.");
}

QString rangeWords(const QJsonObject &schema, QLatin1StringView least, QLatin1StringView most, const QString &from, const QString &to,
                   const QString &fromTo)
{
    const auto number = [&schema](QLatin1StringView name) { return QString::number(schema[name].toDouble(), 'g', 15); };
    if (schema.contains(least) && schema.contains(most))
        return fromTo.arg(number(least), number(most));
    return schema.contains(most) ? to.arg(number(most)) : from.arg(number(least));
}

QString enumWords(const QJsonObject &schema)
{
    QStringList choices;
    for (const QJsonValue &choice : schema["enum"_L1].toArray())
        choices.append(choice.isString() ? choice.toString() : QString::fromUtf8(jsonText(choice)));
    return Tr::tr("It must be one of these: %1.").arg(choices.join(u", "_s));
}

// The validator's own words are for programmers; which of them it is tells what to say.
QString wordsFor(const QString &description, const QJsonObject &schema)
{
    if (description.startsWith("Value type not permitted"_L1))
        return typeWords(schema["type"_L1].toString());
    if (description.startsWith("Failed to match against any enum"_L1))
        return enumWords(schema);
    if (description.startsWith("Expected number"_L1) && schema.contains("exclusiveMinimum"_L1))
        return Tr::tr("It must be greater than %1.").arg(schema["exclusiveMinimum"_L1].toDouble());
    if (description.startsWith("Expected number"_L1))
        return rangeWords(schema, "minimum"_L1, "maximum"_L1, Tr::tr("It must be at least %1."), Tr::tr("It must be at most %1."),
                          Tr::tr("It must be from %1 to %2."));
    if (description.startsWith("String should be no"_L1))
        return rangeWords(schema, "minLength"_L1, "maxLength"_L1, Tr::tr("It must have at least %1 characters."),
                          Tr::tr("It must have at most %1 characters."), Tr::tr("It must have from %1 to %2 characters."));
    if (description.startsWith("Array should contain no"_L1))
        return rangeWords(schema, "minItems"_L1, "maxItems"_L1, Tr::tr("It must have at least %1 entries."),
                          Tr::tr("It must have at most %1 entries."), Tr::tr("It must have from %1 to %2 entries."));
    if (description.contains("violate uniqueness"_L1))
        return Tr::tr("The same entry stands there twice.");
    if (description.startsWith("Object should have no"_L1))
        return Tr::tr("It must have at least one field.");
    return Tr::tr("Its fields do not go together, or one that is needed beside them is missing.");
}

// The name in quotes at the end of a description.
QString quotedName(const QString &description)
{
    static const QRegularExpression quoted(u"'([^']*)'\\.?$"_s);
    return quoted.match(description).captured(1);
}

SchemaMisfit misfitOf(const valijson::ValidationResults::Error &error, const QJsonObject &schema)
{
    SchemaMisfit misfit;
    for (const std::string &part : error.context) {
        if (part.size() > 1 && part.front() == '[')
            misfit.path.append(QString::fromStdString(part.substr(1, part.size() - 2)));
    }
    const QString description = QString::fromStdString(error.description);
    if (description.startsWith("Missing required property"_L1)) {
        misfit.path.append(quotedName(description));
        misfit.message = Tr::tr("The field is missing.");
    } else if (description.startsWith("Object contains a property that could not be validated"_L1)) {
        misfit.path.append(quotedName(description));
        misfit.message = Tr::tr("There is no field of that name. Remove it, or correct its name.");
    } else {
        misfit.message = wordsFor(description, schemaAt(schema, misfit.path));
    }
    return misfit;
}

bool isOnlyWayDown(const std::string &description)
{
    return description.starts_with("Failed to validate against schema associated with") || description.starts_with("Failed to validate item")
        || description.starts_with("Failed to validate against additional properties");
}

// The gateway puts defaults in place before it looks at conditions: one about a field that is not set goes by its default.
QJsonValue withDefaults(const QJsonValue &value, const QJsonObject &schema, int depth = 0)
{
    if (depth > deepest || !value.isObject())
        return value;
    QJsonObject object = value.toObject();
    const QJsonObject properties = schema["properties"_L1].toObject();
    for (auto field = properties.begin(); field != properties.end(); ++field) {
        const QJsonObject inner = field.value().toObject();
        if (object.contains(field.key()))
            object[field.key()] = withDefaults(object[field.key()], inner, depth + 1);
        else if (inner.contains("default"_L1))
            object[field.key()] = inner["default"_L1];
    }
    return object;
}

QList<SchemaMisfit> structuralMisfits(const QByteArray &value, const QJsonObject &schema)
{
    const QByteArray plain = jsonText(rewritten(schema, dropPatterns));
    const nlohmann::json parsedSchema = nlohmann::json::parse(plain.begin(), plain.end());
    const QByteArray filled = jsonText(withDefaults(jsonValue(value), schema));
    const nlohmann::json parsed = nlohmann::json::parse(filled.begin(), filled.end());
    valijson::Schema compiled;
    valijson::SchemaParser parser;
    parser.populateSchema(Adapter(parsedSchema), compiled);
    valijson::Validator validator;
    valijson::ValidationResults results;
    QList<SchemaMisfit> misfits;
    if (validator.validate(compiled, Adapter(parsed), &results))
        return misfits;
    valijson::ValidationResults::Error error;
    while (results.popError(error) && misfits.size() < mostMisfits) {
        if (!isOnlyWayDown(error.description))
            misfits.append(misfitOf(error, schema));
    }
    return misfits;
}

QStringList below(QStringList path, const QString &part)
{
    path.append(part);
    return path;
}

// Patterns, and names that the schema does not know: the validator tells neither.
void walk(QList<SchemaMisfit> &found, const QJsonValue &value, const QJsonObject &schema, const QStringList &path)
{
    if (path.size() > deepest || found.size() >= mostMisfits || schema.isEmpty())
        return;
    if (value.isString() && schema.contains("pattern"_L1)) {
        const QRegularExpression pattern(schema["pattern"_L1].toString());
        if (pattern.isValid() && !pattern.match(value.toString()).hasMatch())
            found.append({Kind::Wrong, path, Tr::tr("It is not of the form that the gateway asks for: %1").arg(pattern.pattern())});
    }
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
        walk(found, array.at(i), stepInto(schema, QString::number(i)), below(path, QString::number(i)));
    const QJsonObject object = value.toObject();
    const QJsonObject properties = schema["properties"_L1].toObject();
    const bool isOpen = properties.isEmpty() || schema.contains("additionalProperties"_L1)
        || schema.contains("oneOf"_L1) || schema.contains("anyOf"_L1) || schema.contains("allOf"_L1) || schema.contains("if"_L1);
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (!isOpen && !properties.contains(member.key()) && member.key() != "_meta"_L1)
            found.append({Kind::Unknown, below(path, member.key()),
                          Tr::tr("The gateway's schema has no field of that name: the gateway takes it and does nothing with it.")});
        walk(found, member.value(), stepInto(schema, member.key()), below(path, member.key()));
    }
}

} // namespace

QList<SchemaMisfit> schemaMisfits(const QByteArray &value, const QByteArray &schema)
{
    const QJsonObject object = rewritten(jsonValue(schema), nameFields).toObject();
    if (object.isEmpty())
        return {};
    QList<SchemaMisfit> misfits;
    try {
        misfits = structuralMisfits(value, object);
    } catch (const std::exception &) { // a schema that cannot be used says nothing about the value
        return {};
    }
    walk(misfits, jsonValue(value), object, {});
    return misfits;
}

} // namespace lineside
