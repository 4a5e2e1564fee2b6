// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "pricing/pricejson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Pricing)
};

/// Reads on after a mistake and keeps the first one.
class PriceReader
{
public:
    PriceList read(const QJsonObject &root);
    const QString &problem() const { return m_problem; }

private:
    void note(const QString &place)
    {
        if (m_problem.isEmpty())
            m_problem = place.isEmpty() ? Tr::tr("an empty text") : place;
    }
    QRegularExpression readPattern(const QString &text);
    NameMatch readMatch(const QJsonObject &json);
    QList<NameMatch> readParts(const QJsonArray &parts);
    qint64 readDecimal(const QJsonValue &json);
    TokenPrice readPrice(const QJsonValue &json);
    std::optional<TokenPrice> readOptional(const QJsonValue &json);
    PricePeriod readPeriod(const QJsonObject &json);
    PricedModel readModel(const QJsonObject &json);
    PricedProvider readProvider(const QJsonObject &json);

    QString m_currency;
    QString m_problem;
};

QStringList textsOf(const QJsonValue &json)
{
    QStringList texts;
    const QJsonArray array = json.toArray();
    for (const QJsonValue &text : array)
        texts.append(text.toString());
    return texts;
}

QRegularExpression PriceReader::readPattern(const QString &text)
{
    QRegularExpression pattern(text, QRegularExpression::CaseInsensitiveOption);
    if (text.isEmpty() || !pattern.isValid())
        note(text);
    return pattern;
}

QList<NameMatch> PriceReader::readParts(const QJsonArray &parts)
{
    QList<NameMatch> read;
    for (const QJsonValue &part : parts)
        read.append(readMatch(part.toObject()));
    return read;
}

NameMatch PriceReader::readMatch(const QJsonObject &json)
{
    using Rule = NameMatch::Rule;
    static constexpr std::pair<QLatin1StringView, Rule> rules[] = {
        {"equals"_L1, Rule::Equals}, {"starts_with"_L1, Rule::StartsWith}, {"ends_with"_L1, Rule::EndsWith}, {"contains"_L1, Rule::Contains},
        {"regex"_L1, Rule::Pattern}, {"or"_L1, Rule::AnyOf},               {"and"_L1, Rule::AllOf},
    };
    NameMatch match;
    for (const auto &[name, rule] : rules) {
        if (!json.contains(name))
            continue;
        match.rule = rule;
        if (rule == Rule::Pattern)
            match.pattern = readPattern(json[name].toString());
        else if (rule == Rule::AnyOf || rule == Rule::AllOf)
            match.parts = readParts(json[name].toArray());
        else
            match.text = json[name].toString().toLower();
        return match;
    }
    note(u"match"_s);
    return match;
}

qint64 PriceReader::readDecimal(const QJsonValue &json)
{
    const auto price = millionths(json.toString());
    if (!price)
        note(json.toVariant().toString());
    return price.value_or(0);
}

// "2.5", or ["1.25", 200000, "2.5"]: above that many tokens of input, the next price.
TokenPrice PriceReader::readPrice(const QJsonValue &json)
{
    if (!json.isArray())
        return {readDecimal(json), {}};
    const QJsonArray array = json.toArray();
    TokenPrice price{readDecimal(array.at(0)), {}};
    for (qsizetype i = 1; i + 1 < array.size(); i += 2)
        price.steps.append({array.at(i).toInteger(), readDecimal(array.at(i + 1))});
    return price;
}

std::optional<TokenPrice> PriceReader::readOptional(const QJsonValue &json)
{
    return json.isUndefined() ? std::nullopt : std::optional(readPrice(json));
}

PricePeriod PriceReader::readPeriod(const QJsonObject &json)
{
    PricePeriod period;
    period.from = QDate::fromString(json["from"_L1].toString(), Qt::ISODate);
    const QStringList times = textsOf(json["between"_L1]);
    period.begin = QTime::fromString(times.value(0), u"hh:mm"_s);
    period.end = QTime::fromString(times.value(1), u"hh:mm"_s);
    if (json.contains("from"_L1) != period.from.isValid() || json.contains("between"_L1) != (period.begin.isValid() && period.end.isValid()))
        note(u"from, between"_s);
    period.prices = {.currency = m_currency,
                     .input = readPrice(json["input"_L1]),
                     .cached = readOptional(json["cached"_L1]),
                     .cacheWrite = readOptional(json["cacheWrite"_L1]),
                     .output = readPrice(json["output"_L1]),
                     .reasoning = readOptional(json["reasoning"_L1])};
    return period;
}

PricedModel PriceReader::readModel(const QJsonObject &json)
{
    PricedModel model{.id = json["id"_L1].toString(), .match = readMatch(json["match"_L1].toObject()), .periods = {}};
    const QJsonArray periods = json["prices"_L1].toArray();
    for (const QJsonValue &period : periods)
        model.periods.append(readPeriod(period.toObject()));
    if (model.id.isEmpty() || model.periods.isEmpty())
        note(model.id);
    return model;
}

PricedProvider PriceReader::readProvider(const QJsonObject &json)
{
    PricedProvider provider{.id = json["id"_L1].toString(),
                            .name = json["name"_L1].toString(),
                            .gatewayNames = textsOf(json["names"_L1]),
                            .url = readPattern(u"^(?:%1)"_s.arg(json["url"_L1].toString())),
                            .ownModels = {},
                            .fallback = textsOf(json["fallback"_L1]),
                            .models = {}};
    if (json.contains("models"_L1))
        provider.ownModels = readMatch(json["models"_L1].toObject());
    const QJsonArray models = json["prices"_L1].toArray();
    for (const QJsonValue &model : models)
        provider.models.append(readModel(model.toObject()));
    return provider;
}

PriceList PriceReader::read(const QJsonObject &root)
{
    m_currency = root["currency"_L1].toString();
    PriceList list{.source = root["source"_L1].toString(),
                   .edition = root["package"_L1].toString(),
                   .date = QDate::fromString(root["date"_L1].toString(), Qt::ISODate),
                   .providers = {}};
    if (m_currency.isEmpty() || !list.date.isValid())
        note(u"currency, date"_s);
    const QJsonArray providers = root["providers"_L1].toArray();
    for (const QJsonValue &provider : providers)
        list.providers.append(readProvider(provider.toObject()));
    return list;
}

} // namespace

Result<PriceList> readPrices(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    PriceReader reader;
    PriceList list = reader.read(document.object());
    if (!document.isObject() || !reader.problem().isEmpty())
        return failure(Error::Kind::Storage, Tr::tr("The price table cannot be read: “%1” is not expected.").arg(reader.problem()));
    return list;
}

} // namespace lineside
