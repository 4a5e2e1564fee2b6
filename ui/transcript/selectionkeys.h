// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/transcriptselection.h"

class QKeyEvent;

namespace lineside {

/// Selecting with the keyboard. Shift and an arrow bring a caret, which arrows move then; F7 brings it without selecting. Escape takes
/// away what is selected, then the caret; without one the keys scroll.
class SelectionKeys : public QObject
{
    Q_OBJECT
public:
    enum class Move { Left, Right, WordLeft, WordRight, Up, Down, BlockUp, BlockDown, PageUp, PageDown, LineStart, LineEnd, Begin, End };

    SelectionKeys(TranscriptCanvas &canvas, TranscriptSelection &selection);

    bool press(const QKeyEvent &event); ///< whether it was for this
    bool showsCaret() const { return m_mode != Mode::Off; }
    void leave(); ///< somebody else chooses the place now
    TextPlace moved(const TextPlace &place, Move move);

private:
    enum class Mode { Off, WhileSelecting, On };

    void setMode(Mode mode);
    bool escape();
    TextPlace start() const;
    const QString &textAt(const TextPlace &place) const;
    std::optional<TextPlace> pieceBeside(const TextPlace &place, int direction) const;
    TextPlace overText(const TextPlace &place, Move move) const;
    TextPlace overLines(const TextPlace &place, Move move);
    TextPlace overPage(const TextPlace &place, Move line);
    std::optional<TextPlace> lineBeside(const TextPlace &place, qreal x, bool below) const;
    TextPlace lineEnd(const TextPlace &place, bool atEnd) const;

    TranscriptCanvas &m_canvas;
    TranscriptSelection &m_selection;
    Mode m_mode = Mode::Off;
    std::optional<qreal> m_x; ///< that a way over lines keeps to
    TextPlace m_xPlace;       ///< where that way has come to
};

} // namespace lineside
