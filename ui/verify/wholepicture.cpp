// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/wholepicture.h"

#include "core/background.h"
#include "ui/theme/theme.h"
#include "ui/widgets/questions.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QWidget>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Verify)
};

constexpr int pixelsPerUnit = 2;

void paintOn(QPainter &painter, const WholePicture &picture, const QPalette &palette)
{
    painter.fillRect(QRectF(QPointF(0, 0), picture.size), palette.color(QPalette::Window));
    picture.paint(painter);
}

QImage imageOf(const WholePicture &picture, const QPalette &palette)
{
    QImage image((picture.size * pixelsPerUnit).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(pixelsPerUnit);
    QPainter painter(&image);
    paintOn(painter, picture, palette);
    return image;
}

QByteArray encoded(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

Result<QString> write(const QString &fileName, const QByteArray &bytes)
{
    QSaveFile file(fileName);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush() && file.commit())
        return fileName;
    return failure(Error::Kind::Storage, Tr::tr("The picture could not be saved as %1: %2").arg(fileName, file.errorString()),
                   Tr::tr("Choose another folder, or make room on the disk."));
}

} // namespace

WholePicture stacked(const QList<WholePicture> &pictures)
{
    constexpr qreal margin = theme::Large;
    QSizeF size(0, margin);
    QList<std::pair<WholePicture, qreal>> placed;
    for (const WholePicture &picture : pictures) {
        if (picture.size.isEmpty())
            continue;
        placed.append({picture, size.height()});
        size = {std::max(size.width(), picture.size.width()), size.height() + picture.size.height() + margin};
    }
    size.rwidth() += 2 * margin;
    return {size, [placed](QPainter &painter) {
                for (const auto &[picture, top] : placed) {
                    painter.save();
                    painter.translate(margin, top);
                    picture.paint(painter);
                    painter.restore();
                }
            }};
}

WholePicture textLine(const QString &text, qreal width, bool strong, const QPalette &palette)
{
    QFont font = theme::font(strong ? theme::TextSize::Large : theme::TextSize::Small);
    if (strong)
        font.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, width);
    return {{width, std::ceil(metrics.height())}, [font, shown, strong, width, palette](QPainter &painter) {
                painter.setFont(font);
                painter.setPen(strong ? palette.color(QPalette::WindowText) : theme::quietTextColor(palette));
                painter.drawText(QRectF(0, 0, width, QFontMetricsF(font).height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
            }};
}

QByteArray pngOf(const WholePicture &picture, const QPalette &palette)
{
    return encoded(imageOf(picture, palette));
}

QByteArray svgOf(const WholePicture &picture, const QPalette &palette, const QString &title)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(picture.size.toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), picture.size));
    generator.setTitle(title);
    QPainter painter(&generator);
    paintOn(painter, picture, palette);
    painter.end();
    return bytes;
}

void savePicture(QWidget *parent, const WholePicture &picture, const QString &title, std::function<void(Result<QString>)> done)
{
    const QString filter = Tr::tr("PNG image (*.png)") + u";;"_s + Tr::tr("SVG drawing (*.svg)");
    const QPalette palette = parent->palette();
    questions::pickFile(parent, questions::FileFor::Save, Tr::tr("Save the picture"), Tr::tr("Lineside %1.png").arg(title).replace(u'/', u'-'), filter,
                        [parent, picture, palette, title, done = std::move(done)](const QString &fileName) {
                            if (fileName.isEmpty())
                                return;
                            if (fileName.endsWith(".svg"_L1, Qt::CaseInsensitive)) {
                                inBackground(parent, [fileName, bytes = svgOf(picture, palette, title)] { return write(fileName, bytes); }, done);
                                return;
                            }
                            const QString name = fileName.endsWith(".png"_L1, Qt::CaseInsensitive) ? fileName : fileName + u".png"_s;
                            inBackground(parent, [name, image = imageOf(picture, palette)] { return write(name, encoded(image)); }, done);
                        });
}

} // namespace lineside
