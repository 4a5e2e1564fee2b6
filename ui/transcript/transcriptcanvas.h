// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/fontwarming.h"
#include "ui/transcript/readingposition.h"
#include "ui/transcript/textplace.h"
#include "ui/transcript/thumbnailmaker.h"

#include <QAbstractScrollArea>
#include <QTimer>

#include <functional>
#include <optional>

namespace lineside {

/// The part of the transcript that is scrolled and painted. What was painted is moved when the reader scrolls; only what is another
/// than before is painted again. Knows nothing of the mouse: that is for filters on its viewport.
class TranscriptCanvas : public QAbstractScrollArea
{
    Q_OBJECT
public:
    /// A piece under a point, and the point in it.
    struct Hit {
        qsizetype message = 0;
        qsizetype piece = 0;
        QPointF point;         ///< from the piece's top left corner
        bool isOnPiece = false; ///< false when the piece is only the nearest one
    };
    /// How a stretch of a piece's text is marked: selected, found.
    using MarksOf = std::function<QList<PieceMark>(qsizetype message, qsizetype piece)>;
    using FocusOf = std::function<PieceFocus(qsizetype message, qsizetype piece)>;

    explicit TranscriptCanvas(QWidget *parent = nullptr);
    ~TranscriptCanvas() override;

    /// The turns to show, which must stay where they are until others are set; null for none. Goes to their end.
    void setTurns(const QList<ChatTurn> *turns, const TranscriptLayout::ContextOf &contextOf);
    void replaceFrom(qsizetype firstChanged);
    void updateMessage(qsizetype message); ///< it grew, ended or has other branches
    void updateContexts();                 ///< of messages that have been looked at
    void setReasoningOpen(qsizetype message, bool open);
    void setZoom(qreal zoom);
    void setWrapsCode(bool wraps);
    /// How much more of a block of code or a table passes by than the bar below it moves; 0 where there is no bar to take.
    qreal slidingAt(const Hit &hit);
    /// Scrolls the block of code or the table of that piece; positive to its right.
    void scrollSideways(qsizetype message, qsizetype piece, qreal distance);

    const TranscriptLayout &layout() const { return m_layout; }
    /// For the reading classes: places are found in it, and it lays what they ask for. Call refresh() afterwards.
    TranscriptLayout &layout() { return m_layout; }
    const ReadingPosition &reading() const { return m_reading; }
    const QList<ShownPiece> &shown() const { return m_shown; }

    std::optional<Hit> hitAt(QPoint viewportPoint) const; ///< absent when nothing is shown
    /// The nearest place where a caret can stand.
    std::optional<TextPlace> placeAt(QPoint viewportPoint) const;
    /// Where a caret stands, in the viewport's coordinates, also outside of it. Lays what it needs.
    QRectF caretAt(const TextPlace &place);
    /// Where a piece is, in the viewport's coordinates. Lays it.
    QRectF areaOf(qsizetype message, qsizetype piece);
    QRectF areaOf(qsizetype message) const;
    /// Scrolls as little as is needed to see it.
    void reveal(const TextPlace &place);
    void goToMessage(qsizetype message);
    void goToEnd();

    void setMarksOf(const MarksOf &marksOf);
    void setFocusOf(const FocusOf &focusOf);
    /// Finds out what looks different from what was painted, and has that painted. After every change of layout or marks.
    void refresh();

Q_SIGNALS:
    void followingChanged(bool follows);
    void scrolled();        ///< what is in the window moved
    void layoutChanged();   ///< fonts, colours or the column's width are others
    void actionRequested(int message, int piece, const lineside::TranscriptAction &action); ///< by the keyboard or a screen reader
    void messageEntered(int message); ///< by the keyboard
    /// Pieces of a message are others, and what is marked in them may have to move. Told before it is painted.
    void piecesChanged(qsizetype message, const lineside::PieceChange &change);
    void messagesReplaced(qsizetype first); ///< from that one on there are others, or none
    void menuRequested(QPoint viewportPoint, QPoint globalPoint, bool byKeyboard);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

    /// Moves what is painted and has the rest painted. Tests look over its shoulder.
    virtual void repaint(const PaintDamage &damage);
    QRect areaOf(const RowSpan &rows) const; ///< whole logical pixels
    void paintOn(QPainter &painter, const QRegion &region) const;

private:
    void takeTerms();
    QList<ShownPiece> lookAgain() const;
    void doLater();
    bool wantsFonts() const;
    void finishLater();
    void repaintAll();
    QRect lane() const;
    void setBars();
    void setBarsSoon();
    void showDamage();
    void scrollBy(qint64 pixels);
    void paintPiece(QPainter &painter, const ShownPiece &shown, const QRect &exposed) const;
    void paintFocus(QPainter &painter, const ShownPiece &shown, QPointF corner) const;
    qreal columnLeft() const { return m_columnLeft; }
    int pageStep() const;
    int lineStep() const;

    TranscriptLayout m_layout;
    ReadingPosition m_reading;
    MarksOf m_marksOf;
    FocusOf m_focusOf;
    QList<ShownPiece> m_shown; ///< what the viewport shows, or will when it is painted next
    qreal m_zoom = 1;
    bool m_wrapsCode = false;
    qreal m_columnLeft = 0;
    qint64 m_shownPosition = 0;
    bool m_isFollowing = true;
    bool m_isSettingBars = false;
    qreal m_wheelRest = 0;
    ThumbnailMaker m_thumbnails;
    QTimer m_barPause; ///< runs while the bar was set only just now
    bool m_areBarsLate = false;
    QTimer m_idle; ///< rings when there is nothing else to do: then code gets its colours, and fonts are loaded
    FontWarming m_fonts;
    QTimer m_quiet; ///< rings when an answer has ended and nothing was painted since for a while
};

} // namespace lineside
