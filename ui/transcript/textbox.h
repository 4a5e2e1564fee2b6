// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/laidpiece.h"
#include "ui/transcript/showntext.h"
#include "ui/transcript/transcriptstyle.h"

#include <QTextLayout>

#include <memory>

namespace lineside {

/// How a stretch of text is laid out.
struct TextBoxSetting {
    TextFace face;
    QColor ink;
    qreal width = 0;
    bool wraps = true;
    bool isCode = false; ///< begins at the left, whatever is written
    CellAlignment alignment = CellAlignment::Default; ///< Default: by the text's direction
    QList<MarkdownRun> runs;     ///< in the places of the piece's text
    QList<MarkdownLink> links;
    QList<FormulaStretch> formulas;
    QList<CodeSpan> colours;
};

/// What a laid text needs of the style when it is painted.
struct TextBoxColours {
    QColor ink;
    QColor selection;
    QColor found;
    QColor foundCurrent;
    QColor differs;
    QColor outline;
    QColor labelTint;
    qreal hair = 1;
};

/// A stretch of a piece's text in lines. Places in the text are those of the whole piece.
class TextBox
{
public:
    /// Lays out `length` units of `text` from `begin` on.
    TextBox(const QString &text, qsizetype begin, qsizetype length, const TextBoxSetting &setting, const TranscriptStyle &style);

    void moveTo(QPointF topLeft) { m_topLeft = topLeft; }
    void clipTo(const QRectF &area) { m_clip = area; } ///< in the piece; for what is scrolled sideways

    qsizetype begin() const { return m_begin; }
    qsizetype end() const { return m_begin + m_shown.sourceLength(); }
    qreal height() const { return m_height; }
    qreal naturalWidth() const { return m_naturalWidth; }
    bool isRightToLeft() const { return m_shown.isRightToLeft(); }
    QRectF area() const { return {m_topLeft, QSizeF(m_width, m_height)}; }

    int lineCount() const { return int(m_slots.size()); }
    QRectF lineArea(int line) const; ///< in the piece, over the box's width
    int lineOf(qsizetype position) const;
    int lineAt(qreal y) const; ///< the nearest

    void paint(QPainter &painter, const QRectF &exposed, const QList<PieceMark> &marks) const;
    qsizetype positionIn(int line, qreal x) const;
    QRectF caretAt(qsizetype position) const;
    QList<QRectF> areasOf(qsizetype begin, qsizetype length) const;
    TranscriptAction actionAt(QPointF point) const;

    /// The lower edge, in the piece, of the lines with which both begin and that look the same; 0 if there are none.
    qreal likeUntil(const TextBox &other) const;

private:
    struct LineSlot {
        qreal top = 0;
        qreal height = 0;
        friend bool operator==(const LineSlot &, const LineSlot &) = default;
    };
    struct Tint {
        QRectF area;
        bool isBox = false; ///< outlined
        friend bool operator==(const Tint &, const Tint &) = default;
    };
    struct LinkRange {
        qsizetype begin = 0;
        qsizetype length = 0;
        QString target;
    };

    void applyFormats(const TextBoxSetting &setting, const TranscriptStyle &style);
    void breakLines(const TextBoxSetting &setting, const TranscriptStyle &style);
    void addTints(const TextBoxSetting &setting);
    QList<QRectF> shownAreas(qsizetype begin, qsizetype end) const; ///< in the box
    QList<QRectF> mixedAreas(const QTextLine &line, const LineSlot &slot, qsizetype begin, qsizetype end) const;
    int nearestCaret(const QTextLine &line, qreal x) const;
    QColor colourOf(PieceMark::Kind mark) const;
    void paintMarks(QPainter &painter, const QRectF &exposed, const QList<PieceMark> &marks) const;
    void paintLines(QPainter &painter, const QRectF &exposed) const;
    qsizetype shownIn(qsizetype position) const;
    bool isPlainlySet() const;

    qsizetype m_begin;
    ShownText m_shown;
    TextBoxColours m_colours;
    std::unique_ptr<QTextLayout> m_layout;
    QList<LineSlot> m_slots;
    QList<Tint> m_tints;
    QList<LinkRange> m_links;
    QPointF m_topLeft;
    QRectF m_clip;
    qreal m_width;
    qreal m_height = 0;
    qreal m_naturalWidth = 0;
};

} // namespace lineside
