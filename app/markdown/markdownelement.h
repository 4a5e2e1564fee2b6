// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rarelist.h"

#include <QFlags>
#include <QList>
#include <QString>

namespace lineside {

enum class MarkdownFormat { Bold = 1, Italic = 2, Code = 4, Strike = 8, Html = 16 };
Q_DECLARE_FLAGS(MarkdownFormats, MarkdownFormat)
Q_DECLARE_OPERATORS_FOR_FLAGS(MarkdownFormats)

/// Where a link leads or an image lies. Untrusted text: nothing here was checked or opened.
struct MarkdownLink {
    QString target;
    QString title;

    friend bool operator==(const MarkdownLink &, const MarkdownLink &) = default;
};

/// A stretch of an element's text that looks or acts differently. Plain text has no run; runs are in order and do not overlap.
struct MarkdownRun {
    qsizetype begin = 0; ///< in UTF-16 units of the element's text
    qsizetype length = 0;
    MarkdownFormats formats;
    int link = -1; ///< into the element's links
    int image = -1; ///< into the element's links; the text is the image's description, or its address without one

    friend bool operator==(const MarkdownRun &, const MarkdownRun &) = default;
};

enum class TaskState { None, Open, Done };

/// A quote or list item around an element, the outermost first.
struct MarkdownContainer {
    enum class Kind { Quote, BulletItem, OrderedItem };
    Kind kind = Kind::Quote;
    bool starts = false; ///< the element is the first one in it, so a list item's mark is drawn here
    bool tight = true; ///< of a list item: no blank lines between the items of its list
    qint64 number = 0; ///< of an ordered item
    TaskState task = TaskState::None;

    friend bool operator==(const MarkdownContainer &, const MarkdownContainer &) = default;
};

enum class CellAlignment { Default, Left, Centre, Right };

/// A table cell: a range of the row's text, in which one tab stands between cells.
struct MarkdownCell {
    qsizetype begin = 0;
    qsizetype length = 0;
    CellAlignment alignment = CellAlignment::Default;

    friend bool operator==(const MarkdownCell &, const MarkdownCell &) = default;
};

/// What a view lays out as one piece. A long text has thousands of them, and most have one of the lists, or none.
struct MarkdownElement {
    enum class Kind : quint8 { Paragraph, Heading, CodeLine, HtmlLine, TableRow, Rule, Image };
    /// Beyond this many containers around an element the inner ones are left out.
    static constexpr qsizetype DeepestContainer = 64;

    Kind kind = Kind::Paragraph;
    quint8 headingLevel = 0;
    bool fenced = false; ///< of a code line: between fences, not indented
    bool startsBlock = true; ///< of a code or HTML line or table row: the first of its block; a table's first row is its header
    QString text; ///< a line separator (U+2028) for a hard break, a space for a soft one
    RareList<MarkdownRun> runs;
    RareList<MarkdownLink> links;
    RareList<MarkdownContainer> containers;
    RareList<MarkdownCell> cells; ///< of a table row
    Shared<QString> language; ///< of a code line: the first word after the fence
    qsizetype sourceBegin = 0; ///< byte in the source; an element reaches to where the next one begins

    friend bool operator==(const MarkdownElement &, const MarkdownElement &) = default;
};

} // namespace lineside

Q_DECLARE_TYPEINFO(lineside::MarkdownElement, Q_RELOCATABLE_TYPE);
