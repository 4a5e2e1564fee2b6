// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/outputfile.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

} // namespace

Result<void> writeOutput(const QString &name, const QByteArray &bytes)
{
    QSaveFile file(name);
    // What is left in the buffer on a full disk is no fault to `commit`, which would put an empty file in place.
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush() || !file.commit())
        return failure(Error::Kind::Storage, Tr::tr("The file %1 cannot be written: %2.").arg(name, file.errorString()));
    return {};
}

} // namespace lineside::cli
