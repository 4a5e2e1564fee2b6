// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace lineside {

/// Parts thinking from the answer where a server sends both as content: thinking is flagged and stands between <thought> and
/// </thought>, the closing tag is glued to the first piece that is not flagged. Tags may be cut anywhere. Text that was never
/// flagged passes as it is, tags and all, for it may speak of tags.
class ThoughtSplitter
{
public:
    struct Piece {
        bool isThought = false;
        QString text;
    };
    QList<Piece> feed(const QString &content, bool flagged);
    /// What was held back because it could have been the start of a tag.
    QList<Piece> finish();

private:
    enum class State { Answer, Opening, Thought };
    void takeThought(QList<Piece> &out, bool flagged);

    State m_state = State::Answer;
    QString m_held;
};

} // namespace lineside
