// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>

using namespace Qt::StringLiterals;

namespace lineside::theme {

namespace {

double factor(TextSize size)
{
    switch (size) {
    case TextSize::Small:
        return 0.87;
    case TextSize::Large:
        return 1.25;
    case TextSize::Normal:
        break;
    }
    return 1.0;
}

/// The font in the size of the program's text times the factor, whichever unit that is given in.
QFont sized(QFont font, TextSize size)
{
    const QFont base = QApplication::font();
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF() * factor(size));
    else
        font.setPixelSize(qMax(1, qRound(base.pixelSize() * factor(size))));
    return font;
}

bool hasTabularDigits(const QFont &font)
{
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        if (!qFuzzyCompare(metrics.horizontalAdvance(QChar(digit)), width))
            return false;
    }
    return true;
}

} // namespace

QFont font(TextSize size)
{
    return sized(QApplication::font(), size);
}

QFont codeFont(TextSize size)
{
    return sized(QFontDatabase::systemFont(QFontDatabase::FixedFont), size);
}

QFont tabularFont(TextSize size)
{
    QFont tabular = font(size);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    tabular.setFeature(QFont::Tag("tnum"), 1);
#endif
    return hasTabularDigits(tabular) ? tabular : codeFont(size);
}

} // namespace lineside::theme
