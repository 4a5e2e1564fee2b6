// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "parameters/parametertext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonValue>
#include <QLocale>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Parameters)
};

using Read = tl::expected<std::optional<QByteArray>, QString>;
constexpr double largestExact = 9'007'199'254'740'992.0;

QByteArray bytesOf(const QJsonValue &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

QJsonValue valueOf(const QByteArray &json)
{
    return QJsonDocument::fromJson('[' + json + ']').array().at(0);
}

QByteArray bytesOf(const std::optional<qint64> &value)
{
    return QByteArray::number(value.value_or(0));
}

template<class T>
void assign(std::optional<T> &member, const std::optional<QByteArray> &json)
{
    if (!json)
        member.reset();
    else if constexpr (std::is_same_v<T, QString>)
        member = valueOf(*json).toString();
    else if constexpr (std::is_same_v<T, qint64>)
        member = json->toLongLong();
    else
        member = json->toDouble();
}

bool isNumber(const QByteArray &json)
{
    return valueOf(json).isDouble();
}

bool isWhole(const QByteArray &json)
{
    bool isOne = false;
    json.toLongLong(&isOne);
    return isOne;
}

Read readNumber(const ParameterSpec &spec, const QString &text)
{
    bool isOne = false;
    double number = QLocale::c().toDouble(text, &isOne);
    if (!isOne)
        number = QLocale().toDouble(text, &isOne);
    const bool isInRange = isOne && std::isfinite(number) && (!spec.least || (spec.above ? number > *spec.least : number >= *spec.least))
        && (!spec.most || number <= *spec.most);
    if (spec.kind == ParameterSpec::Kind::Whole) {
        if (!isInRange || number != std::floor(number) || std::abs(number) > largestExact)
            return tl::unexpected(rangeText(spec).isEmpty() ? Tr::tr("It is a whole number.") : Tr::tr("It is a whole number, %1.").arg(rangeText(spec)));
        return QByteArray::number(qint64(number));
    }
    if (!isInRange)
        return tl::unexpected(rangeText(spec).isEmpty() ? Tr::tr("It is a number.") : Tr::tr("It is a number, %1.").arg(rangeText(spec)));
    return bytesOf(QJsonValue(number));
}

Read readTexts(const ParameterSpec &spec, const QString &text)
{
    QJsonArray texts;
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    for (QString line : lines)
        texts.append(line.replace("\\n"_L1, "\n"_L1).replace("\\t"_L1, "\t"_L1));
    if (spec.most && texts.size() > *spec.most)
        return tl::unexpected(Tr::tr("At most %1, one a line.").arg(int(*spec.most)));
    return bytesOf(QJsonValue(texts));
}

} // namespace

std::optional<QByteArray> parameterValue(const ChatParameters &parameters, const QString &name)
{
    if (const auto found = parameters.extra.constFind(name); found != parameters.extra.cend())
        return *found == "null" ? std::nullopt : std::optional(*found);
    const auto number = [](const std::optional<double> &value) { return value ? std::optional(bytesOf(QJsonValue(*value))) : std::nullopt; };
    const auto whole = [](const std::optional<qint64> &value) { return value ? std::optional(bytesOf(value)) : std::nullopt; };
    if (name == "temperature"_L1)
        return number(parameters.temperature);
    if (name == "top_p"_L1)
        return number(parameters.topP);
    if (name == "max_tokens"_L1)
        return whole(parameters.maxTokens);
    if (name == "seed"_L1)
        return whole(parameters.seed);
    if (name == "reasoning_effort"_L1 && parameters.reasoningEffort)
        return bytesOf(QJsonValue(*parameters.reasoningEffort));
    return std::nullopt;
}

void setParameter(ChatParameters &parameters, const QString &name, const std::optional<QByteArray> &json)
{
    parameters.extra.remove(name);
    if (name == "temperature"_L1 && (!json || isNumber(*json)))
        assign(parameters.temperature, json);
    else if (name == "top_p"_L1 && (!json || isNumber(*json)))
        assign(parameters.topP, json);
    else if (name == "max_tokens"_L1 && (!json || isWhole(*json)))
        assign(parameters.maxTokens, json);
    else if (name == "seed"_L1 && (!json || isWhole(*json)))
        assign(parameters.seed, json);
    else if (name == "reasoning_effort"_L1 && (!json || valueOf(*json).isString()))
        assign(parameters.reasoningEffort, json);
    else if (json)
        parameters.extra.insert(name, *json);
}

QString parameterText(const ParameterSpec &spec, const std::optional<QByteArray> &json)
{
    if (!json)
        return {};
    const QJsonValue value = valueOf(*json);
    if (spec.kind == ParameterSpec::Kind::Texts) {
        QStringList lines;
        const QJsonArray array = value.isString() ? QJsonArray{value} : value.toArray();
        for (const QJsonValue &line : array)
            lines.append(line.toString().replace(u'\n', "\\n"_L1).replace(u'\t', "\\t"_L1));
        return lines.join(u'\n');
    }
    return value.isString() ? value.toString() : QString::fromUtf8(*json);
}

Read readParameter(const ParameterSpec &spec, const QString &text)
{
    using Kind = ParameterSpec::Kind;
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return std::nullopt;
    switch (spec.kind) {
    case Kind::Number:
    case Kind::Whole:
        return readNumber(spec, trimmed);
    case Kind::Flag:
        return trimmed == "true"_L1 ? QByteArray("true") : QByteArray("false");
    case Kind::Choice:
        return trimmed.startsWith(u'{') ? trimmed.toUtf8() : bytesOf(QJsonValue(trimmed)); // a tool that must be called is an object
    case Kind::Text:
        return bytesOf(QJsonValue(trimmed));
    case Kind::Texts:
        return readTexts(spec, text);
    case Kind::Format:
    case Kind::Tools:
        return trimmed.toUtf8();
    }
    return std::nullopt;
}

QString rangeText(const ParameterSpec &spec)
{
    if (spec.kind != ParameterSpec::Kind::Number && spec.kind != ParameterSpec::Kind::Whole)
        return {};
    const QLocale locale;
    const QString least = spec.least ? locale.toString(*spec.least) : QString();
    const QString most = spec.most ? locale.toString(*spec.most) : QString();
    if (spec.least && spec.most)
        return spec.above ? Tr::tr("above %1, to %2").arg(least, most) : Tr::tr("%1 to %2").arg(least, most);
    if (spec.least)
        return spec.above ? Tr::tr("above %1").arg(least) : Tr::tr("from %1").arg(least);
    return spec.most ? Tr::tr("to %1").arg(most) : QString();
}

} // namespace lineside
