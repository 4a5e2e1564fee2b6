// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "highlight/rulematch.h"

#include <array>
#include <vector>

namespace lineside::syntax {

/// The rules of one context, those it includes among them, and which of them may begin with which character.
class ContextIndex {
public:
    explicit ContextIndex(const Context &context);

    const Context &context() const { return m_context; }
    bool mayBegin(QChar c) const { return m_byCharacter.at(place(c)) != 0; }

    /// The first rule that is found at the spot, or null; `found` is then what it found.
    const Rule *firstFound(Spot spot, Found &found, qsizetype &looked) const;

private:
    static constexpr std::size_t Others = 128; ///< whatever is not ASCII
    static std::size_t place(QChar c) { return c.unicode() < Others ? c.unicode() : Others; }
    void add(const Context &context, int depth);
    void add(const Rule &rule);

    struct Entry {
        const Rule *rule;
        WordIndex words;
    };
    const Context &m_context;
    std::vector<Entry> m_entries;
    std::array<quint64, Others + 1> m_byCharacter{};
};

} // namespace lineside::syntax
