// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <utility>

namespace lineside {

/// A line, and stretches of it by begin and length.
struct PlainLine {
    QString text;
    QList<std::pair<qsizetype, qsizetype>> marks;
    friend bool operator==(const PlainLine &, const PlainLine &) = default;
};

/// A line of Markdown, perhaps cut at both ends, as a reader would see it: without what only tells how it looks. The marks stay on their words;
/// an address is left in only where one is in it.
PlainLine plainLine(const QString &markdown, const QList<std::pair<qsizetype, qsizetype>> &marks = {});

} // namespace lineside
