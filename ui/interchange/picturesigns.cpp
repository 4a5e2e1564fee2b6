// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/interchange/picturesigns.h"

#include <QGlyphRun>
#include <QPainter>
#include <QRawFont>
#include <QTextBoundaryFinder>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace lineside {

namespace {

constexpr qreal dotsPerPixel = 6;
constexpr qsizetype mostKnown = 1000;

/// Quick, and too often yes: only what may be a picture is looked up in its font.
bool mayBePicture(QStringView sign)
{
    return std::ranges::any_of(sign, [](QChar c) {
        const char16_t unit = c.unicode();
        return (unit >= 0xd83c && unit <= 0xd83e) || (unit >= 0x2190 && unit <= 0x2bff) || unit == 0xfe0f || unit == 0x20e3 || unit == 0x3030 || unit == 0x303d
            || unit == 0x3297 || unit == 0x3299;
    });
}

bool isFontOfPictures(const QRawFont &font)
{
    return std::ranges::any_of(std::initializer_list<const char *>{"CBDT", "COLR", "sbix", "SVG "}, [&font](const char *table) { return !font.fontTable(table).isEmpty(); });
}

} // namespace

PictureSigns::PictureSigns(const QFont &font)
    : m_font(font)
{
}

QList<PictureSigns::Place> PictureSigns::in(const QString &text)
{
    QList<Place> places;
    if (!mayBePicture(text))
        return places;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    for (qsizetype begin = 0; begin < text.size();) {
        const qsizetype next = finder.toNextBoundary();
        const qsizetype end = next > begin ? next : text.size();
        const QStringView sign = QStringView(text).sliced(begin, end - begin);
        if (mayBePicture(sign) && !picture(sign.toString()).isNull())
            places.append({begin, end - begin});
        begin = end;
    }
    return places;
}

QImage PictureSigns::picture(const QString &sign)
{
    if (const auto known = m_known.constFind(sign); known != m_known.cend())
        return *known;
    QTextLayout layout(sign, m_font);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    const QList<QGlyphRun> runs = layout.glyphRuns();
    QImage image;
    const QSizeF size = line.isValid() ? QSizeF(line.naturalTextWidth(), line.height()) : QSizeF();
    if (!size.isEmpty() && std::ranges::any_of(runs, [](const QGlyphRun &run) { return isFontOfPictures(run.rawFont()); })) {
        image = QImage((size * dotsPerPixel).toSize(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.scale(dotsPerPixel, dotsPerPixel);
        layout.draw(&painter, QPointF());
    }
    if (m_known.size() < mostKnown)
        m_known.insert(sign, image);
    return image;
}

} // namespace lineside
