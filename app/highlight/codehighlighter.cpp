// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "highlight/codehighlighter.h"

namespace lineside {

bool operator==(const CodeHighlighter::State &a, const CodeHighlighter::State &b)
{
    if (a.m_content == b.m_content)
        return true;
    return a.m_content && b.m_content && a.m_content->equals(*b.m_content);
}

std::unique_ptr<CodeHighlighter> codeHighlighterFor(QStringView)
{
    return nullptr; // no language is described yet
}

QStringList highlightedLanguages()
{
    return {};
}

} // namespace lineside
