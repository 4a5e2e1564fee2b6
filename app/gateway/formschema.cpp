// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/formschema.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::FormSchema)
};

constexpr int deepest = 8;
constexpr int mostFields = 2000;
constexpr int mostChoices = 200;
constexpr qsizetype longestHelp = 600;
constexpr int longTextFrom = 1024; // a text that may be longer than this is typed in several lines

using Kind = FormField::Kind;

struct Reading {
    QStringList secrets; ///< paths in dots, without numbers of items
    int fields = 0;
};

QJsonArray formsOf(const QJsonObject &schema)
{
    const QJsonArray forms = schema["oneOf"_L1].toArray();
    return forms.isEmpty() ? schema["anyOf"_L1].toArray() : forms;
}

// A pattern that is nothing but a word, as "header" in `auth`, is meant as a name.
QJsonObject propertiesOf(const QJsonObject &schema)
{
    static const QRegularExpression word(QRegularExpression::anchoredPattern(u"[A-Za-z0-9_-]+"_s));
    QJsonObject properties = schema["properties"_L1].toObject();
    const QJsonObject patterns = schema["patternProperties"_L1].toObject();
    for (auto pattern = patterns.begin(); pattern != patterns.end(); ++pattern) {
        if (word.match(pattern.key()).hasMatch())
            properties.insert(pattern.key(), pattern.value());
    }
    return properties;
}

QString typeOf(const QJsonObject &schema)
{
    if (const QString type = schema["type"_L1].toString(); !type.isEmpty())
        return type;
    if (!propertiesOf(schema).isEmpty())
        return u"object"_s;
    const QJsonValue first = schema["enum"_L1].toArray().first();
    if (first.isString())
        return u"string"_s;
    return first.isDouble() ? u"number"_s : QString();
}

QStringList textsOf(const QJsonValue &array)
{
    QStringList texts;
    for (const QJsonValue &value : array.toArray()) {
        if (texts.size() < mostChoices && (value.isString() || value.isDouble()))
            texts.append(value.toVariant().toString());
    }
    return texts;
}

QString typed(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isBool() || value.isDouble())
        return value.toVariant().toString();
    return textsOf(value).join(u", "_s);
}

void readLimits(const QJsonObject &schema, FormField &field)
{
    const auto number = [&schema](QLatin1StringView name) {
        const QJsonValue value = schema[name];
        return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
    };
    const auto count = [&number](QLatin1StringView name) {
        const std::optional<double> value = number(name);
        return value ? std::optional(int(std::clamp(*value, 0.0, 1e9))) : std::nullopt;
    };
    field.least = number("minimum"_L1);
    field.most = number("maximum"_L1);
    if (const auto above = number("exclusiveMinimum"_L1)) {
        field.least = above;
        field.aboveLeast = true;
    }
    const bool isList
        = field.kind == Kind::TextList || field.kind == Kind::NumberList || field.kind == Kind::Choices || field.kind == Kind::Table;
    field.shortest = count(isList ? "minItems"_L1 : "minLength"_L1);
    field.longest = count(isList ? "maxItems"_L1 : "maxLength"_L1);
    field.pattern = schema["pattern"_L1].toString();
}

bool hasTexts(const QJsonObject &schema)
{
    if (typeOf(schema) == "string"_L1)
        return true;
    const QJsonArray forms = formsOf(schema);
    return std::ranges::any_of(forms, [](const QJsonValue &form) { return typeOf(form.toObject()) == "string"_L1; });
}

// An object whose names are the user's own, with texts as values.
bool isTextMap(const QJsonObject &schema)
{
    if (!propertiesOf(schema).isEmpty())
        return false;
    if (hasTexts(schema["additionalProperties"_L1].toObject()))
        return true;
    const QJsonObject patterns = schema["patternProperties"_L1].toObject();
    return !patterns.isEmpty() && hasTexts(patterns.begin().value().toObject());
}

