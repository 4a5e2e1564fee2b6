// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace lineside {

/// Untrusted text as it is shown: what could hide, reorder or bury other text is made visible, and no longer does it. Knows which
/// place of the one is which of the other; what stands for several characters has no place inside.
class ShownText
{
public:
    /// Longer texts that are not laid out in slices are shown up to here, and how much is missing.
    static constexpr qsizetype Longest = 6 * 1024;

    /// A stretch of the shown text.
    struct Label {
        qsizetype begin = 0;
        qsizetype length = 0;
    };

    ShownText() = default;
    explicit ShownText(QStringView source, qsizetype longest = Longest);

    const QString &text() const { return m_text; }
    /// Letters that stand for what could not be seen. To be painted in a box.
    const QList<Label> &labels() const { return m_labels; }
    /// Pictures that are made of several characters, which one font has to draw together.
    const QList<Label> &joinedEmoji() const { return m_joinedEmoji; }
    qsizetype sourceLength() const { return m_sourceLength; }
    bool isRightToLeft() const { return m_isRightToLeft; } ///< by its first letter
    bool hasRightToLeft() const { return m_hasRightToLeft; } ///< anywhere
    bool hasStackedMarks() const { return m_hasStackedMarks; } ///< may reach far above and below its line

    qsizetype shownPosition(qsizetype sourcePosition) const;
    qsizetype sourcePosition(qsizetype shownPosition) const; ///< inside a stretch shown as a whole: its nearer end

private:
    struct Stretch {
        qsizetype source = 0;
        qsizetype sourceLength = 0;
        qsizetype shown = 0;
        qsizetype shownLength = 0;
    };
    class Writer;

    void findJoinedEmoji();

    QString m_text;
    QList<Label> m_labels;
    QList<Label> m_joinedEmoji;
    QList<Stretch> m_stretches; ///< whose lengths differ, in order
    qsizetype m_sourceLength = 0;
    bool m_isRightToLeft = false;
    bool m_hasRightToLeft = false;
    bool m_hasStackedMarks = false;
};

} // namespace lineside
