// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/suites/suitereportsaving.h"

#include "core/background.h"
#include "ui/widgets/questions.h"

#include <QCoreApplication>
#include <QSaveFile>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::SuitesPanel)
};

QByteArray reportFor(const QString &fileName, const SuiteReport &report)
{
    if (fileName.endsWith(".json"_L1, Qt::CaseInsensitive))
        return suiteToJson(report);
    if (fileName.endsWith(".xml"_L1, Qt::CaseInsensitive))
        return suiteToJunit(report.run);
    return suiteToHtml(report);
}

Result<QString> write(const QString &fileName, const QByteArray &bytes)
{
    QSaveFile file(fileName);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return fileName;
    return failure(Error::Kind::Storage, Tr::tr("The report could not be saved as %1: %2").arg(fileName, file.errorString()),
                   Tr::tr("Choose another folder, or make room on the disk."));
}

} // namespace

void saveSuiteReport(QWidget *parent, const SuiteReport &report, std::function<void(Result<QString>)> done)
{
    const QString filter = Tr::tr("Page with pictures (*.html)") + u";;"_s + Tr::tr("JUnit XML (*.xml)") + u";;"_s + Tr::tr("JSON report (*.json)");
    const QString suggestion = Tr::tr("Lineside %1.html").arg(report.run.name).replace(u'/', u'-');
    questions::pickFile(parent, questions::FileFor::Save, Tr::tr("Save the report"), suggestion, filter,
                        [parent, report, done = std::move(done)](const QString &fileName) {
                            if (!fileName.isEmpty())
                                inBackground(parent, [fileName, report] { return write(fileName, reportFor(fileName, report)); }, done);
                        });
}

} // namespace lineside
