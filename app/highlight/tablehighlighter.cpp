// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "highlight/tablehighlighter.h"

#include "highlight/linelook.h"

namespace lineside {

using namespace syntax;

namespace {

// Deeper than code is ever nested; what is opened beyond is not.
constexpr qsizetype DeepestLevel = 96;
constexpr qsizetype MostHereDocuments = 8;
// A rule that takes nothing leads into another context; no table needs more of them in a row.
constexpr int MostIdleSteps = 8;

} // namespace

class TableHighlighter::Content : public State::Content
{
public:
    Content(const Language &language, QList<Level> stack, bool whereValue)
        : m_language(language)
        , m_stack(std::move(stack))
        , m_whereValue(whereValue)
    {
    }

    bool equals(const State::Content &other) const override
    {
        const auto *mine = dynamic_cast<const Content *>(&other);
        return mine && &mine->m_language == &m_language && mine->m_whereValue == m_whereValue && mine->m_stack == m_stack;
    }

    const Language &m_language;
    const QList<Level> m_stack;
    const bool m_whereValue;
};

TableHighlighter::TableHighlighter(const Language &language)
    : m_language(language)
{
}

QList<CodeSpan> TableHighlighter::line(QStringView text, State &state)
{
    take(state);
    const bool isCut = text.size() > LongestLine;
    readLine(isCut ? text.first(LongestLine - (text.at(LongestLine - 1).isHighSurrogate() ? 1 : 0)) : text);
    endLine(text);
    give(state);
    return std::exchange(m_spans, {});
}

void TableHighlighter::take(const State &state)
{
    const auto *content = dynamic_cast<const Content *>(state.content());
    const bool isMine = content && &content->m_language == &m_language;
    m_stack = isMine ? content->m_stack : QList<Level> { { m_language.start, QString() } };
    m_whereValue = isMine ? content->m_whereValue : true;
    m_reaching = -1;
    cutStack(m_stack.size());
}

void TableHighlighter::give(State &state) const
{
    const auto *content = dynamic_cast<const Content *>(state.content());
    const bool isSame
        = content && &content->m_language == &m_language && content->m_whereValue == m_whereValue && content->m_stack == m_stack;
    if (!isSame)
        state = State(new Content(m_language, m_stack, m_whereValue));
}

void TableHighlighter::readLine(QStringView text)
{
    m_line = text;
    m_ink = 0;
    while (m_ink < text.size() && (text.at(m_ink) == u' ' || text.at(m_ink) == u'\t'))
        ++m_ink;
    int idle = 0;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype next = idle < MostIdleSteps ? step(at) : plainStep(at);
        idle = next == at ? idle + 1 : 0;
        at = next;
    }
}

qsizetype TableHighlighter::step(qsizetype at)
{
    Found found;
    const Rule *rule = firstFound(at, found);
    if (!rule)
        return plainStep(at);
    colour(at, found.length, found.token);
    if (found.length > 0)
        noteValuePlace(at, at + found.length, found.token);
    follow(*rule, found);
    return at + found.length;
}

/// Takes what no rule does, up to where one may.
qsizetype TableHighlighter::plainStep(qsizetype at)
{
    const ContextIndex &top = indexOf(m_stack.constLast().context);
    const ContextIndex *reaching = m_reaching >= 0 ? &indexOf(m_stack.at(m_reaching).context) : nullptr;
    const auto isNobodys = [&](QChar c) { return !top.mayBegin(c) && !(reaching && reaching->mayBegin(c)); };
    qsizetype end = at + 1;
    while (end < m_line.size() && isNobodys(m_line.at(end)))
        ++end;
    m_looked += end - at;
    const CodeToken token = top.context().token;
    colour(at, end - at, token);
    noteValuePlace(at, end, token);
    return end;
}

