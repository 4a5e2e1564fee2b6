// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/eventprinter.h"

#include "cli/output.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

QJsonValue orNull(const std::optional<qint64> &count)
{
    return count ? QJsonValue(*count) : QJsonValue(QJsonValue::Null);
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QString reasonName(FinishReason reason)
{
    switch (reason) {
    case FinishReason::Stop:
        return u"stop"_s;
    case FinishReason::Length:
        return u"length"_s;
    case FinishReason::ToolCalls:
        return u"tool-calls"_s;
    case FinishReason::ContentFilter:
        return u"content-filter"_s;
    case FinishReason::Other:
        return u"other"_s;
    }
    return u"other"_s;
}

QString milliseconds(std::chrono::microseconds time)
{
    return QString::number(double(time.count()) / 1000.0, 'f', 1);
}

} // namespace

void EventPrinter::take(const QList<ChatEvent> &events)
{
    for (const ChatEvent &event : events)
        take(event);
}

void EventPrinter::take(const ChatEvent &event)
{
    std::visit(overloaded{
                   [this](const Started &started) { m_model = started.model; },
                   [this](const TextDelta &delta) { takeText(delta); },
                   [this](const ReasoningDelta &delta) { print({{u"type"_s, u"reasoning"_s}, {u"text"_s, delta.text}}, delta.choice); },
                   [this](const RefusalDelta &delta) {
                       print({{u"type"_s, u"refusal"_s}, {u"text"_s, delta.text}}, delta.choice);
                       if (!m_asJson)
                           printNote(printable(delta.text));
                   },
                   [this](const ToolCallDelta &call) {
                       print({{u"type"_s, u"tool_call"_s},
                              {u"index"_s, call.index},
                              {u"id"_s, orNull(call.id)},
                              {u"name"_s, orNull(call.name)},
                              {u"arguments"_s, call.arguments}},
                             call.choice);
                   },
                   [this](const UsageReport &report) {
                       m_usage.merge(report.usage);
                       QJsonObject json = usageToJson(m_usage);
                       json[u"type"_s] = u"usage"_s;
                       print(json, 0);
                   },
                   [this](const Finished &finished) {
                       m_finishReason = finished.raw;
                       print({ { u"type"_s, u"finished"_s },
                               { u"reason"_s, reasonName(finished.reason) },
                               { u"raw"_s, finished.raw },
                               { u"model"_s, orNull(m_model) } },
                             finished.choice);
                   },
               },
               event);
}

void EventPrinter::takeText(const TextDelta &delta)
{
    if (delta.choice == 0)
        m_text += delta.text;
    if (m_asJson) {
        print({{u"type"_s, u"text"_s}, {u"text"_s, delta.text}}, delta.choice);
    } else if (delta.choice == 0) {
        printOut(printable(delta.text));
        m_lineOpen = !delta.text.endsWith(u'\n');
    }
}

void EventPrinter::print(QJsonObject event, int choice) const
{
    if (!m_asJson)
        return;
    if (choice != 0)
        event[u"choice"_s] = choice;
    printJson(event);
}

void EventPrinter::endText()
{
    if (std::exchange(m_lineOpen, false))
        printOut(u"\n"_s);
}

int EventPrinter::printError(const Error &error)
{
    endText();
    if (!m_asJson)
        return fail(error);
    printJson(errorToJson(error));
    return exitCodeFor(error);
}

void EventPrinter::printFooter(const ReplyTimes &times, bool complete) const
{
    if (m_asJson)
        return;
    if (m_model.isEmpty() && m_text.isEmpty() && m_usage.isEmpty())
        return;
    const QString model = m_model.isEmpty() ? Tr::tr("model not named") : m_model;
    const QString finish = m_finishReason.isEmpty() ? Tr::tr("no finish reason") : m_finishReason;
    printNote(u"-- "_s + printable(model + u", "_s + finish) + (complete ? QString() : u", "_s + Tr::tr("cut")));
    printNote(u"-- "_s + describeUsage(m_usage));
    QStringList parts;
    if (times.firstByte)
        parts.append(Tr::tr("first byte %1 ms").arg(milliseconds(*times.firstByte)));
    if (times.firstToken)
        parts.append(Tr::tr("first token %1 ms").arg(milliseconds(*times.firstToken)));
    if (times.total)
        parts.append(Tr::tr("total %1 ms").arg(milliseconds(*times.total)));
    if (!parts.isEmpty())
        printNote(u"-- "_s + parts.join(u", "_s));
}

QString describeUsage(const Usage &usage)
{
    if (usage.isEmpty())
        return Tr::tr("usage not reported");
    QStringList parts;
    const auto add = [&parts](const QString &text, const std::optional<qint64> &count) {
        if (count)
            parts.append(text.arg(*count));
    };
    add(Tr::tr("input %1"), usage.input);
    add(Tr::tr("cached %1"), usage.cached);
    add(Tr::tr("output %1"), usage.output);
    add(Tr::tr("reasoning %1"), usage.reasoning);
    add(Tr::tr("total %1 as reported"), usage.totalReported);
    add(Tr::tr("%1 unaccounted"), usage.unaccounted());
    return Tr::tr("tokens: %1").arg(parts.join(u", "_s));
}

QJsonObject usageToJson(const Usage &usage)
{
    return {{u"input"_s, orNull(usage.input)},         {u"cached"_s, orNull(usage.cached)},
            {u"output"_s, orNull(usage.output)},       {u"reasoning"_s, orNull(usage.reasoning)},
            {u"totalReported"_s, orNull(usage.totalReported)}, {u"unaccounted"_s, orNull(usage.unaccounted())}};
}

} // namespace lineside::cli
