// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/replyfooter.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ReplyFooter)
};

void addCount(QStringList &parts, const QString &pattern, const std::optional<qint64> &count)
{
    if (count)
        parts.append(pattern.arg(QLocale().toString(*count)));
}

void addUsage(QStringList &parts, const Usage &usage)
{
    //: Tokens, as the provider reported them. The same for the following ones.
    addCount(parts, Tr::tr("%1 in"), usage.input);
    addCount(parts, Tr::tr("%1 cached"), usage.cached);
    addCount(parts, Tr::tr("%1 out"), usage.output);
    addCount(parts, Tr::tr("%1 reasoning"), usage.reasoning);
    addCount(parts, Tr::tr("%1 total"), usage.totalReported);
    //: Tokens in the reported total that the provider counts nowhere else.
    addCount(parts, Tr::tr("%1 unaccounted"), usage.unaccounted());
}

void addEnding(QStringList &parts, const ChatTurn &reply)
{
    if (reply.finishReason)
        parts.append(Tr::tr("finished: %1").arg(reply.finishReasonRaw.isEmpty() ? Tr::tr("unknown") : reply.finishReasonRaw));
    if (reply.state == ReplyState::Cut)
        parts.append(Tr::tr("cut off"));
    else if (reply.state == ReplyState::Stopped)
        parts.append(Tr::tr("stopped by you"));
}

} // namespace

QString spanText(std::chrono::microseconds span)
{
    const double milliseconds = double(span.count()) / 1000.0;
    return milliseconds < 1000.0 ? Tr::tr("%1 ms").arg(QLocale().toString(milliseconds, 'f', milliseconds < 10 ? 1 : 0))
                                 : Tr::tr("%1 s").arg(QLocale().toString(milliseconds / 1000.0, 'f', 2));
}

QStringList footerParts(const ChatTurn &reply, const QString &cost)
{
    QStringList parts;
    const QString model = reply.model.isEmpty() ? requestedModel(reply.target) : reply.model;
    if (!model.isEmpty())
        parts.append(model);
    parts.append(describePath(reply.target));
    addUsage(parts, reply.usage);
    if (!cost.isEmpty())
        parts.append(cost);
    if (reply.facts->times.firstToken)
        parts.append(Tr::tr("first token %1").arg(spanText(*reply.facts->times.firstToken)));
    if (const std::optional<double> speed = reply.tokensPerSecond())
        parts.append(Tr::tr("%1 tokens/s").arg(QLocale().toString(*speed, 'f', *speed < 10 ? 1 : 0)));
    addEnding(parts, reply);
    return parts;
}

} // namespace lineside
