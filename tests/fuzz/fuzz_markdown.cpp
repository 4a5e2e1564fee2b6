// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Text that arrives in pieces must read like text that arrives at once, whatever it is: the bytes are the text, and where it is cut.
#include "markdown/markdowndocument.h"

#include <cstdio>
#include <cstdlib>

using namespace lineside;

namespace {

QList<MarkdownElement> applied(QList<MarkdownElement> seen, const MarkdownDocument::Change &change, const QList<MarkdownElement> &now)
{
    seen.remove(change.firstChanged, change.removed);
    for (qsizetype i = 0; i < change.inserted; ++i)
        seen.insert(change.firstChanged + i, now.at(change.firstChanged + i));
    return seen;
}

void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    quint32 random = 2166136261U;
    for (std::size_t i = 0; i < size; ++i)
        random = (random ^ data[i]) * 16777619U;

    MarkdownDocument document;
    QList<MarkdownElement> seen;
    for (qsizetype at = 0; at < text.size();) {
        random = random * 1664525U + 1013904223U;
        const qsizetype length = std::min<qsizetype>(1 + ((random >> 16) & ((random >> 28) ? 7 : 63)), text.size() - at);
        document.append(QStringView(text).sliced(at, length));
        at += length;
        if (at < text.size() && text.at(at - 1).isHighSurrogate())
            continue;
        seen = applied(seen, document.takeChange(), document.elements());
        require(seen == document.elements(), "the told changes miss something");
        require(document.elements() == markdownElements(text.first(at)), "the pieces read differently from the whole");
    }
    return 0;
}
