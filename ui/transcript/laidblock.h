// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/laidpiece.h"
#include "ui/transcript/textbox.h"

#include <functional>
#include <vector>

namespace lineside {

/// What decides on the shapes beside a text, above its last line.
struct TextSurroundings {
    QList<MarkdownContainer> containers;
    bool isQuiet = false;
    bool isMirrored = false;

    friend bool operator==(const TextSurroundings &, const TextSurroundings &) = default;
};

/// A piece made of stretches of text, shapes behind them, and areas that act.
class LaidBlock : public LaidPiece
{
public:
    using Shape = std::function<void(QPainter &painter)>;

    void add(TextBox text) { m_texts.push_back(std::move(text)); }
    void take(LaidBlock &&other); ///< texts, shapes and areas of a part that was laid by itself
    /// Text that explains and is not a part of the piece's own: cannot be selected.
    void addCaption(TextBox text) { m_captions.push_back(std::move(text)); }
    /// Painted behind the text, in the piece's coordinates.
    void add(const QRectF &area, Shape shape) { m_shapes.push_back({area, std::move(shape)}); }
    void add(const QRectF &area, const TranscriptAction &action) { m_actions.append({area, action}); }
    void setHeight(qreal height) { m_height = height; }
    /// Of one text whose shapes follow from these alone; then it can be told what is the same after it grew.
    void setSurroundings(const TextSurroundings &surroundings) { m_surroundings = surroundings; }

    qreal height() const override { return m_height; }
    void paint(QPainter &painter, QPointF topLeft, const QRectF &exposed, const QList<PieceMark> &marks) const override;
    qsizetype positionAt(QPointF point) const override;
    QRectF caretAt(qsizetype position) const override;
    QList<QRectF> areasOf(qsizetype begin, qsizetype length) const override;
    std::optional<qsizetype> lineAbove(qsizetype position, qreal x) const override;
    std::optional<qsizetype> lineBelow(qsizetype position, qreal x) const override;
    TranscriptAction actionAt(QPointF point) const override;
    QList<QRectF> areasOf(const TranscriptAction &action) const override;
    qreal likeUntil(const LaidPiece &before) const override;

private:
    struct PlacedShape {
        QRectF area;
        Shape paint;
    };
    struct PlacedAction {
        QRectF area;
        TranscriptAction action;
    };
    struct LineRef {
        const TextBox *box = nullptr;
        int line = 0;
    };

    const TextBox *boxOf(qsizetype position) const;
    LineRef nearestLine(QPointF point) const;
    std::optional<qsizetype> lineBeyond(qsizetype position, qreal x, bool below) const;

    std::vector<TextBox> m_texts;
    std::vector<TextBox> m_captions;
    std::vector<PlacedShape> m_shapes;
    QList<PlacedAction> m_actions;
    std::optional<TextSurroundings> m_surroundings;
    qreal m_height = 0;
};

} // namespace lineside
