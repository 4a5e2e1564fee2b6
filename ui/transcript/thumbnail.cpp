// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/thumbnail.h"

#include <QBuffer>
#include <QImageReader>

namespace lineside {

namespace {

constexpr qsizetype mostBytes = 32 * 1024 * 1024;
constexpr qint64 mostPixels = 64'000'000; ///< what the image says of itself, before anything is decoded

bool isSafe(const QByteArray &format)
{
    static const QList<QByteArray> formats{"png", "jpeg", "jpg", "gif", "webp", "bmp"};
    return formats.contains(format);
}

} // namespace

QSizeF thumbnailBox()
{
    return {128, 96};
}

QImage thumbnailOf(const QByteArray &data, qreal devicePixelRatio)
{
    if (data.size() > mostBytes)
        return {};
    QBuffer buffer;
    buffer.setData(data);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    if (!isSafe(reader.format()))
        return {};
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty() || qint64(size.width()) * size.height() > mostPixels)
        return {};
    reader.setAutoTransform(true);
    const bool turned = reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
    const QSize room = (thumbnailBox() * devicePixelRatio).toSize();
    const QSize scaled = size.scaled(turned ? room.transposed() : room, Qt::KeepAspectRatio).expandedTo({1, 1});
    if (scaled.width() < size.width())
        reader.setScaledSize(scaled);
    QImage image = reader.read();
    image.setDevicePixelRatio(devicePixelRatio);
    return image;
}

} // namespace lineside
