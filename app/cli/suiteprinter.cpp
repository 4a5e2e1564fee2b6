// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/suiteprinter.h"

#include "cli/output.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

constexpr int verdictWidth = 9;

QString nameOf(const QString &name)
{
    return name.simplified().isEmpty() ? Tr::tr("without a name") : name.simplified();
}

QString figuresOf(const SuiteCaseRecord &figures)
{
    QStringList parts;
    if (figures.firstTokenMs)
        parts.append(Tr::tr("first token %1 ms").arg(*figures.firstTokenMs, 0, 'f', 1));
    if (figures.totalMs)
        parts.append(Tr::tr("total %1 ms").arg(*figures.totalMs, 0, 'f', 1));
    if (figures.tokensPerSecond)
        parts.append(Tr::tr("%1 tokens a second").arg(*figures.tokensPerSecond, 0, 'f', 1));
    if (figures.cost)
        parts.append(estimateText(*figures.cost));
    if (figures.answers > 1)
        parts.append(Tr::tr("%1 of %2 answers passed").arg(figures.passed).arg(figures.answers));
    return parts.isEmpty() ? QString() : u" ("_s + parts.join(u", "_s) + u')';
}

void printCase(const SuiteCaseResult &one, const SuiteCaseRecord &figures)
{
    printLine(printable(QString(idOf(figures.verdict)).leftJustified(verdictWidth) + u' ' + nameOf(figures.name) + figuresOf(figures)));
    const QString indent(verdictWidth + 1, u' ');
    const QStringList failures = one.failures();
    for (const QString &sentence : failures)
        printLine(printable(indent + sentence.simplified()));
    for (const SuiteAnswer &answer : one.answers) {
        if (answer.verdict() == SuiteVerdict::Passed || answer.report.verdict == Verdict::Pass)
            continue;
        printLine(printable(indent + (answer.report.explanation + u' ' + answer.report.fix).simplified()));
        break; // the others say much the same
    }
}

void printComparison(const SuiteComparison &comparison)
{
    printLine(Tr::tr("Compared with run %1 of %2 (UTC):").arg(QString::number(comparison.before.id), comparison.before.startedAt.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s)));
    if (comparison.changes.isEmpty())
        printLine(u"  "_s + Tr::tr("Nothing is noticeably better or worse."));
    for (const SuiteChange &change : comparison.changes)
        printLine(printable(u"  "_s + QString(idOf(change.kind)).leftJustified(8) + u' ' + nameOf(change.name) + u": "_s + change.sentence.simplified()));
}

} // namespace

void printProgress(const SuiteRun &run, int index)
{
    const SuiteCaseResult &one = run.result().cases.at(index);
    printNote(printable(u"[%1/%2] %3: %4"_s.arg(QString::number(run.answered()), QString::number(run.total()), nameOf(one.asked.name), idOf(one.answers.constLast().verdict()))));
}

void printSuite(const SuiteReport &report)
{
    const SuiteRunResult &run = report.run;
    const SuiteRunRecord record = recordOf(run);
    for (qsizetype i = 0; i < run.cases.size(); ++i)
        printCase(run.cases.at(i), record.cases.at(i));
    if (report.comparison)
        printComparison(*report.comparison);
    printLine(printable(Tr::tr("%1: %2 passed, %3 failed, %4 unclear, %5 not asked")
                            .arg(nameOf(run.name), QString::number(run.count(SuiteVerdict::Passed)), QString::number(run.count(SuiteVerdict::Failed)),
                                 QString::number(run.count(SuiteVerdict::Unclear)), QString::number(run.count(SuiteVerdict::NotAsked)))));
}

} // namespace lineside::cli
