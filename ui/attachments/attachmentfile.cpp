// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/attachments/attachmentfile.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QLocale>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Attachments)
};

constexpr int thumbnailSide = 96; // device pixels of the largest chip
constexpr int jpegQuality = 90;

QImage scaledDown(const QImage &image, int longSide)
{
    if (longSide <= 0 || qMax(image.width(), image.height()) <= longSide)
        return image;
    return image.scaled(longSide, longSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

Result<PreparedAttachment> prepareImage(const QString &name, const QImage &original, const char *format, int longSide)
{
    const QImage image = scaledDown(original, longSide);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const bool isJpeg = qstrcmp(format, "JPEG") == 0;
    if (!image.save(&buffer, format, isJpeg ? jpegQuality : -1))
        return failure(Error::Kind::Protocol, Tr::tr("The image “%1” could not be prepared.").arg(name));
    return PreparedAttachment{{name, isJpeg ? "image/jpeg" : "image/png", buffer.data()}, scaledDown(image, thumbnailSide), image.size()};
}

QString withSuffix(const QString &name, bool isJpeg)
{
    const QString suffix = QFileInfo(name).suffix().toLower();
    const bool fits = isJpeg ? suffix == "jpg"_L1 || suffix == "jpeg"_L1 : suffix == "png"_L1;
    return fits ? name : QFileInfo(name).completeBaseName() + (isJpeg ? u".jpg"_s : u".png"_s);
}

Result<PreparedAttachment> readImage(const QString &name, QImageReader &reader, int longSide, const AttachmentLimits &limits)
{
    const bool isJpeg = reader.format() == "jpeg";
    const QSize size = reader.size();
    if (qint64(size.width()) * size.height() > limits.pixels)
        return failure(Error::Kind::BadRequest, Tr::tr("The image “%1” is too large: %2 × %3 pixels.").arg(name).arg(size.width()).arg(size.height()),
                       Tr::tr("Scale it down with another program."));
    reader.setAutoTransform(true);
    const QImage image = reader.read();
    if (image.isNull())
        return failure(Error::Kind::Protocol, Tr::tr("The image “%1” is damaged.").arg(name));
    return prepareImage(withSuffix(name, isJpeg), image, isJpeg ? "JPEG" : "PNG", longSide);
}

bool isText(const QByteArray &bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8, QStringConverter::Flag::Stateless); // a character cut at the end is an error too
    const QString text = utf8(bytes);
    return !utf8.hasError() && !text.contains(QChar(u'\0'));
}

} // namespace

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 1024 ? 0 : 1, QLocale::DataSizeTraditionalFormat);
}

Result<PreparedAttachment> prepareAttachment(const QString &name, const QByteArray &bytes, int longSide, const AttachmentLimits &limits)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    // A drawing made of text is read as text: it can be asked about, and drawing it would follow its references.
    if (reader.canRead() && !reader.format().startsWith("svg"))
        return readImage(name, reader, longSide, limits);
    if (bytes.isEmpty())
        return failure(Error::Kind::BadRequest, Tr::tr("The file “%1” is empty.").arg(name));
    if (!isText(bytes))
        return failure(Error::Kind::BadRequest, Tr::tr("The file “%1” is neither an image nor a text.").arg(name),
                       Tr::tr("Images and texts in UTF-8 can go along with a question."));
    if (bytes.size() > limits.textBytes)
        return failure(Error::Kind::BadRequest, Tr::tr("The text “%1” has %2; %3 is the most.").arg(name, sizeText(bytes.size()), sizeText(limits.textBytes)));
    static const QByteArray mark = "\xef\xbb\xbf";
    return PreparedAttachment{{name, "text/plain", bytes.startsWith(mark) ? bytes.sliced(mark.size()) : bytes}, {}, {}};
}

Result<PreparedAttachment> prepareAttachment(const QString &name, const QImage &image, int longSide)
{
    return prepareImage(name, image, "PNG", longSide);
}

Result<QByteArray> readAttachmentFile(const QString &path, const std::atomic<bool> &cancelled, const AttachmentLimits &limits)
{
    const QFileInfo info(path);
    const QString name = info.fileName();
    const auto tooLarge = [&](qint64 size) {
        return failure(Error::Kind::BadRequest, Tr::tr("The file “%1” has %2; %3 is the most.").arg(name, sizeText(size), sizeText(limits.fileBytes)));
    };
    if (!info.isFile()) // a pipe or a device could keep us reading for ever
        return failure(Error::Kind::Storage, info.isDir() ? Tr::tr("“%1” is a folder.").arg(name) : Tr::tr("“%1” is not a file that can be read.").arg(name));
    if (info.size() > limits.fileBytes)
        return tooLarge(info.size());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::Storage, Tr::tr("The file “%1” could not be read: %2.").arg(name, file.errorString()));
    constexpr qint64 portion = 1 << 20;
    QByteArray bytes;
    while (!cancelled) {
        const QByteArray read = file.read(portion);
        if (read.isEmpty())
            break;
        bytes += read;
        if (bytes.size() > limits.fileBytes)
            return tooLarge(bytes.size());
    }
    if (cancelled)
        return failure(Error::Kind::Cancelled, Tr::tr("Reading “%1” was stopped.").arg(name));
    if (file.error() != QFileDevice::NoError)
        return failure(Error::Kind::Storage, Tr::tr("The file “%1” could not be read: %2.").arg(name, file.errorString()));
    return bytes;
}

} // namespace lineside
