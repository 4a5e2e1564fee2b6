// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/paste/pastedfile.h"

#include <QCoreApplication>
#include <QFile>

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::PastedFile)
};

constexpr qint64 longestFile = 16 * 1024 * 1024;

} // namespace

PastedFile readPastedFile(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return {failure(Error::Kind::Storage, Tr::tr("The file %1 cannot be read: %2.").arg(fileName, file.errorString())), {}};
    const QByteArray bytes = file.read(longestFile + 1);
    return {importText(bytes), bytes.size() > longestFile ? QString() : QString::fromUtf8(bytes)};
}

} // namespace lineside
