// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/codeview.h"

#include "highlight/codehighlighter.h"
#include "ui/theme/codecolors.h"
#include "ui/theme/theme.h"

#include <QSyntaxHighlighter>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype longestColoured = 200'000; // characters: what is coloured well within a tenth of a second

/// What a line leaves open for the next.
struct LineEnd : public QTextBlockUserData {
    CodeHighlighter::State state;
};

} // namespace

class CodeView::Colours : public QSyntaxHighlighter
{
public:
    explicit Colours(CodeView *view)
        : QSyntaxHighlighter(view)
        , m_view(view)
    {
    }

    void setLanguage(const QString &language)
    {
        if (std::exchange(m_language, language) != language)
            m_reader = codeHighlighterFor(language);
    }

protected:
    // Texts come whole, so a line is only read after the one before it.
    void highlightBlock(const QString &text) override
    {
        if (!m_reader)
            return;
        auto end = std::make_unique<LineEnd>();
        if (const auto *before = static_cast<LineEnd *>(currentBlock().previous().userData()))
            end->state = before->state;
        const QList<CodeSpan> spans = m_reader->line(text, end->state);
        for (const CodeSpan &span : spans)
            setFormat(int(span.begin), int(span.length), theme::codeTokenColor(span.token, m_view->palette()));
        setCurrentBlockUserData(end.release()); // the block's from here on
    }

private:
    CodeView *m_view;
    QString m_language;
    std::unique_ptr<CodeHighlighter> m_reader;
};

CodeView::CodeView(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_colours(new Colours(this))
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setFont(theme::codeFont());
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
}

void CodeView::setCode(const QString &code, const QString &language)
{
    if (code == toPlainText())
        return; // stays where it is scrolled to
    m_colours->setDocument(nullptr);
    setPlainText(code);
    m_colours->setLanguage(language);
    if (code.size() <= longestColoured)
        m_colours->setDocument(document());
}

} // namespace lineside