const Rule *TableHighlighter::firstFound(qsizetype at, Found &found)
{
    Spot spot {
        .line = m_line, .at = at, .ink = m_ink, .whereValue = m_whereValue, .captured = m_stack.constLast().captured, .words = nullptr
    };
    if (m_reaching >= 0) {
        spot.captured = m_stack.at(m_reaching).captured;
        if (const Rule *rule = indexOf(m_stack.at(m_reaching).context).firstFound(spot, found, m_looked)) {
            cutStack(m_reaching + 1);
            return rule;
        }
        spot.captured = m_stack.constLast().captured;
    }
    return indexOf(m_stack.constLast().context).firstFound(spot, found, m_looked);
}

void TableHighlighter::follow(const Rule &rule, const Found &found)
{
    switch (rule.go.kind) {
    case Go::Kind::Stay:
        break;
    case Go::Kind::Into:
        if (rule.match != Match::HereDocument)
            push(rule.go.to, found.capture);
        else if (m_waiting.size() < MostHereDocuments)
            m_waiting.append({ rule.go.to, found.capture });
        break;
    case Go::Kind::Back:
        cutStack(std::max<qsizetype>(m_stack.size() - 1, 1));
        break;
    case Go::Kind::Over: {
        const QString captured = found.capture.isNull() ? m_stack.constLast().captured : found.capture;
        cutStack(m_stack.size() - 1);
        push(rule.go.to, captured);
        break;
    }
    }
}

void TableHighlighter::push(const Context *context, const QString &captured)
{
    if (m_stack.size() >= DeepestLevel)
        return;
    m_stack.append({ context, captured });
    if (context->reachesInside)
        m_reaching = m_stack.size() - 1;
    if (context->inside)
        push(context->inside, {});
}

void TableHighlighter::cutStack(qsizetype size)
{
    m_stack.resize(size);
    m_reaching = size - 1;
    while (m_reaching >= 0 && !m_stack.at(m_reaching).context->reachesInside)
        --m_reaching;
}

void TableHighlighter::endLine(QStringView whole)
{
    const QChar last = whole.isEmpty() ? QChar() : whole.back();
    const auto goesOn = [last](const Context *context) { return context->continuation != 0 && last == QChar(context->continuation); };
    for (qsizetype level = 1; level < m_stack.size(); ++level) {
        const Context *context = m_stack.at(level).context;
        if (context->lineEnd == LineEnd::EndsAll && !goesOn(context)) {
            cutStack(level);
            break;
        }
    }
    while (m_stack.size() > 1 && m_stack.constLast().context->lineEnd != LineEnd::Lasts && !goesOn(m_stack.constLast().context))
        cutStack(m_stack.size() - 1);
    if (whole.isEmpty() && m_stack.constLast().context->afterEmptyLine)
        m_stack.last() = { m_stack.constLast().context->afterEmptyLine, QString() };
    while (!m_waiting.isEmpty()) {
        const Level level = m_waiting.takeLast();
        push(level.context, level.captured);
    }
}

void TableHighlighter::colour(qsizetype begin, qsizetype length, CodeToken token)
{
    if (token == CodeToken::Plain || length == 0)
        return;
    if (!m_spans.isEmpty() && m_spans.constLast().token == token && m_spans.constLast().begin + m_spans.constLast().length == begin)
        m_spans.last().length += length;
    else
        m_spans.append({ begin, length, token });
}

void TableHighlighter::noteValuePlace(qsizetype begin, qsizetype end, CodeToken token)
{
    while (end > begin && m_line.at(end - 1).isSpace())
        --end;
    if (token == CodeToken::Comment || end == begin)
        return;
    const QChar last = m_line.at(end - 1);
    const bool endsValue = isWordCharacter(last) || last == u')' || last == u']' || last == u'}';
    if (token == CodeToken::Keyword || token == CodeToken::Operator)
        m_whereValue = true;
    else
        m_whereValue = token == CodeToken::Plain && !endsValue;
}

const ContextIndex &TableHighlighter::indexOf(const Context *context)
{
    std::unique_ptr<ContextIndex> &index = m_indexes[context];
    if (!index)
        index = std::make_unique<ContextIndex>(*context);
    return *index;
}

} // namespace lineside
