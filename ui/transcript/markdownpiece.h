// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/openablelink.h"

#include <QFont>
#include <QPalette>
#include <QString>
#include <QTextDocument>
#include <QTextDocumentFragment>

#include <QTextBlockFormat>
#include <QTextCharFormat>

#include <memory>

namespace lineside {

/// What the transcript's text looks like. Made once for a palette and a font.
struct MarkdownPieceStyle {
    QFont text;
    QFont small;
    QFont code;
    QColor panel; ///< behind code
    QColor quiet;
    QColor tint;
    QColor stop;
    QColor caution;
    QColor link;
    QColor hairline;

    static MarkdownPieceStyle from(const QPalette &palette);
    QTextCharFormat plain() const;
    QTextCharFormat quietSmall() const;
    QTextBlockFormat paragraph() const;
    QTextBlockFormat codeBlock() const; ///< its panel is painted by TranscriptText, as text formats know no padding
    QTextBlockFormat spacer() const; ///< a block that has to be there and should not be seen
};

/// Markdown as untrusted text, ready to be inserted: no HTML, no image loaded, no link but to http, https and mailto.
std::unique_ptr<QTextDocument> renderMarkdown(const QString &markdown, const MarkdownPieceStyle &style);

} // namespace lineside
