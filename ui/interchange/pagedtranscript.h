// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"
#include "ui/interchange/paperstack.h"
#include "ui/interchange/picturesigns.h"
#include "ui/transcript/laidpiece.h"
#include "ui/transcript/pieceblocks.h"
#include "ui/transcript/transcriptstyle.h"

#include <functional>
#include <memory>

namespace lineside {

/// How conversations look on paper. To be made in the window's thread; from then on a value that any thread may use.
struct PaperLook {
    TranscriptStyle style; ///< always light
    bool showsDetails = true;

    static PaperLook make();
};

/// Paints conversations as the transcript shows them, sheet after sheet. No line is cut in two; a headline stays with what follows it, and
/// of a text at least two lines stay together. Code is wrapped, and a table that is too wide is made smaller.
class PagedTranscript
{
public:
    using GoOn = std::function<bool(double share)>;

    PagedTranscript(const PaperLook &look, PaperStack &paper);
    ~PagedTranscript();

    /// Begins on a sheet of its own. False where it was stopped or a sheet could not be had.
    bool add(const ConversationRecord &record, const GoOn &goOn);
    int sheetCount() const { return m_sheets; }

private:
    struct Message;

    bool addTurn(const ChatTurn &turn, const GoOn &goOn);
    bool addPieces(const QList<TranscriptPiece> &pieces, const ChatTurn *turn, const GoOn &goOn);
    bool place(Message &message, qsizetype piece);
    bool placeCut(Message &message, qsizetype piece);
    qreal wantedWith(Message &message, qsizetype piece);
    bool isAtTop() const { return m_y <= 0; }
    bool turnOver();
    void paintFoot();
    void paint(Message &message, qsizetype piece, qreal from, qreal to);
    void paintPictureSigns(const QString &text, const LaidPiece &laid, qreal from, qreal to);

    PaperLook m_look;
    PaperStack &m_paper;
    QSizeF m_room; ///< for the text, without the sheet's foot
    QPainter *m_painter = nullptr;
    PictureSigns m_signs;
    QString m_title;
    qreal m_y = 0;
    int m_sheets = 0;
    int m_sheetOfThis = 0;
};

} // namespace lineside
