// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

namespace lineside {

/// Cuts growing Markdown into blocks that no later text can change, and the open tail. Pure; any cut of the input gives the same
/// blocks. A block that grows without an end is cut by size, code inside its fence, so that the tail stays small.
class MarkdownSplitter
{
public:
    /// The blocks that became settled. Each can be rendered by itself.
    QStringList feed(QStringView more);
    /// What is still open, as it can be rendered now.
    QString tail() const;
    /// The text is over: the tail is the last block. The splitter is as new afterwards.
    QString finish();

private:
    enum class Kind { None, Text, List, Fence };

    void takeLine(QStringView line, QStringList &settled);
    void takeFenceLine(QStringView line, QStringList &settled);
    bool opensFence(QStringView line);
    void settle(QStringList &settled);

    Kind m_kind = Kind::None;
    bool m_afterBlank = false; ///< the open block was followed by a blank line
    QString m_block;           ///< whole lines of the open block
    QString m_line;            ///< the line that has no end yet
    QString m_fenceLine;       ///< the line that opened the fence, with its end
    QString m_fence;           ///< the fence alone
};

} // namespace lineside