Kind listKind(const QJsonObject &schema)
{
    const QJsonObject items = schema["items"_L1].toObject();
    const QString type = typeOf(items);
    if (type == "object"_L1)
        return propertiesOf(items).isEmpty() ? Kind::Json : Kind::Table;
    if (type == "string"_L1 || (type.isEmpty() && hasTexts(items)))
        return items["enum"_L1].toArray().isEmpty() ? Kind::TextList : Kind::Choices;
    return type == "integer"_L1 || type == "number"_L1 ? Kind::NumberList : Kind::Json;
}

Kind plainKind(const QJsonObject &schema)
{
    const QString type = typeOf(schema);
    if (type == "boolean"_L1)
        return Kind::Switch;
    if (!schema["enum"_L1].toArray().isEmpty())
        return Kind::Choice;
    if (type == "string"_L1)
        return schema["maxLength"_L1].toInt() > longTextFrom && !schema.contains("pattern"_L1) ? Kind::LongText : Kind::Text;
    if (type == "integer"_L1)
        return Kind::Integer;
    if (type == "number"_L1)
        return Kind::Number;
    if (type == "array"_L1)
        return listKind(schema);
    if (type == "object"_L1 && isTextMap(schema))
        return Kind::TextMap;
    const bool hasFields = !propertiesOf(schema).isEmpty();
    return type == "object"_L1 && hasFields ? Kind::Group : Kind::Json;
}

void readFields(const QJsonObject &schema, const QString &path, int depth, Reading &reading, FormField &group);

// Of several forms that a value may take, the one that a form can show best.
QJsonObject bestForm(const QJsonObject &schema, FormField &field)
{
    const QJsonArray forms = formsOf(schema);
    const auto has = [&forms](QLatin1StringView type) {
        return std::ranges::any_of(forms, [type](const QJsonValue &form) { return typeOf(form.toObject()) == type; });
    };
    const auto best = [&forms](Kind kind) {
        const auto found = std::ranges::find_if(forms, [kind](const QJsonValue &form) { return plainKind(form.toObject()) == kind; });
        return found == forms.end() ? QJsonObject() : (*found).toObject();
    };
    if ((has("integer"_L1) || has("number"_L1)) && has("string"_L1)) {
        field.kind = Kind::NumberOrText;
        return {};
    }
    if (const QJsonObject several = best(Kind::Choices); !several.isEmpty()) {
        const QJsonObject one = best(Kind::Choice);
        field.choices = textsOf(one["enum"_L1]);
        field.loneChoiceIsText = !one.isEmpty();
        return several;
    }
    for (const Kind kind : { Kind::Group, Kind::TextMap, Kind::Table, Kind::TextList, Kind::Choice, Kind::Text }) {
        if (const QJsonObject form = best(kind); !form.isEmpty())
            return form;
    }
    return {};
}

// `path` is of the field itself.
void readKind(const QJsonObject &schema, const QString &path, int depth, Reading &reading, FormField &field)
{
    field.kind = plainKind(schema);
    QJsonObject shown = schema;
    if (field.kind == Kind::Json && typeOf(schema).isEmpty()) {
        shown = bestForm(schema, field);
        if (field.kind == Kind::Json && !shown.isEmpty())
            field.kind = plainKind(shown);
    }
    readLimits(shown, field);
    const bool isComposed = field.kind == Kind::Group || field.kind == Kind::Table;
    if (isComposed && (depth >= deepest || reading.fields >= mostFields)) {
        field.kind = Kind::Json;
        return;
    }
    if (field.kind == Kind::Choice)
        field.choices = textsOf(shown["enum"_L1]);
    if (field.kind == Kind::Choices) {
        for (const QString &choice : textsOf(shown["items"_L1]["enum"_L1])) {
            if (!field.choices.contains(choice))
                field.choices.append(choice);
        }
    }
    if (isComposed)
        readFields(field.kind == Kind::Table ? shown["items"_L1].toObject() : shown, path, depth + 1, reading, field);
}

bool hasKeyName(const QString &name)
{
    static constexpr QLatin1StringView endings[]
        = { "api_key"_L1,           "apikey"_L1,        "password"_L1,          "secret"_L1,        "secret_key"_L1,
            "secret_access_key"_L1, "access_key_id"_L1, "access_key_secret"_L1, "session_token"_L1, "service_account_json"_L1,
            "private_key"_L1 };
    return std::ranges::any_of(endings, [&name](QLatin1StringView ending) { return name.endsWith(ending); });
}

