// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/messageitems.h"
#include "ui/transcript/messagetext.h"

#include <QAccessibleWidget>
#include <QTimer>

#include <map>
#include <vector>

namespace lineside {

class TranscriptCanvas;
class TranscriptFocus;
class TranscriptSelection;

/// Tells assistive technology of the transcript: a list of messages, each made when it is asked for. Whoever holds a message that is
/// gone finds it invalid until the event loop turns.
class TranscriptAccess : public QAccessibleWidget
{
public:
    /// A message as it is told.
    struct Contents {
        qsizetype message = -1;
        QList<TranscriptPiece> pieces;
        MessageText text;
        QList<MessageItem> items;
    };

    explicit TranscriptAccess(TranscriptCanvas *canvas);
    ~TranscriptAccess() override;
    static void install();

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *focusChild() const override;
    QAccessible::State state() const override;

    TranscriptCanvas *canvas() const; ///< null while it is being deleted
    const TranscriptFocus *focus() const; ///< null without a keyboard
    TranscriptSelection *selection() const; ///< null where nothing can be selected
    int messageCount() const;
    const Contents &contents(qsizetype message) const; ///< valid until another message is asked for
    QRect onScreen(const QRectF &area) const; ///< of an area in the viewport: what can be seen of it, or all when nothing can

private:
    void forgetFrom(qsizetype first);
    void tellAdded(qsizetype first);
    void forgetContents(qsizetype message);
    QList<QWidget *> widgets() const;

    mutable std::map<qsizetype, QAccessible::Id> m_messages; ///< those that were asked for
    mutable std::vector<Contents> m_contents;                ///< of the last few, the latest used last
    std::vector<QAccessible::Id> m_gone;
    QTimer m_burial; ///< deletes those that are gone
    std::vector<QMetaObject::Connection> m_connections;
};

} // namespace lineside
