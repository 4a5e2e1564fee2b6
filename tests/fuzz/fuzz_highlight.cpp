// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Any text in any language: spans in order and in the line, work that grows with the line and no faster, and a line that reads the
// same from its state whoever reads it. The first byte is the language, the rest is the text.
#include "highlight/languages/languages.h"
#include "highlight/tablehighlighter.h"

#include <cstdio>
#include <cstdlib>

using namespace lineside;

namespace {

constexpr qsizetype MostLooks = 90;

void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

void requireOrder(const QList<CodeSpan> &spans, qsizetype length)
{
    qsizetype end = 0;
    for (const CodeSpan &span : spans) {
        require(span.token != CodeToken::Plain && span.length > 0 && span.begin >= end, "spans out of order");
        end = span.begin + span.length;
    }
    require(end <= std::min(length, CodeHighlighter::LongestLine), "a span out of its line");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::span<const syntax::Language> languages = syntax::languages();
    const syntax::Language &language = languages[data[0] % languages.size()];
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data + 1), qsizetype(size - 1));
    TableHighlighter first(language);
    TableHighlighter second(language);
    CodeHighlighter::State state;
    for (const QStringView line : QStringView(text).split(u'\n')) {
        CodeHighlighter::State before = state;
        const qsizetype looked = first.looked();
        const QList<CodeSpan> spans = first.line(line, state);
        require(first.looked() - looked <= MostLooks * (line.size() + 1), "too much work for a line");
        requireOrder(spans, line.size());
        require(second.line(line, before) == spans && before == state, "a line reads differently from its state");
    }
    return 0;
}