FormField readField(const QString &name, const QJsonObject &schema, const QString &path, int depth, Reading &reading)
{
    ++reading.fields;
    FormField field;
    field.name = name;
    field.title = formTitle(name);
    field.help = schema["description"_L1].toString().left(longestHelp).simplified();
    field.defaultText = typed(schema["default"_L1]);
    field.secret = reading.secrets.contains(path) || hasKeyName(name);
    readKind(schema, path, depth, reading, field);
    // A provider's key is in every schema a map by the name of its header, encrypted or not.
    if (field.kind == Kind::TextMap && (path.endsWith("auth.header"_L1) || path.endsWith("auth.query"_L1)))
        field.secret = true;
    return field;
}

// What people set first comes first; the rest follows by what is required, then by name, groups last.
int rankOf(const FormField &field)
{
    static const QStringList first {
        u"id"_s,           u"username"_s,  u"name"_s,      u"desc"_s,
        u"instances"_s,    u"provider"_s,  u"weight"_s,    u"priority"_s,
        u"auth"_s,         u"options"_s,   u"model"_s,     u"override"_s,
        u"endpoint"_s,     u"balancer"_s,  u"algorithm"_s, u"fallback_strategy"_s,
        u"policy"_s,       u"count"_s,     u"limit"_s,     u"time_window"_s,
        u"rate"_s,         u"burst"_s,     u"key"_s,       u"key_type"_s,
        u"role"_s,         u"prompt"_s,    u"content"_s,   u"uri"_s,
        u"method"_s,       u"host"_s,      u"header"_s,    u"query"_s,
        u"nodes"_s,        u"type"_s,      u"scheme"_s,    u"timeout"_s,
        u"status_code"_s,  u"body"_s,      u"headers"_s,   u"rejected_code"_s,
        u"rejected_msg"_s, u"checks"_s,    u"active"_s,    u"http_path"_s,
        u"healthy"_s,      u"unhealthy"_s,
    };
    const auto at = int(first.indexOf(field.name));
    const bool isLarge = field.kind == Kind::Group || field.kind == Kind::Table || field.kind == Kind::Json;
    return (field.name == "_meta"_L1 ? 10'000 : 0) + (field.required ? 0 : 1'000) + (at >= 0 ? at : 500 + (isLarge ? 100 : 0));
}

void addFields(const QJsonObject &schema, const QString &path, int depth, Reading &reading, FormField &group, const QString &onlyIf = {},
               const QStringList &values = {})
{
    const QJsonObject properties = propertiesOf(schema);
    const QStringList required = textsOf(schema["required"_L1]);
    for (auto property = properties.begin(); property != properties.end(); ++property) {
        const auto known = std::ranges::find(group.fields, property.key(), &FormField::name);
        if (known != group.fields.end()) { // under two conditions, as a password of two kinds of store
            if (known->onlyIf == onlyIf)
                known->onlyIfValues += values;
            continue;
        }
        if (reading.fields >= mostFields)
            return;
        const QString below = path.isEmpty() ? property.key() : path + u'.' + property.key();
        FormField field = readField(property.key(), property.value().toObject(), below, depth, reading);
        field.required = required.contains(property.key());
        field.onlyIf = onlyIf;
        field.onlyIfValues = values;
        group.fields.push_back(std::move(field));
    }
}

// `if` this member has one of these values, `then` these fields count, `else` perhaps others.
void addConditional(const QJsonObject &schema, const QString &path, int depth, Reading &reading, FormField &group)
{
    QJsonObject rule = schema;
    for (int round = 0; round < deepest && rule["if"_L1].isObject(); ++round) {
        const QJsonObject condition = rule["if"_L1]["properties"_L1].toObject();
        if (condition.size() == 1) {
            const QJsonObject deciding = condition.begin().value().toObject();
            const QStringList values
                = deciding.contains("const"_L1) ? QStringList { typed(deciding["const"_L1]) } : textsOf(deciding["enum"_L1]);
            addFields(rule["then"_L1].toObject(), path, depth, reading, group, condition.begin().key(), values);
        }
        rule = rule["else"_L1].toObject();
    }
}

