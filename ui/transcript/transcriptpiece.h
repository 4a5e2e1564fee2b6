// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "markdown/markdownelement.h"

namespace lineside {

/// A formula in a text, with the signs around it.
struct FormulaStretch {
    qsizetype begin = 0;
    qsizetype length = 0;
    qsizetype signLength = 0; ///< of the sign at either end

    friend bool operator==(const FormulaStretch &, const FormulaStretch &) = default;
};

/// The smallest part of a message that is laid out, painted, dropped and laid again by itself: a paragraph, one line of code, one row
/// of a table, a footer. A value without fonts or sizes.
struct TranscriptPiece {
    enum class Kind : quint8 {
        Author,     ///< who speaks
        Attachment, ///< a file that goes along with a question
        Reasoning,  ///< the headline of a reply's thinking, which folds and unfolds it
        Markdown,   ///< an element of the text
        PlainText,  ///< a line of what the user wrote, as it was written
        CodeHead,   ///< stands over a block of code: its language, and a button that copies it
        ToolCall,   ///< a call that the model asks for: name and arguments
        ToolResult,
        Notice,     ///< cut off, stopped, refused, waiting
        Error,      ///< what happened, the hint, the other side's words
        Footer,     ///< model, path, usage and times, in parts that wrap
        Branches,   ///< "2/3" with an arrow on either side
    };
    enum class Tone : quint8 { Plain, Information, Caution };
    Kind kind = Kind::Markdown;
    Tone tone = Tone::Plain; ///< of a notice
    bool isUser = false;     ///< stands on the user's tinted block
    bool isQuiet = false;    ///< of reasoning: smaller and greyer
    bool isOpen = false;     ///< of a headline that folds: unfolded
    bool endsBlock = true;   ///< of a code line, table row or the user's turn: the last of its block; `element.startsBlock` is the other end
    bool continues = false;  ///< goes on where the piece before ends, in the same line of the source: a long text in slices
    bool mirrors = false;    ///< of a table row: columns go from right to left, as the text of its header does
    MarkdownElement element; ///< for every kind `element.text` is what can be selected, searched and read aloud
    RareList<QString> parts; ///< of a footer, an error or a tool call: what is told, in order
    RareList<FormulaStretch> formulas; ///< of a text; shown as such if the style says so
    int index = -1;          ///< of an attachment: which one of the turn's

    friend bool operator==(const TranscriptPiece &, const TranscriptPiece &) = default;
};

/// What a click in the transcript asks for.
struct TranscriptAction {
    enum class Kind { None, OpenLink, CopyCode, ToggleReasoning, PreviousBranch, NextBranch, Retry, Regenerate, Edit, CopyMessage, CopyCurl, Verify, OpenAttachment, CopySelection, CopySelectionAsMarkdown, SelectAll };
    Kind kind = Kind::None;
    QString target; ///< of a link: its address, as untrusted text
    int index = 0;  ///< of an attachment
    friend bool operator==(const TranscriptAction &, const TranscriptAction &) = default;
};

} // namespace lineside

Q_DECLARE_TYPEINFO(lineside::TranscriptPiece, Q_RELOCATABLE_TYPE);
