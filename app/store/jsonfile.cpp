// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/jsonfile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Store)
};

constexpr qint64 largestFile = 32 * 1024 * 1024;

tl::unexpected<Error> notWritten(const QString &fileName, const QString &why)
{
    Error error{.kind = Error::Kind::Storage,
                .message = Tr::tr("The file %1 could not be written; it is as it was.").arg(fileName),
                .hint = Tr::tr("Check that there is space left and that you may write there."),
                .details = why,
                .httpStatus = 0};
    return failure(std::move(error));
}

tl::unexpected<Error> notRead(const QString &fileName, const QString &why)
{
    Error error{.kind = Error::Kind::Storage,
                .message = Tr::tr("The file %1 could not be read.").arg(fileName),
                .hint = {},
                .details = why,
                .httpStatus = 0};
    return failure(std::move(error));
}

} // namespace

Result<std::optional<QByteArray>> readWholeFile(const QString &fileName)
{
    QFile file(fileName);
    if (!file.exists())
        return std::nullopt;
    if (!file.open(QIODevice::ReadOnly))
        return notRead(fileName, file.errorString());
    const QByteArray bytes = file.read(largestFile + 1);
    if (file.error() != QFileDevice::NoError)
        return notRead(fileName, file.errorString());
    if (bytes.size() > largestFile)
        return notRead(fileName, Tr::tr("It is larger than 32 MiB."));
    return bytes;
}

Result<void> replaceFile(const QString &fileName, const QByteArray &bytes)
{
    const QString folder = QFileInfo(fileName).absolutePath();
    if (!QDir().mkpath(folder))
        return notWritten(fileName, Tr::tr("The folder %1 could not be made.").arg(folder));
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(fileName, file.errorString());
    // On a full disk the first write is merely short, reports no error, and the commit would replace the file by half a file.
    for (qsizetype written = 0; written < bytes.size();) {
        const qint64 more = file.write(bytes.constData() + written, bytes.size() - written);
        if (more <= 0) {
            const QString why = file.errorString();
            file.cancelWriting();
            return notWritten(fileName, why);
        }
        written += more;
    }
    // What is still in the buffer then is no fault to it either.
    if (!file.flush() || !file.commit()) {
        const QString why = file.errorString();
        file.cancelWriting();
        return notWritten(fileName, why);
    }
    return {};
}

Result<QJsonObject> parseObject(const QByteArray &bytes)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (problem.error != QJsonParseError::NoError) {
        const QByteArray before = bytes.first(qBound(0, problem.offset, int(bytes.size())));
        const qsizetype line = before.count('\n') + 1;
        const qsizetype column = before.size() - (before.lastIndexOf('\n') + 1) + 1;
        const QString place = Tr::tr("Line %1, column %2: %3.").arg(QString::number(line), QString::number(column), problem.errorString());
        return failure(Error::Kind::Storage, place);
    }
    if (!document.isObject())
        return failure(Error::Kind::Storage, Tr::tr("Line 1: this is not a JSON object."));
    return document.object();
}

QByteArray toText(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Indented); // ends in a newline
}

Result<QString> setAside(const QString &fileName)
{
    const QString wanted = fileName + u".damaged-"_s + fileTimeStamp();
    QString kept = wanted;
    for (int copy = 2; QFileInfo::exists(kept) && copy < 1000; ++copy)
        kept = wanted + u'-' + QString::number(copy);
    QFile file(fileName);
    if (!file.rename(kept)) // does not overwrite
        return failure(Error{.kind = Error::Kind::Storage,
                             .message = Tr::tr("The file %1 could not be renamed to %2.").arg(fileName, kept),
                             .hint = {},
                             .details = file.errorString(),
                             .httpStatus = 0});
    return kept;
}

QString fileTimeStamp()
{
    return QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
}

} // namespace lineside
