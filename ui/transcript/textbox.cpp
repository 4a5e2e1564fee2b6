// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/textbox.h"

#include "ui/theme/theme.h"
#include "ui/transcript/inlineformats.h"

#include <QGlyphRun>

#include <algorithm>
#include <cmath>
#include <limits>

namespace lineside {

namespace {

constexpr qreal tintOverhang = 2; ///< of the background of code within text, on either side

using FormatRanges = QList<QTextLayout::FormatRange>;

/// The place from which on a text is formatted otherwise, or may be.
int firstDifference(const FormatRanges &a, const FormatRanges &b)
{
    int first = std::numeric_limits<int>::max();
    const qsizetype common = std::min(a.size(), b.size());
    for (qsizetype i = 0; i < common; ++i) {
        if (a.at(i).start != b.at(i).start || a.at(i).format != b.at(i).format)
            first = std::min({first, a.at(i).start, b.at(i).start});
        else if (a.at(i).length != b.at(i).length)
            first = std::min({first, a.at(i).start + a.at(i).length, b.at(i).start + b.at(i).length});
    }
    for (const FormatRanges *ranges : {&a, &b}) {
        for (qsizetype i = common; i < ranges->size(); ++i)
            first = std::min(first, ranges->at(i).start);
    }
    return first;
}

QTextOption optionFor(const TextBoxSetting &setting, const ShownText &shown)
{
    QTextOption option;
    option.setWrapMode(setting.wraps ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    const bool isRightToLeft = shown.isRightToLeft() && !setting.isCode;
    option.setTextDirection(isRightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    const bool toRight = setting.alignment == CellAlignment::Right || (setting.alignment == CellAlignment::Default && isRightToLeft);
    const Qt::Alignment side = setting.alignment == CellAlignment::Centre ? Qt::AlignHCenter : toRight ? Qt::AlignRight : Qt::AlignLeft;
    option.setAlignment(side | Qt::AlignAbsolute);
    option.setTabStopDistance(setting.face.space * 4);
    return option;
}

} // namespace

TextBox::TextBox(const QString &text, qsizetype begin, qsizetype length, const TextBoxSetting &setting, const TranscriptStyle &style)
    : m_begin(begin)
    , m_shown(QStringView(text).sliced(begin, length))
    , m_colours{style.ink, style.selection, style.found, style.foundCurrent, style.differs, style.quiet, style.codeTint, style.hair}
    , m_layout(std::make_unique<QTextLayout>(m_shown.text(), setting.face.font))
    , m_width(setting.width)
{
    m_layout->setTextOption(optionFor(setting, m_shown));
    m_layout->setCacheEnabled(true);
    applyFormats(setting, style);
    breakLines(setting, style);
    addTints(setting);
}

void TextBox::applyFormats(const TextBoxSetting &setting, const TranscriptStyle &style)
{
    QList<QTextLayout::FormatRange> formats;
    QTextCharFormat plain;
    plain.setForeground(setting.ink);
    formats.append({0, int(m_shown.text().size()), plain});
    const auto add = [&](qsizetype begin, qsizetype length, const QTextCharFormat &format) {
        const qsizetype from = shownIn(begin);
        const qsizetype to = shownIn(begin + length);
        if (to > from)
            formats.append({int(from), int(to - from), format});
        return to > from;
    };
    for (const MarkdownRun &run : setting.runs) {
        const int link = run.link >= 0 ? run.link : run.image;
        if (add(run.begin, run.length, formatOf(run, setting, style)) && link >= 0 && link < setting.links.size())
            m_links.append({run.begin, run.length, setting.links.at(link).target});
    }
    for (const FormulaStretch &formula : setting.formulas) {
        add(formula.begin, formula.length, formulaFormat(setting.face, style));
        add(formula.begin, formula.signLength, quietFormat(style));
        add(formula.begin + formula.length - formula.signLength, formula.signLength, quietFormat(style));
    }
    for (const CodeSpan &span : setting.colours)
        add(m_begin + span.begin, span.length, formatOf(span.token, style));
    for (const ShownText::Label &emoji : m_shown.joinedEmoji())
        formats.append({int(emoji.begin), int(emoji.length), emojiFormat(setting.face)});
    for (const ShownText::Label &label : m_shown.labels())
        formats.append({int(label.begin), int(label.length), labelFormat(setting.face, style)});
    m_layout->setFormats(formats);
}

void TextBox::breakLines(const TextBoxSetting &setting, const TranscriptStyle &style)
{
    m_layout->beginLayout();
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(m_width);
        // Another font that steps in for a script may be taller than the line.
        const qreal above = std::max(setting.face.baseline, style.snappedUp(line.ascent()));
        const qreal below = std::max(setting.face.lineHeight - setting.face.baseline, style.snappedUp(line.descent()));
        line.setPosition({0, m_height + above - line.ascent()});
        m_slots.append({m_height, above + below});
        m_height += above + below;
        m_naturalWidth = std::max(m_naturalWidth, line.naturalTextWidth());
    }
    m_layout->endLayout();
    if (m_slots.isEmpty()) {
        m_slots.append({0, setting.face.lineHeight});
        m_height = setting.face.lineHeight;
    }
}

void TextBox::addTints(const TextBoxSetting &setting)
{
    const auto add = [this](qsizetype from, qsizetype to, bool isBox) {
        for (QRectF area : shownAreas(from, to)) {
            const qreal inset = area.height() * 0.12;
            const qreal side = isBox ? 0 : tintOverhang;
            area.adjust(-side, inset, side, -inset);
            area.setRight(std::max(area.left(), std::min(area.right(), m_width)));
            m_tints.append({area, isBox});
        }
    };
    for (const MarkdownRun &run : setting.runs) {
        const bool isTinted = run.formats.testFlag(MarkdownFormat::Code) || run.image >= 0;
        if (isTinted && run.begin + run.length > begin() && run.begin < end())
            add(shownIn(run.begin), shownIn(run.begin + run.length), run.image >= 0);
    }
    for (const ShownText::Label &label : m_shown.labels())
        add(label.begin, label.begin + label.length, true);
}

qsizetype TextBox::shownIn(qsizetype position) const
{
    return m_shown.shownPosition(std::clamp<qsizetype>(position - m_begin, 0, m_shown.sourceLength()));
}

QRectF TextBox::lineArea(int line) const
{
    const LineSlot &slot = m_slots.at(line);
    return {m_topLeft.x(), m_topLeft.y() + slot.top, m_width, slot.height};
}

int TextBox::lineAt(qreal y) const
{
    const auto after = std::upper_bound(m_slots.begin(), m_slots.end(), y - m_topLeft.y(), [](qreal at, const LineSlot &slot) { return at < slot.top; });
    return std::max(0, int(after - m_slots.begin()) - 1);
}

int TextBox::lineOf(qsizetype position) const
{
    const int shown = int(shownIn(position));
    const QTextLine line = m_layout->lineForTextPosition(shown);
    return line.isValid() ? line.lineNumber() : std::max(0, int(m_slots.size()) - 1);
}

void TextBox::paint(QPainter &painter, const QRectF &exposed, const QList<PieceMark> &marks) const
{
    if (!m_clip.isNull()) {
        painter.save();
        painter.setClipRect(m_clip, Qt::IntersectClip);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (const Tint &tint : m_tints) {
        const QRectF area = tint.area.translated(m_topLeft);
        if (!area.intersects(exposed))
            continue;
        painter.setBrush(m_colours.labelTint);
        painter.setPen(tint.isBox ? QPen(m_colours.outline, m_colours.hair) : QPen(Qt::NoPen));
        painter.drawRoundedRect(area, theme::radius / 2.0, theme::radius / 2.0);
    }
    paintMarks(painter, exposed, marks);
    paintLines(painter, exposed);
    if (!m_clip.isNull())
        painter.restore();
}

QColor TextBox::colourOf(PieceMark::Kind mark) const
{
    switch (mark) {
    case PieceMark::Kind::Selected:
        return m_colours.selection;
    case PieceMark::Kind::Found:
        return m_colours.found;
    case PieceMark::Kind::FoundCurrent:
        return m_colours.foundCurrent;
    case PieceMark::Kind::Differs:
        break;
    }
    return m_colours.differs;
}

void TextBox::paintMarks(QPainter &painter, const QRectF &exposed, const QList<PieceMark> &marks) const
{
    painter.setPen(Qt::NoPen);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const PieceMark &mark : marks) {
        if (mark.length == 0) { // a caret
            if (begin() <= mark.begin && mark.begin <= end())
                painter.fillRect(caretAt(mark.begin), m_colours.ink);
            continue;
        }
        const QColor colour = colourOf(mark.kind);
        for (const QRectF &area : areasOf(mark.begin, mark.length)) {
            if (!area.intersects(exposed))
                continue;
            painter.fillRect(area, colour);
            if (mark.kind == PieceMark::Kind::FoundCurrent || mark.kind == PieceMark::Kind::Differs) // not by colour alone
                painter.fillRect(QRectF(area.left(), area.bottom() - 2 * m_colours.hair, area.width(), 2 * m_colours.hair), m_colours.outline);
        }
    }
}

void TextBox::paintLines(QPainter &painter, const QRectF &exposed) const
{
    if (!m_shown.hasStackedMarks()) {
        const qreal reach = m_slots.constFirst().height; // ink may reach out of its line
        m_layout->draw(&painter, m_topLeft, {}, exposed.adjusted(-reach, -reach, reach, reach));
        return;
    }
    for (int line = 0; line < lineCount(); ++line) {
        const QRectF area = lineArea(line);
        if (!area.intersects(exposed) || line >= m_layout->lineCount())
            continue;
        painter.save();
        painter.setClipRect(area.adjusted(-area.height(), 0, area.height(), 0), Qt::IntersectClip);
        m_layout->lineAt(line).draw(&painter, m_topLeft);
        painter.restore();
    }
}

/// Where directions meet, the nearest letter is not always at the nearest caret.
int TextBox::nearestCaret(const QTextLine &line, qreal x) const
{
    const int end = line.textStart() + line.textLength();
    int nearest = line.textStart();
    for (int at = nearest; at < end;) {
        const int next = m_layout->nextCursorPosition(at);
        if (next <= at)
            break;
        at = next;
        if (at <= end && std::abs(line.cursorToX(at) - x) < std::abs(line.cursorToX(nearest) - x))
            nearest = at;
    }
    return nearest;
}

qsizetype TextBox::positionIn(int line, qreal x) const
{
    if (line < 0 || line >= m_layout->lineCount())
        return m_begin;
    const QTextLine text = m_layout->lineAt(line);
    int shown = m_shown.hasRightToLeft() ? nearestCaret(text, x - m_topLeft.x()) : text.xToCursor(x - m_topLeft.x());
    const bool isLast = line + 1 == m_layout->lineCount();
    if (!isLast && shown >= text.textStart() + text.textLength())
        shown = m_layout->previousCursorPosition(shown); // behind the last letter of a line is the begin of the next one
    if (!m_layout->isValidCursorPosition(shown))
        shown = m_layout->previousCursorPosition(shown);
    return m_begin + m_shown.sourcePosition(shown);
}

QRectF TextBox::caretAt(qsizetype position) const
{
    int shown = int(shownIn(position));
    if (!m_layout->isValidCursorPosition(shown))
        shown = m_layout->previousCursorPosition(shown);
    const QTextLine line = m_layout->lineForTextPosition(shown);
    const qreal x = line.isValid() ? line.cursorToX(shown) : 0;
    const QRectF area = lineArea(line.isValid() ? line.lineNumber() : lineCount() - 1);
    return {m_topLeft.x() + x, area.top(), 1, area.height()};
}

QList<QRectF> TextBox::areasOf(qsizetype begin, qsizetype length) const
{
    QList<QRectF> areas;
    if (begin + length <= m_begin || begin >= end())
        return areas;
    for (const QRectF &area : shownAreas(shownIn(begin), shownIn(begin + length))) {
        const QRectF placed = area.translated(m_topLeft);
        const QRectF seen = m_clip.isNull() ? placed : placed.intersected(m_clip);
        if (seen.width() > 0)
            areas.append(seen);
    }
    return areas;
}

QList<QRectF> TextBox::shownAreas(qsizetype begin, qsizetype end) const
{
    QList<QRectF> areas;
    const QTextLine first = m_layout->lineForTextPosition(int(begin));
    for (int i = first.isValid() ? first.lineNumber() : 0; i < m_layout->lineCount(); ++i) {
        const QTextLine line = m_layout->lineAt(i);
        if (line.textStart() >= end)
            break;
        const qsizetype from = std::max<qsizetype>(begin, line.textStart());
        const qsizetype to = std::min<qsizetype>(end, line.textStart() + line.textLength());
        if (from >= to)
            continue;
        const LineSlot &slot = m_slots.at(i);
        if (m_shown.hasRightToLeft()) {
            areas += mixedAreas(line, slot, from, to);
        } else {
            const qreal left = line.cursorToX(int(from));
            const qreal right = line.cursorToX(int(to));
            areas.append(QRectF(left, slot.top, right - left, slot.height));
        }
    }
    return areas;
}

/// Where directions mix, neighbours in the text need not be neighbours in the line.
QList<QRectF> TextBox::mixedAreas(const QTextLine &line, const LineSlot &slot, qsizetype begin, qsizetype end) const
{
    QList<QRectF> areas;
    QList<QGlyphRun> runs = line.glyphRuns(int(begin), int(end - begin));
    std::sort(runs.begin(), runs.end(), [](const QGlyphRun &a, const QGlyphRun &b) { return a.boundingRect().left() < b.boundingRect().left(); });
    for (const QGlyphRun &run : std::as_const(runs)) {
        const qreal left = run.boundingRect().left();
        const qreal right = run.boundingRect().right();
        if (!areas.isEmpty() && left - areas.constLast().right() < 0.5)
            areas.last().setRight(std::max(right, areas.constLast().right()));
        else
            areas.append(QRectF(left, slot.top, right - left, slot.height));
    }
    return areas;
}

TranscriptAction TextBox::actionAt(QPointF point) const
{
    if (!m_clip.isNull() && !m_clip.contains(point))
        return {};
    for (const LinkRange &link : m_links) {
        for (const QRectF &area : areasOf(link.begin, link.length)) {
            if (area.contains(point))
                return {TranscriptAction::Kind::OpenLink, link.target, 0};
        }
    }
    return {};
}

/// Each line is painted within its own bounds, and by what stands before and in it alone.
bool TextBox::isPlainlySet() const
{
    return !m_shown.hasStackedMarks() && !m_shown.hasRightToLeft() && m_clip.isNull();
}

qreal TextBox::likeUntil(const TextBox &other) const
{
    if (!isPlainlySet() || !other.isPlainlySet() || m_topLeft != other.m_topLeft || m_width != other.m_width || m_layout->font() != other.m_layout->font())
        return 0;
    const QString &text = m_shown.text();
    const auto difference = std::mismatch(text.begin(), text.end(), other.m_shown.text().begin(), other.m_shown.text().end());
    const qsizetype same = std::min<qsizetype>(difference.first - text.begin(), firstDifference(m_layout->formats(), other.m_layout->formats()));
    const auto tint = std::mismatch(m_tints.begin(), m_tints.end(), other.m_tints.begin(), other.m_tints.end());
    qreal lowest = m_height; // of tints
    if (tint.first != m_tints.end())
        lowest = std::min(lowest, tint.first->area.top());
    if (tint.second != other.m_tints.end())
        lowest = std::min(lowest, tint.second->area.top());
    qreal bottom = 0;
    const int lines = std::min(m_layout->lineCount(), other.m_layout->lineCount());
    for (int i = 0; i < lines; ++i) {
        const QTextLine line = m_layout->lineAt(i);
        const QTextLine before = other.m_layout->lineAt(i);
        const int end = line.textStart() + line.textLength();
        const bool isAlike = line.textLength() == before.textLength() && end <= same && m_slots.at(i) == other.m_slots.at(i);
        // Letters may join over the end of a line, but not over a space.
        if (!isAlike || line.textLength() == 0 || !text.at(end - 1).isSpace() || m_slots.at(i).top + m_slots.at(i).height > lowest)
            break;
        bottom = m_topLeft.y() + m_slots.at(i).top + m_slots.at(i).height;
    }
    return bottom;
}

} // namespace lineside
