// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/messageactions.h"

#include <QFrame>

namespace lineside {

/// Small buttons that float over the message that the mouse or the keyboard is at.
class MessageActionBar : public QFrame
{
    Q_OBJECT
public:
    explicit MessageActionBar(QWidget *parent = nullptr);

    /// Offers those for that turn; -1 for none.
    void offer(int turn, const QList<MessageAction> &actions);
    int turn() const { return m_turn; }
    bool hasFocusInside() const;

Q_SIGNALS:
    void triggered(int turn, lineside::TranscriptAction::Kind kind);
    void left(); ///< by the mouse

protected:
    void leaveEvent(QEvent *event) override;

private:
    int m_turn = -1;
    QList<TranscriptAction::Kind> m_kinds;
};

} // namespace lineside
