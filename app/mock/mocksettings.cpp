// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/mocksettings.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Mock)
};

tl::unexpected<Error> wrongField(const QString &field, const QString &wanted)
{
    return failure(Error::Kind::BadRequest, Tr::tr("The scenario's field “%1” is wrong: %2.").arg(field, wanted));
}

Result<MockAnswer> readAnswer(const QJsonValue &value, const QString &field)
{
    const QJsonObject object = value.toObject();
    if (!value.isObject() || !object["text"_L1].isString())
        return wrongField(field, Tr::tr("an object with a “text” is expected"));
    MockAnswer answer{.text = object["text"_L1].toString(), .usage = {}};
    if (object.contains("usage"_L1)) {
        const QJsonObject usage = object["usage"_L1].toObject();
        if (!usage["prompt"_L1].isDouble() || !usage["completion"_L1].isDouble() || !usage["total"_L1].isDouble())
            return wrongField(field + u".usage"_s, Tr::tr("the numbers “prompt”, “completion” and “total” are expected"));
        answer.usage = MockUsage{usage["prompt"_L1].toInteger(), usage["completion"_L1].toInteger(), usage["total"_L1].toInteger()};
    }
    return answer;
}

Result<QStringList> readStrings(const QJsonValue &value, const QString &field)
{
    QStringList strings;
    for (const QJsonValue &entry : value.toArray()) {
        if (!entry.isString())
            return wrongField(field, Tr::tr("a list of texts is expected"));
        strings.append(entry.toString());
    }
    if (!value.isArray())
        return wrongField(field, Tr::tr("a list of texts is expected"));
    return strings;
}

Result<QStringList> readScenarioNames(const QJsonValue &value, const QString &field)
{
    const Result<QStringList> names = readStrings(value, field);
    for (const QString &name : names.value_or(QStringList())) {
        if (!isMockScenario(name))
            return wrongField(field, Tr::tr("there is no scenario “%1”").arg(name));
    }
    return names;
}

Result<std::chrono::milliseconds> readPace(const QJsonValue &value, const QString &field)
{
    const double pace = value.toDouble(-1);
    if (pace < 0 || pace > 60'000)
        return wrongField(field, Tr::tr("a number from 0 to 60000 is expected"));
    return std::chrono::milliseconds(qint64(pace));
}

// Puts what was read where it belongs, or keeps the error.
template<class Value, class Target>
Result<bool> place(Result<Value> value, Target &target)
{
    if (!value)
        return failure(value.error());
    target = std::move(*value);
    return true;
}

Result<bool> readField(const QString &field, const QJsonValue &value, MockSettings &settings)
{
    if (field == "scenarios"_L1)
        return place(readScenarioNames(value, field), settings.scenarios);
    if (field == "models"_L1)
        return place(readStrings(value, field), settings.models);
    if (field == "paceMs"_L1)
        return place(readPace(value, field), settings.pace);
    if (field == "delayMs"_L1)
        return place(readPace(value, field), settings.delay);
    if (field == "pauseMs"_L1)
        return place(readPace(value, field), settings.pause);
    if (field == "answer"_L1)
        return place(readAnswer(value, field), settings.answer);
    if (field == "streamAnswer"_L1)
        return place(readAnswer(value, field), settings.streamAnswer);
    return wrongField(field, Tr::tr("there is no such field"));
}

} // namespace

QList<MockScenario> mockScenarios()
{
    return {
        {u"err400"_s, Tr::tr("refuses a parameter")},
        {u"err401"_s, Tr::tr("does not accept the key")},
        {u"err403"_s, Tr::tr("denies access")},
        {u"err404"_s, Tr::tr("does not know the model")},
        {u"err429"_s, Tr::tr("has no quota left, with Retry-After")},
        {u"no-retry-after"_s, Tr::tr("leaves out the Retry-After of a 429")},
        {u"err500"_s, Tr::tr("has an internal error")},
        {u"err503"_s, Tr::tr("is overloaded")},
        {u"empty200"_s, Tr::tr("answers 200 without a body")},
        {u"html"_s, Tr::tr("answers with a web page")},
        {u"hang"_s, Tr::tr("never answers")},
        {u"slow"_s, Tr::tr("answers after five seconds")},
        {u"pause"_s, Tr::tr("pauses for three seconds in the middle of a stream")},
        {u"stall"_s, Tr::tr("falls silent in the middle of a stream")},
        {u"cut"_s, Tr::tr("closes the connection in the middle")},
        {u"reset"_s, Tr::tr("resets the connection in the middle")},
        {u"clean-eof-no-done"_s, Tr::tr("ends a stream in the middle without a sign")},
        {u"error-event"_s, Tr::tr("reports an error inside a stream")},
        {u"huge-line"_s, Tr::tr("sends a line of 100 MB")},
        {u"bad-utf8"_s, Tr::tr("sends bytes that are no UTF-8")},
        {u"no-usage"_s, Tr::tr("reports no usage")},
        {u"odd-usage"_s, Tr::tr("reports a total that is less than its parts")},
        {u"odd-type"_s, Tr::tr("labels an answer as a web page")},
        {u"gzip"_s, Tr::tr("compresses an answer with gzip and does not say so")},
        {u"no-done"_s, Tr::tr("leaves out the [DONE] at the end of a stream")},
        {u"length"_s, Tr::tr("stops at the length limit")},
        {u"reasoning"_s, Tr::tr("thinks aloud first")},
        {u"tool-call"_s, Tr::tr("calls a tool")},
    };
}

bool isMockScenario(const QString &name)
{
    const QString plain = name.startsWith("arr-err"_L1) ? name.sliced(4) : name;
    const QList<MockScenario> known = mockScenarios();
    return std::ranges::any_of(known, [&plain](const MockScenario &scenario) { return scenario.name == plain; });
}

Result<MockSettings> readMockScenario(const QByteArray &json, MockSettings defaults)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (!document.isObject()) {
        return failure(Error::Kind::BadRequest, parseError.error == QJsonParseError::NoError
                           ? Tr::tr("The scenario is not a JSON object.")
                           : Tr::tr("The scenario is not JSON: %1 at byte %2.").arg(parseError.errorString()).arg(parseError.offset));
    }
    const QJsonObject object = document.object();
    for (auto field = object.begin(); field != object.end(); ++field) {
        const Result<bool> read = readField(field.key(), field.value(), defaults);
        if (!read)
            return failure(read.error());
    }
    return defaults;
}

} // namespace lineside
