// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "highlight/contextindex.h"

#include <bit>

namespace lineside::syntax {

ContextIndex::ContextIndex(const Context &context)
    : m_context(context)
{
    add(context, 0);
}

void ContextIndex::add(const Context &context, int depth)
{
    constexpr int deepest = 8;
    Q_ASSERT(depth < deepest);
    for (const Rule &rule : context.rules) {
        if (rule.match == Match::Include)
            add(*rule.go.to, depth + 1);
        else
            add(rule);
    }
}

void ContextIndex::add(const Rule &rule)
{
    constexpr std::size_t most = 64; // bits of a mask
    Q_ASSERT(m_entries.size() < most);
    const quint64 bit = quint64(1) << m_entries.size();
    m_entries.push_back({&rule, indexedWords(rule.groups)});
    for (ushort c = 0; c < Others; ++c) {
        if (syntax::mayBegin(rule, QChar(c)))
            m_byCharacter[c] |= bit;
    }
    if (syntax::mayBegin(rule, QChar(u'\u00e9'))) // a letter stands for all that is not ASCII
        m_byCharacter[Others] |= bit;
}

const Rule *ContextIndex::firstFound(Spot spot, Found &found, qsizetype &looked) const
{
    for (quint64 mask = m_byCharacter.at(place(spot.line.at(spot.at))); mask != 0; mask &= mask - 1) {
        const Entry &entry = m_entries[std::size_t(std::countr_zero(mask))];
        spot.words = &entry.words;
        found = find(*entry.rule, spot, looked);
        if (found.length >= 0)
            return entry.rule;
    }
    return nullptr;
}

} // namespace lineside::syntax
