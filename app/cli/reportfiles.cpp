// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/reportfiles.h"

#include "cli/outputfile.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

} // namespace

void addReportOptions(CommandLine &line)
{
    line.addValue(u"junit"_s, u"FILE"_s, Tr::tr("Writes a JUnit XML report."));
    line.addValue(u"html"_s, u"FILE"_s, Tr::tr("Writes a page with pictures that needs nothing else."));
}

Result<void> writeReportFiles(const CommandLine &line, const SuiteReport &report)
{
    const Result<void> junit = line.has(u"junit"_s) ? writeOutput(line.value(u"junit"_s), suiteToJunit(report.run)) : Result<void>();
    const Result<void> html = line.has(u"html"_s) ? writeOutput(line.value(u"html"_s), suiteToHtml(report)) : Result<void>();
    return junit ? html : junit;
}

Result<void> writeReportFiles(const CommandLine &line, const QList<ProbeReport> &reports)
{
    return writeReportFiles(line, SuiteReport{.run = runOfProbes(Tr::tr("Verify"), reports)});
}

} // namespace lineside::cli