// Fields of which some must be there: `anyOf` or `oneOf` with nothing but `required`.
QString needOf(const QJsonObject &schema)
{
    QStringList names;
    for (const QJsonValue &form : formsOf(schema)) {
        const QStringList required = textsOf(form["required"_L1]);
        if (required.size() == 1 && !names.contains(formTitle(required.constFirst())))
            names.append(formTitle(required.constFirst()));
    }
    return names.size() < 2 ? QString() : Tr::tr("Needs one of: %1.").arg(names.join(u", "_s));
}

void readFields(const QJsonObject &schema, const QString &path, int depth, Reading &reading, FormField &group)
{
    addFields(schema, path, depth, reading, group);
    addConditional(schema, path, depth, reading, group);
    for (const QJsonValue &form : formsOf(schema)) // further fields of one form or the other
        addFields(QJsonObject { { "properties"_L1, form["properties"_L1] } }, path, depth, reading, group);
    std::ranges::stable_sort(group.fields, {}, rankOf);
    const QJsonValue others = schema["additionalProperties"_L1];
    group.takesOthers = others.isObject() || others.toBool();
    if (const QString need = needOf(schema); !need.isEmpty())
        group.help = group.help.isEmpty() ? need : group.help + u' ' + need;
}

} // namespace

QString formTitle(const QString &name)
{
    static const QHash<QString, QString> spellings {
        { u"ssl"_s, u"SSL"_s },          { u"ttl"_s, u"TTL"_s },      { u"url"_s, u"URL"_s },       { u"id"_s, u"id"_s },
        { u"http"_s, u"HTTP"_s },        { u"https"_s, u"HTTPS"_s },  { u"tcp"_s, u"TCP"_s },       { u"api"_s, u"API"_s },
        { u"ms"_s, u"(ms)"_s },          { u"llm"_s, u"LLM"_s },      { u"aws"_s, u"AWS"_s },       { u"gcp"_s, u"GCP"_s },
        { u"json"_s, u"JSON"_s },        { u"ip"_s, u"IP"_s },        { u"tls"_s, u"TLS"_s },       { u"cors"_s, u"CORS"_s },
        { u"msg"_s, u"message"_s },      { u"req"_s, u"request"_s },  { u"resp"_s, u"response"_s }, { u"conf"_s, u"configuration"_s },
        { u"desc"_s, u"description"_s }, { u"opts"_s, u"options"_s },
    };
    if (name == "_meta"_L1)
        return Tr::tr("Common to all plugins");
    QStringList words = name.split(u'_', Qt::SkipEmptyParts);
    for (QString &word : words)
        word = spellings.value(word, word);
    QString title = words.join(u' ');
    if (!title.isEmpty())
        title[0] = title.at(0).toUpper();
    return title.isEmpty() ? name : title;
}

Result<FormField> formFromSchema(const QByteArray &schema, const QString &name)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(schema, &error);
    if (!document.isObject())
        return failure(Error { .kind = Error::Kind::Protocol,
                               .message = Tr::tr("The schema of %1 cannot be read.").arg(name),
                               .hint = Tr::tr("Edit it as JSON instead."),
                               .details = error.errorString() });
    Reading reading { .secrets = textsOf(document["encrypt_fields"_L1]) };
    FormField form;
    form.name = name;
    form.title = name;
    form.kind = Kind::Group;
    form.help = document["description"_L1].toString().left(longestHelp).simplified();
    readFields(document.object(), {}, 0, reading, form);
    return form;
}

FormField formOrJson(const QByteArray &schema, const QString &name)
{
    if (Result<FormField> form = formFromSchema(schema, name))
        return *form;
    FormField form;
    form.name = name;
    form.title = name;
    form.kind = Kind::Group;
    form.takesOthers = true;
    return form;
}

} // namespace lineside
