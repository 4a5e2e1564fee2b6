// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/bodyfiles.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CurlImport)
};

constexpr qint64 mostMegabytes = 16;
constexpr qint64 longestFile = mostMegabytes * 1024 * 1024;

} // namespace

Result<QByteArray> readBodyFile(const QString &fileName)
{
    const QString name = fileName.left(200);
    const QFileInfo info(fileName);
    if (info.exists() && !info.isFile()) // a device or a pipe may never end
        return failure(Error::Kind::Storage, Tr::tr("“%1” is not a file that can be read as a body.").arg(name));
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::Storage, Tr::tr("The file %1 cannot be read: %2.").arg(name, file.errorString()));
    const QByteArray bytes = file.read(longestFile + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(Error::Kind::Storage, Tr::tr("The file %1 cannot be read: %2.").arg(name, file.errorString()));
    if (bytes.size() > longestFile)
        return failure(Error::Kind::Storage, Tr::tr("The file %1 is larger than %2 MiB.").arg(name).arg(mostMegabytes));
    if (!bytes.isValidUtf8())
        return failure(Error::Kind::Storage, Tr::tr("The file %1 is not UTF-8 text, so it cannot be shown and sent as a body.").arg(name));
    return bytes;
}

} // namespace lineside
