// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace lineside {

class MessageAccess;
class ReadingTools;
class TranscriptCanvas;
class TranscriptFocus;
class TranscriptSelection;
struct TranscriptPiece;

/// Tells a screen reader what happens: every block of a reply once it is finished, how the reply ended, where the keyboard went. Does
/// nothing while there is no screen reader.
class TranscriptAnnouncer : public QObject
{
    Q_OBJECT
public:
    TranscriptAnnouncer(TranscriptCanvas &canvas, TranscriptFocus &focus, ReadingTools &tools);
    qsizetype lookCount() const { return m_looks; } ///< how often it read a message

private:
    void follow(qsizetype first);
    void tellGrowth(qsizetype message);
    void tell(qsizetype message, qsizetype end, const QList<TranscriptPiece> &pieces);
    void tellEnd(qsizetype message, const QList<TranscriptPiece> &pieces);
    void say(MessageAccess &message, qsizetype position, const QString &text);
    void tellFocus();
    void tellSelection(const TranscriptSelection &selection);
    MessageAccess *accessOf(qsizetype message) const;

    TranscriptCanvas &m_canvas;
    TranscriptFocus &m_focus;
    qsizetype m_message = -1; ///< the reply that grows
    qsizetype m_told = 0;     ///< so many pieces of its text were told
    qsizetype m_looks = 0;
};

} // namespace lineside
