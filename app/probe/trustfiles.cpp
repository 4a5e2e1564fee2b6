// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/trustfiles.h"

#include "probe/curlapi.h"
#include "probe/diagnosistext.h"

#include <QCryptographicHash>
#include <QFile>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qint64 largestFile = 16 * 1024 * 1024;

QByteArray systemFile()
{
    const curl_version_info_data *const version = curl().versionInfo(CURLVERSION_NOW);
    return version->age >= CURLVERSION_SEVENTH && version->cainfo ? QByteArray(version->cainfo) : QByteArray();
}

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.read(largestFile) : QByteArray();
}

} // namespace

Result<QByteArray> TrustFiles::fileFor(const QString &userFile)
{
    if (userFile.isEmpty())
        return systemFile();
    const QByteArray own = contentOf(userFile);
    if (!own.contains("-----BEGIN"))
        return failure(Error::Kind::Configuration, DiagnosisTr::tr("The file %1 holds no certificate that can be read.").arg(userFile),
                       DiagnosisTr::tr("Name a PEM file in the connection settings."));
    const QByteArray digest = QCryptographicHash::hash(own, QCryptographicHash::Sha256).toHex();
    if (const auto made = m_made.constFind(digest); made != m_made.cend())
        return *made;
    QFile both(m_folder.filePath(QString::fromLatin1(digest) + ".pem"_L1));
    if (!both.open(QIODevice::WriteOnly) || both.write(contentOf(QFile::decodeName(systemFile())) + '\n' + own) < 0 || !both.flush())
        return failure(Error::Kind::Storage,
                       DiagnosisTr::tr("The trusted certificates could not be put together: %1").arg(both.errorString()));
    m_made.insert(digest, QFile::encodeName(both.fileName()));
    return m_made.value(digest);
}

} // namespace lineside
