// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QSharedData>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <memory>

namespace lineside {

/// What a stretch of code is, as far as a theme gives it a colour of its own.
enum class CodeToken : quint8 {
    Plain, ///< never in a span
    Keyword,
    Type,
    Function,
    Variable, ///< where the language marks them, like $name
    Constant, ///< true, null, atoms, entities
    String,
    Number,
    Comment,
    Operator, ///< where it carries the meaning, as pipes in a shell; punctuation is plain
    Preprocessor,
    Attribute, ///< annotations, HTML's attributes, a command's options
    Key, ///< the names in JSON, YAML, TOML, headers
    Inserted,
    Deleted,
    Error,
};

/// A stretch of one line. Plain text has no span.
struct CodeSpan {
    qsizetype begin = 0; ///< in UTF-16 units of the line
    qsizetype length = 0;
    CodeToken token = CodeToken::Plain;

    friend bool operator==(const CodeSpan &, const CodeSpan &) = default;
};

/// Finds what is what in the code of one language, one line after the other, so it can be done in slices. The work for a line is
/// proportional to its length, whatever the text is. One thread uses a highlighter at a time.
class CodeHighlighter {
public:
    /// A longer line is plain from here on.
    static constexpr qsizetype LongestLine = 4096;

    /// What one line leaves open for the next. A new one is the start of a text; a copy costs a pointer. It belongs to the
    /// highlighters of one language: to another's it is a start.
    class State {
    public:
        class Content : public QSharedData {
        public:
            virtual ~Content() = default;
            virtual bool equals(const Content &other) const = 0; ///< whatever kind the other is
        };

        State() = default;
        explicit State(const Content *content) : m_content(content) {}
        const Content *content() const { return m_content.data(); } ///< null at the start
        friend bool operator==(const State &a, const State &b);

    private:
        QExplicitlySharedDataPointer<const Content> m_content;
    };

    CodeHighlighter() = default;
    virtual ~CodeHighlighter() = default;
    Q_DISABLE_COPY_MOVE(CodeHighlighter)

    /// The spans of one line, given without its end, in order and not overlapping; takes `state` to the line's end.
    virtual QList<CodeSpan> line(QStringView text, State &state) = 0;
};

/// A highlighter of our own for a language by its name or an alias, in any case, e.g. "c++", "py"; null for one it does not know.
/// Made in microseconds; may be called from any thread.
std::unique_ptr<CodeHighlighter> codeHighlighterFor(QStringView languageOrAlias);

/// The language's own name, by which highlightedLanguages() lists it; empty for one that is not known.
QString codeLanguageFor(QStringView languageOrAlias);

/// The names of the languages that codeHighlighterFor() knows, without aliases, in alphabetical order.
QStringList highlightedLanguages();

} // namespace lineside
