// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/thoughtsplitter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

const QString openingTag = u"<thought>"_s;
const QString closingTag = u"</thought>"_s;

// The length of the longest end of `text` that a tag could begin with.
qsizetype possibleTagStart(const QString &text, const QString &tag)
{
    for (qsizetype size = std::min(text.size(), tag.size() - 1); size > 0; --size) {
        if (QStringView(text).last(size) == QStringView(tag).first(size))
            return size;
    }
    return 0;
}

void add(QList<ThoughtSplitter::Piece> &out, bool isThought, const QString &text)
{
    if (!text.isEmpty())
        out.append({isThought, text});
}

} // namespace

QList<ThoughtSplitter::Piece> ThoughtSplitter::feed(const QString &content, bool flagged)
{
    QList<Piece> out;
    if (content.isEmpty())
        return out;
    if (m_state == State::Answer && !flagged) {
        add(out, false, content);
        return out;
    }
    if (m_state == State::Answer)
        m_state = State::Opening;
    m_held += content;
    if (m_state == State::Opening) {
        if (flagged && m_held.size() < openingTag.size() && openingTag.startsWith(m_held))
            return out;
        if (m_held.startsWith(openingTag))
            m_held.remove(0, openingTag.size());
        m_state = State::Thought;
    }
    takeThought(out, flagged);
    return out;
}

void ThoughtSplitter::takeThought(QList<Piece> &out, bool flagged)
{
    const qsizetype close = m_held.indexOf(closingTag);
    if (close >= 0) {
        add(out, true, m_held.first(close));
        add(out, false, m_held.sliced(close + closingTag.size()));
        m_held.clear();
        m_state = State::Answer;
    } else if (flagged) {
        const qsizetype keep = possibleTagStart(m_held, closingTag);
        add(out, true, m_held.chopped(keep));
        m_held = m_held.last(keep);
    } else if (!closingTag.startsWith(m_held)) { // the flag ended without a closing tag
        add(out, false, m_held);
        m_held.clear();
        m_state = State::Answer;
    }
}

QList<ThoughtSplitter::Piece> ThoughtSplitter::finish()
{
    QList<Piece> out;
    add(out, m_state != State::Answer, m_held);
    m_held.clear();
    m_state = State::Answer;
    return out;
}

} // namespace lineside
