// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/fontwarming.h"

#include "markdown/markdowndocument.h"
#include "ui/transcript/elementpieces.h"
#include "ui/transcript/laidpiece.h"
#include "ui/transcript/transcriptstyle.h"

#include <array>
#include <numeric>

namespace lineside {

namespace {

constexpr std::array samples{u"a", u"**a**", u"*a*", u"`a`", u"```\na\n```", u"### a", u"# a", u"| a |\n|---|\n| a |", u"## a", u"##### a"};

} // namespace

bool FontWarming::isDone() const
{
    return m_next == qsizetype(samples.size());
}

void FontWarming::step(const TranscriptStyle &style)
{
    if (isDone())
        return;
    MarkdownDocument document;
    document.append(QStringView(samples.at(size_t(m_next++))));
    document.finish();
    QList<TranscriptPiece> pieces;
    for (qsizetype element = 0; element < document.elements().size(); ++element)
        appendElementPieces(pieces, document, element, false);
    for (const TranscriptPiece &piece : std::as_const(pieces)) {
        PieceSetting setting;
        setting.width = style.columnWidth;
        setting.columns = wantedWidths(piece, style);
        setting.blockWidth = std::accumulate(setting.columns.cbegin(), setting.columns.cend(), 0.0);
        layPiece(piece, setting, style);
    }
}

} // namespace lineside
