// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/wire/savedlater.h"

#include "ui/widgets/questions.h"

#include <QCoreApplication>
#include <QFuture>
#include <QSaveFile>
#include <QtConcurrentRun>

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::WirePanel)
};

/// Empty where it was written.
QString writeFile(const QString &fileName, const QByteArray &bytes)
{
    QSaveFile file(fileName);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush() && file.commit();
    return isWritten ? QString() : file.errorString();
}

} // namespace

void saveLater(const SavedLater &what, QWidget *parent, const std::function<void(const QString &message)> &told)
{
    const auto write = [parent, told, make = what.make](const QString &fileName) {
        if (fileName.isEmpty())
            return;
        QtConcurrent::run([fileName, make] { return writeFile(fileName, make()); }).then(parent, [told, fileName](const QString &fault) {
            told(fault.isEmpty() ? Tr::tr("Saved as %1.").arg(fileName) : Tr::tr("%1 could not be written: %2").arg(fileName, fault));
        });
    };
    questions::pickFile(parent, questions::FileFor::Save, Tr::tr("Save"), what.suggestedName, what.filter, write);
}

} // namespace lineside
