// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/inputfile.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

constexpr qint64 mostBytes = 256ll * 1024 * 1024;

} // namespace

Result<QByteArray> readInput(const QString &fileName)
{
    QFile file(fileName);
    const bool isOpen = fileName == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return failure(Error::Kind::Storage, Tr::tr("The file %1 cannot be read: %2.").arg(fileName, file.errorString()));
    const QByteArray bytes = file.read(mostBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(Error::Kind::Storage, Tr::tr("The file %1 cannot be read: %2.").arg(fileName, file.errorString()));
    if (bytes.size() > mostBytes)
        return failure(Error::Kind::Storage, Tr::tr("The file %1 is larger than %2 MiB.").arg(fileName).arg(mostBytes / (1024 * 1024)));
    return bytes;
}

} // namespace lineside::cli
