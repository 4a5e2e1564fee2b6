// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/diagnosisscore.h"

#include "probe/analysis.h"
#include "probe/reportjson.h"

#include <numeric>

using namespace Qt::StringLiterals;

namespace lineside::test {

namespace {

const QStringList origins{u"none"_s, u"network"_s, u"gateway"_s, u"provider"_s, u"client"_s};

QString missLine(const Variation &variation, const QString &told, const ProbeReport &report)
{
    return u"%1 (%2, %3 %4): %5 %6, told %7: %8"_s.arg(variation.name, variation.target.path, QString::number(report.head.status),
                                                         report.gateway.kind, variation.origin, variation.cause, told, report.explanation.left(160));
}

QString originSquare(const DiagnosisScore &score)
{
    QMap<QString, QMap<QString, int>> square;
    for (auto truth = score.matrix.begin(); truth != score.matrix.end(); ++truth) {
        for (auto told = truth->begin(); told != truth->end(); ++told)
            square[truth.key().section(u' ', 0, 0)][told.key().section(u' ', 0, 0)] += told.value();
    }
    QString text = u"%1"_s.arg(u"is \\ told"_s, -12);
    for (const QString &told : origins)
        text += told.rightJustified(10);
    for (const QString &truth : origins) {
        text += u'\n' + truth.leftJustified(12);
        for (const QString &told : origins)
            text += QString::number(square.value(truth).value(told)).rightJustified(10);
    }
    return text + u'\n';
}

} // namespace

DiagnosisScore scoreOf(const QList<Variation> &variations)
{
    DiagnosisScore score;
    for (const Variation &variation : variations) {
        const ProbeReport report = analyse(variation.target, variation.transfer);
        const QString truth = variation.origin + u' ' + variation.cause;
        const QString told = idOf(report.origin) + u' ' + report.cause;
        ++score.judged;
        ++score.matrix[truth][told];
        if (told == truth)
            ++score.right;
        else
            score.misses.append(missLine(variation, told, report));
    }
    return score;
}

QString matrixText(const DiagnosisScore &score)
{
    QString text = originSquare(score);
    for (auto truth = score.matrix.begin(); truth != score.matrix.end(); ++truth) {
        const int all = std::accumulate(truth->begin(), truth->end(), 0);
        text += u"%1 %2 of %3"_s.arg(truth.key(), -44).arg(truth->value(truth.key()), 4).arg(all);
        for (auto told = truth->begin(); told != truth->end(); ++told) {
            if (told.key() != truth.key())
                text += u", %1 as %2"_s.arg(told.value()).arg(told.key());
        }
        text += u'\n';
    }
    return text;
}

} // namespace lineside::test
