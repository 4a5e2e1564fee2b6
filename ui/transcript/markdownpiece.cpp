// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/markdownpiece.h"

#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextTable>

#include <optional>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Transcript)
};

constexpr int lineHeightPercent = 145;

bool isCode(const QTextBlock &block)
{
    return block.isValid() && block.blockFormat().hasProperty(QTextFormat::BlockCodeLanguage);
}

void styleCodeBlock(QTextCursor &cursor, const QTextBlock &block, const MarkdownPieceStyle &style)
{
    QTextBlockFormat format = block.blockFormat();
    format.merge(style.codeBlock());
    format.setNonBreakableLines(false);
    if (isCode(block.previous()))
        format.setTopMargin(0);
    if (isCode(block.next()))
        format.setBottomMargin(0);
    cursor.setBlockFormat(format);
    QTextCharFormat characters;
    characters.setFont(style.code);
    cursor.select(QTextCursor::BlockUnderCursor);
    cursor.mergeCharFormat(characters);
    cursor.mergeBlockCharFormat(characters);
}

// Three sizes of type are enough: two levels of headings are large, the others bold.
void styleHeading(QTextCursor &cursor, int level)
{
    QTextCharFormat characters;
    characters.setProperty(QTextFormat::FontSizeAdjustment, level <= 2 ? 1 : 0); // in steps of HTML: 1 is a fifth larger
    characters.setFontWeight(QFont::DemiBold);
    cursor.select(QTextCursor::BlockUnderCursor);
    cursor.mergeCharFormat(characters);
    cursor.mergeBlockCharFormat(characters);
}

void styleTextBlock(QTextCursor &cursor, const QTextBlock &block, bool insideTable)
{
    QTextBlockFormat format = block.blockFormat();
    if (!insideTable)
        format.setLineHeight(lineHeightPercent, QTextBlockFormat::ProportionalHeight);
    format.setTopMargin(format.headingLevel() > 0 ? theme::Small : 0);
    const bool goesOn = block.textList() && block.next().textList();
    format.setBottomMargin(insideTable || goesOn ? 0 : theme::Small);
    cursor.setBlockFormat(format);
    if (format.headingLevel() > 0)
        styleHeading(cursor, format.headingLevel());
}

void styleTable(QTextTable &table, const MarkdownPieceStyle &style)
{
    QTextTableFormat format = table.format();
    format.setBorder(1);
    format.setBorderCollapse(true);
    format.setBorderBrush(style.hairline);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setCellPadding(theme::Tiny);
    format.setCellSpacing(0);
    format.setBottomMargin(theme::Small);
    table.setFormat(format);
}

// A run of characters with one format, and what it is to become.
struct Change {
    int from = 0;
    int length = 0;
    QTextCharFormat format;
    QString replacement; ///< instead of an image
};

std::optional<Change> changeOf(const QTextFragment &fragment, const MarkdownPieceStyle &style, bool inCode)
{
    QTextCharFormat format = fragment.charFormat();
    Change change{fragment.position(), fragment.length(), format, {}};
    if (format.isImageFormat()) {
        const QTextImageFormat image = format.toImageFormat();
        const QString alt = image.property(QTextFormat::ImageAltText).toString();
        change.replacement = alt.isEmpty() ? Tr::tr("[image]") : Tr::tr("[image: %1]").arg(alt);
        change.format = style.plain();
        if (isOpenableLink(image.name())) {
            change.format.setAnchor(true);
            change.format.setAnchorHref(image.name());
            change.format.setForeground(style.link);
        }
        return change;
    }
    if (format.isAnchor()) {
        const bool openable = isOpenableLink(format.anchorHref());
        change.format.setAnchor(openable);
        if (!openable)
            change.format.clearProperty(QTextFormat::AnchorHref);
        change.format.setForeground(openable ? QBrush(style.link) : QBrush(Qt::NoBrush));
        if (!openable)
            change.format.clearForeground();
        change.format.setFontUnderline(openable);
        change.format.setToolTip(openable ? format.anchorHref() : QString());
        return change;
    }
    if (!inCode && format.fontFixedPitch()) {
        change.format.setFontFamilies(style.code.families());
        change.format.setBackground(style.panel);
        return change;
    }
    return std::nullopt;
}

void restyleFragments(QTextDocument &document, const QTextBlock &block, const MarkdownPieceStyle &style)
{
    QList<Change> changes;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        if (const auto change = changeOf(it.fragment(), style, isCode(block)))
            changes.prepend(*change); // from the back, so that positions stay
    }
    QTextCursor cursor(&document);
    for (const Change &change : std::as_const(changes)) {
        cursor.setPosition(change.from);
        cursor.setPosition(change.from + change.length, QTextCursor::KeepAnchor);
        if (change.replacement.isEmpty())
            cursor.setCharFormat(change.format);
        else
            cursor.insertText(change.replacement, change.format);
    }
}

} // namespace

MarkdownPieceStyle MarkdownPieceStyle::from(const QPalette &palette)
{
    MarkdownPieceStyle style;
    style.text = theme::font();
    if (style.text.pointSizeF() > 0)
        style.text.setPointSizeF(style.text.pointSizeF() * 1.05);
    style.small = theme::font(theme::TextSize::Small);
    style.code = theme::codeFont();
    style.panel = theme::codeColor(palette);
    style.quiet = theme::quietTextColor(palette);
    style.tint = theme::userTintColor(palette);
    style.caution = theme::signalTextColor(theme::Signal::Caution, palette);
    style.stop = theme::signalTextColor(theme::Signal::Stop, palette);
    style.link = palette.color(QPalette::Link);
    style.hairline = theme::hairlineColor(palette);
    return style;
}

QTextCharFormat MarkdownPieceStyle::plain() const
{
    QTextCharFormat format;
    format.setFont(text);
    return format;
}

QTextCharFormat MarkdownPieceStyle::quietSmall() const
{
    QTextCharFormat format;
    format.setFont(small);
    format.setForeground(quiet);
    return format;
}

QTextBlockFormat MarkdownPieceStyle::paragraph() const
{
    QTextBlockFormat format;
    format.setLineHeight(lineHeightPercent, QTextBlockFormat::ProportionalHeight);
    format.setBottomMargin(theme::Small);
    return format;
}

QTextBlockFormat MarkdownPieceStyle::codeBlock() const
{
    QTextBlockFormat format;
    format.setProperty(QTextFormat::BlockCodeLanguage, QString());
    format.setTopMargin(theme::Small);
    format.setBottomMargin(theme::Large);
    format.setLeftMargin(theme::Small);
    format.setRightMargin(theme::Small);
    return format;
}

QTextBlockFormat MarkdownPieceStyle::spacer() const
{
    QTextBlockFormat format;
    format.setLineHeight(1, QTextBlockFormat::FixedHeight);
    return format;
}

std::unique_ptr<QTextDocument> renderMarkdown(const QString &markdown, const MarkdownPieceStyle &style)
{
    auto document = std::make_unique<QTextDocument>();
    document->setUndoRedoEnabled(false);
    document->setDefaultFont(style.text);
    document->setMarkdown(markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) | QTextDocument::MarkdownNoHTML);
    QTextCursor cursor(document.get());
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        cursor.setPosition(block.position());
        QTextTable *table = cursor.currentTable();
        if (table && cursor.position() == table->firstPosition())
            styleTable(*table, style);
        restyleFragments(*document, block, style);
        cursor.setPosition(block.position());
        if (isCode(block))
            styleCodeBlock(cursor, block, style);
        else
            styleTextBlock(cursor, block, table != nullptr);
    }
    return document;
}

} // namespace lineside
