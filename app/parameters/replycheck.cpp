// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "parameters/replycheck.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <exception>
#include <memory>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Parameters)
};

constexpr qsizetype mostBytes = 1 << 20;
// The standard library's patterns recurse once a character.
constexpr qsizetype longestForPatterns = 10'000;

using Adapter = valijson::adapters::NlohmannJsonAdapter;

tl::unexpected<Error> notUsable(const QString &why)
{
    return failure(Error::Kind::Configuration, Tr::tr("The reply cannot be checked: %1").arg(why));
}

Result<std::unique_ptr<valijson::Schema>> readSchema(const QByteArray &json)
{
    if (json.size() > mostBytes)
        return notUsable(Tr::tr("The schema is too large."));
    try {
        const nlohmann::json parsed = nlohmann::json::parse(json.begin(), json.end());
        auto schema = std::make_unique<valijson::Schema>();
        valijson::SchemaParser parser;
        parser.populateSchema(Adapter(parsed), *schema);
        return schema;
    } catch (const std::exception &problem) {
        return notUsable(QString::fromUtf8(problem.what()));
    }
}

// A reply that is told to be JSON comes in a fence all the same.
QByteArray withoutFence(const QString &text)
{
    QString json = text.trimmed();
    if (json.startsWith("```"_L1) && json.endsWith("```"_L1) && json.contains(u'\n')) {
        json = json.sliced(json.indexOf(u'\n') + 1);
        json.chop(3);
    }
    return json.toUtf8();
}

QString firstProblem(valijson::ValidationResults &results)
{
    valijson::ValidationResults::Error error;
    if (!results.popError(error))
        return {};
    QString place;
    for (const std::string &part : error.context)
        place += QString::fromStdString(part);
    return place + u": "_s + QString::fromStdString(error.description);
}

} // namespace

Result<void> checkSchema(const QByteArray &schema)
{
    return readSchema(schema).map([](const auto &) {});
}

Result<void> checkReply(const QString &text, const QByteArray &schemaJson)
{
    const auto schema = readSchema(schemaJson);
    if (!schema)
        return failure(schema.error());
    const QByteArray json = withoutFence(text);
    const bool hasPatterns = schemaJson.contains("\"pattern\"") || schemaJson.contains("\"patternProperties\"");
    if (json.size() > (hasPatterns ? longestForPatterns : mostBytes))
        return notUsable(Tr::tr("It is too long."));
    try {
        const nlohmann::json reply = nlohmann::json::parse(json.begin(), json.end());
        valijson::Validator validator;
        valijson::ValidationResults results;
        if (validator.validate(**schema, Adapter(reply), &results))
            return {};
        return failure(Error{.kind = Error::Kind::Protocol,
                             .message = Tr::tr("The reply does not fit the schema."),
                             .hint = {},
                             .details = firstProblem(results),
                             .httpStatus = 0});
    } catch (const nlohmann::json::parse_error &problem) {
        return failure(Error{.kind = Error::Kind::Protocol,
                             .message = Tr::tr("The reply is not JSON."),
                             .hint = {},
                             .details = QString::fromUtf8(problem.what()),
                             .httpStatus = 0});
    } catch (const std::exception &problem) {
        return notUsable(QString::fromUtf8(problem.what()));
    }
}

} // namespace lineside
