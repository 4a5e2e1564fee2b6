// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/comparedfigures.h"

#include "ui/transcript/replyfooter.h"
#include "ui/transcript/turnpieces.h"
#include "ui/usage/usagefigures.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ComparedFigures)
};

/// A figure as it is told, and as it is compared: less is better. Without a rank it is not.
struct Ranked {
    ComparedFigure figure;
    std::optional<double> rank;
};

QString unmeasured()
{
    return u"–"_s;
}

Ranked firstTokenOf(const ChatTurn &reply)
{
    const auto &first = reply.facts->times.firstToken;
    Ranked told{{.label = Tr::tr("First token"), .value = first ? spanText(*first) : unmeasured(), .more = {}}, std::nullopt};
    if (first && reply.state != ReplyState::Failed)
        told.rank = double(first->count());
    if (reply.facts->times.total)
        told.figure.more = Tr::tr("The whole reply took %1.").arg(spanText(*reply.facts->times.total));
    return told;
}

Ranked speedOf(const ChatTurn &reply)
{
    const std::optional<double> speed = reply.tokensPerSecond();
    Ranked told{{.label = Tr::tr("Speed"), .value = unmeasured(), .more = Tr::tr("Output tokens over the time between the first and the last one.")}, std::nullopt};
    if (!speed)
        return told;
    told.figure.value = Tr::tr("%1 tokens/s").arg(QLocale().toString(*speed, 'f', *speed < 10 ? 1 : 0));
    told.rank = -*speed;
    return told;
}

void addCount(QStringList &lines, const QString &sentence, const std::optional<qint64> &count)
{
    if (count)
        lines.append(sentence.arg(QLocale().toString(*count)));
}

QString usageText(const Usage &usage)
{
    QStringList lines;
    addCount(lines, Tr::tr("In: %1"), usage.input);
    addCount(lines, Tr::tr("Cached: %1"), usage.cached);
    addCount(lines, Tr::tr("Out: %1"), usage.output);
    addCount(lines, Tr::tr("Reasoning: %1"), usage.reasoning);
    addCount(lines, Tr::tr("Total: %1"), usage.totalReported);
    addCount(lines, Tr::tr("Unaccounted: %1"), usage.unaccounted());
    return lines.isEmpty() ? Tr::tr("No usage was reported.") : lines.join(u'\n');
}

Ranked tokensOf(const QString &label, const std::optional<qint64> &count, const Usage &usage)
{
    return {{.label = label, .value = tokensText(count), .more = usageText(usage)}, std::nullopt};
}

Ranked costOf(const ChatTurn &reply, const PriceTable &prices)
{
    const CostEstimate cost = prices.estimate(reply.usage, priceQuestion(reply.target, reply.model, reply.createdAt));
    const QString value = reply.usage.isEmpty() ? costText(CostEstimate(tl::unexpected(NoCost::NotReported))) : costText(cost);
    Ranked told{{.label = Tr::tr("Cost"), .value = value, .more = {}}, std::nullopt};
    if (!cost)
        return told;
    const bool isWhole = reply.state == ReplyState::Complete; // less for less is no bargain
    if (isWhole && cost->total.currency == Money().currency)
        told.rank = double(cost->total.trillionths);
    told.figure.more = cost->ownPrice ? Tr::tr("An estimate by your own prices for %1.").arg(cost->priceName)
                                      : Tr::tr("An estimate by the price table of %1 for %2.").arg(QLocale().toString(cost->asOf, QLocale::ShortFormat), cost->priceName);
    return told;
}

Ranked endOf(const ChatTurn &reply)
{
    QString value = reply.finishReasonRaw;
    if (reply.state == ReplyState::Stopped)
        value = Tr::tr("stopped by you");
    else if (reply.state == ReplyState::Failed)
        value = Tr::tr("failed");
    else if (reply.state == ReplyState::Cut)
        value = Tr::tr("cut off");
    else if (value.isEmpty())
        value = Tr::tr("not reported");
    return {{.label = Tr::tr("Finished"), .value = value, .more = {}}, std::nullopt};
}

QList<Ranked> rankedFigures(const ChatTurn *reply, const PriceTable &prices)
{
    static const ChatTurn none;
    const bool isOver = reply && !isUnderWay(*reply);
    const ChatTurn &told = isOver ? *reply : none;
    QList<Ranked> figures{firstTokenOf(told), speedOf(told), tokensOf(Tr::tr("Tokens in"), told.usage.input, told.usage),
                          tokensOf(Tr::tr("Tokens out"), told.usage.output, told.usage), costOf(told, prices), endOf(told)};
    if (isOver)
        return figures;
    for (Ranked &each : figures)
        each = {{.label = each.figure.label, .value = reply ? u"…"_s : QString(), .more = {}}, std::nullopt};
    return figures;
}

/// What reads the same is the same, whatever its last digits.
void markBest(QList<QList<Ranked>> &columns, qsizetype figure)
{
    const Ranked *best = nullptr;
    int ranked = 0;
    for (const QList<Ranked> &column : std::as_const(columns)) {
        const Ranked &each = column.at(figure);
        ranked += each.rank ? 1 : 0;
        if (each.rank && (!best || *each.rank < *best->rank))
            best = &each;
    }
    if (!best)
        return;
    const QString value = best->figure.value;
    const auto isBest = [&](const QList<Ranked> &column) { return column.at(figure).rank && column.at(figure).figure.value == value; };
    if (ranked < 2 || std::ranges::count_if(std::as_const(columns), isBest) == ranked)
        return;
    for (QList<Ranked> &column : columns)
        column[figure].figure.isBest = isBest(column);
}

} // namespace

QList<ComparedFigures> comparedFigures(const QList<const ChatTurn *> &replies, const PriceTable &prices)
{
    QList<QList<Ranked>> columns;
    for (const ChatTurn *reply : replies)
        columns.append(rankedFigures(reply, prices));
    for (qsizetype figure = 0; !columns.isEmpty() && figure < columns.constFirst().size(); ++figure)
        markBest(columns, figure);
    QList<ComparedFigures> told;
    for (const QList<Ranked> &column : std::as_const(columns)) {
        ComparedFigures figures;
        for (const Ranked &each : column)
            figures.append(each.figure);
        told.append(figures);
    }
    return told;
}

QString spokenFigures(const ComparedFigures &figures)
{
    QStringList sentences;
    for (const ComparedFigure &each : figures) {
        if (each.value.isEmpty())
            continue;
        //: A figure of a reply for screen readers: what it is, and how much.
        sentences.append(each.isBest ? Tr::tr("%1: %2, the best.").arg(each.label, each.value) : Tr::tr("%1: %2.").arg(each.label, each.value));
    }
    return sentences.join(u' ');
}

} // namespace lineside
