// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QObject>

namespace lineside {

class TranscriptCanvas;

/// Scrolls columns together: the one that the reader scrolls takes the others along. What moves by itself, as a reply grows, does not.
class LinkedScrolling : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// The columns show the same before that turn.
    void setColumns(const QList<TranscriptCanvas *> &columns, int firstOwnTurn);
    void setLinked(bool linked);
    bool isLinked() const { return m_isLinked; }
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void takeAlong(TranscriptCanvas *read);

    QList<TranscriptCanvas *> m_columns;
    TranscriptCanvas *m_read = nullptr; ///< the one that the reader scrolls; only compared, never used when it is gone
    int m_firstOwnTurn = 0;
    bool m_isLinked = true;
    bool m_isMoving = false;
};

} // namespace lineside
