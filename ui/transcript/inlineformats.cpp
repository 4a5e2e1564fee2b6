// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/inlineformats.h"

#include "ui/transcript/openablelink.h"

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// Code looks larger than text of its size.
constexpr qreal codeInText = 0.93;
constexpr qreal labelSize = 0.75;

void scale(QFont &font, const QFont &base, qreal factor)
{
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF() * factor);
    else
        font.setPixelSize(qMax(1, qRound(base.pixelSize() * factor)));
}

} // namespace

QTextCharFormat formatOf(const MarkdownRun &run, const TextBoxSetting &setting, const TranscriptStyle &style)
{
    QTextCharFormat format;
    if (run.formats.testFlag(MarkdownFormat::Code)) {
        QFont font = style.code.font;
        scale(font, setting.face.font, codeInText);
        format.setFont(font, QTextCharFormat::FontPropertiesSpecifiedOnly);
    } else if (run.formats.testFlag(MarkdownFormat::Html)) {
        QFont font = style.code.font;
        scale(font, setting.face.font, codeInText);
        format.setFont(font, QTextCharFormat::FontPropertiesSpecifiedOnly);
        format.setForeground(style.quiet);
    }
    if (run.formats.testFlag(MarkdownFormat::Bold))
        format.setFontWeight(QFont::Bold);
    if (run.formats.testFlag(MarkdownFormat::Italic))
        format.setFontItalic(true);
    if (run.formats.testFlag(MarkdownFormat::Strike))
        format.setFontStrikeOut(true);
    if (run.image >= 0)
        format.setForeground(style.quiet);
    if (run.link >= 0 && run.link < setting.links.size() && isOpenableLink(setting.links.at(run.link).target)) {
        format.setForeground(style.link);
        format.setFontUnderline(true);
    }
    return format;
}

QTextCharFormat formatOf(CodeToken token, const TranscriptStyle &style)
{
    QTextCharFormat format;
    format.setForeground(style.codeColours.at(size_t(token)));
    return format;
}

QTextCharFormat labelFormat(const TextFace &face, const TranscriptStyle &style)
{
    QTextCharFormat format;
    QFont font = style.small.font;
    scale(font, face.font, labelSize);
    format.setFont(font, QTextCharFormat::FontPropertiesSpecifiedOnly);
    format.setForeground(style.quiet);
    format.setFontUnderline(false);
    format.setFontStrikeOut(false);
    return format;
}

QTextCharFormat formulaFormat(const TextFace &face, const TranscriptStyle &style)
{
    QTextCharFormat format;
    QFont font = style.code.font;
    scale(font, face.font, codeInText);
    font.setItalic(true);
    format.setFont(font, QTextCharFormat::FontPropertiesSpecifiedOnly);
    return format;
}

QTextCharFormat quietFormat(const TranscriptStyle &style)
{
    QTextCharFormat format;
    format.setForeground(style.quiet);
    format.setFontItalic(false);
    return format;
}

QTextCharFormat emojiFormat(const TextFace &face)
{
    QTextCharFormat format;
    format.setFontFamilies(QStringList{u"Noto Color Emoji"_s, u"Apple Color Emoji"_s, u"Segoe UI Emoji"_s} + face.font.families());
    return format;
}

} // namespace lineside
