// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/highlight/systemhighlighter.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>

#include <QHash>

using namespace Qt::StringLiterals;

namespace lineside {
namespace {

using KSyntaxHighlighting::Definition;
using KSyntaxHighlighting::Format;
using KSyntaxHighlighting::Repository;
using TextStyle = KSyntaxHighlighting::Theme::TextStyle;

CodeToken tokenOf(TextStyle style)
{
    switch (style) {
    case TextStyle::Keyword:
    case TextStyle::ControlFlow:
    case TextStyle::Import:
        return CodeToken::Keyword;
    case TextStyle::Function:
    case TextStyle::BuiltIn:
        return CodeToken::Function;
    case TextStyle::DataType:
    case TextStyle::Extension:
        return CodeToken::Type;
    case TextStyle::Variable:
        return CodeToken::Variable;
    case TextStyle::Preprocessor:
        return CodeToken::Preprocessor;
    case TextStyle::Attribute:
        return CodeToken::Attribute;
    case TextStyle::Char:
    case TextStyle::SpecialChar:
    case TextStyle::String:
    case TextStyle::VerbatimString:
    case TextStyle::SpecialString:
        return CodeToken::String;
    case TextStyle::DecVal:
    case TextStyle::BaseN:
    case TextStyle::Float:
        return CodeToken::Number;
    case TextStyle::Constant:
        return CodeToken::Constant;
    case TextStyle::Comment:
    case TextStyle::Documentation:
    case TextStyle::Annotation:
    case TextStyle::CommentVar:
    case TextStyle::RegionMarker:
    case TextStyle::Information:
    case TextStyle::Warning:
    case TextStyle::Alert:
        return CodeToken::Comment;
    default:
        return CodeToken::Plain; // operators are punctuation for the most part; an unfinished text is no error
    }
}

/// Its names for languages where they are not ours.
QString systemName(const QString &language)
{
    static const QHash<QString, QString> names{
        {u"batch"_s, u"MS-DOS Batch"_s}, {u"ini"_s, u"INI Files"_s}, {u"jsonc"_s, u"JSON"_s}, {u"jsx"_s, u"JavaScript React (JSX)"_s},
        {u"tsx"_s, u"TypeScript React (TSX)"_s}, {u"nginx"_s, u"Nginx Configuration"_s}, {u"php"_s, u"PHP/PHP"_s}, {u"r"_s, u"R Script"_s}, {u"sql"_s, u"SQL (PostgreSQL)"_s}};
    return names.value(language, language);
}

Definition definitionFor(const Repository &repository, const QString &language)
{
    const QString name = systemName(language);
    for (const Definition &definition : repository.definitions()) {
        if (definition.name().compare(name, Qt::CaseInsensitive) == 0)
            return definition;
    }
    return repository.definitionForFileName(u"x."_s + language);
}

/// Gives the formats of a line as spans.
class SystemHighlighter : public CodeHighlighter, private KSyntaxHighlighting::AbstractHighlighter {
public:
    explicit SystemHighlighter(std::unique_ptr<Repository> repository, const Definition &definition)
        : m_repository(std::move(repository))
    {
        setDefinition(definition);
    }

    QList<CodeSpan> line(QStringView text, CodeHighlighter::State &state) override
    {
        const auto *before = dynamic_cast<const Content *>(state.content());
        const bool isMine = before && before->language == definition().name();
        const KSyntaxHighlighting::State begin = isMine ? before->state : KSyntaxHighlighting::State();
        const KSyntaxHighlighting::State end = highlightLine(text.first(std::min(text.size(), LongestLine)), begin);
        if (!isMine || end != begin)
            state = CodeHighlighter::State(new Content(definition().name(), end));
        return std::exchange(m_spans, {});
    }

private:
    class Content : public CodeHighlighter::State::Content {
    public:
        Content(QString languageName, KSyntaxHighlighting::State stateThere)
            : language(std::move(languageName))
            , state(std::move(stateThere))
        {
        }
        bool equals(const CodeHighlighter::State::Content &other) const override
        {
            const auto *mine = dynamic_cast<const Content *>(&other);
            return mine && mine->language == language && mine->state == state;
        }
        const QString language;
        const KSyntaxHighlighting::State state;
    };

    void applyFormat(int offset, int length, const Format &format) override
    {
        const CodeToken token = tokenOf(format.textStyle());
        if (token == CodeToken::Plain || length <= 0)
            return;
        if (!m_spans.isEmpty() && m_spans.constLast().token == token && m_spans.constLast().begin + m_spans.constLast().length == offset)
            m_spans.last().length += length;
        else
            m_spans.append({offset, length, token});
    }

    const std::unique_ptr<Repository> m_repository; ///< the definition refers to it
    QList<CodeSpan> m_spans;
};

} // namespace

std::unique_ptr<CodeHighlighter> loadedSystemHighlighter(const QString &language, QThread *user)
{
    auto repository = std::make_unique<Repository>();
    const Definition definition = definitionFor(*repository, language);
    if (!definition.isValid())
        return nullptr;
    repository->moveToThread(user);
    auto highlighter = std::make_unique<SystemHighlighter>(std::move(repository), definition);
    CodeHighlighter::State state;
    highlighter->line(u" ", state); // what is left to the first line is read now
    return highlighter;
}

} // namespace lineside
