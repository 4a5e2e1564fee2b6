// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/textattributes.h"

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QString told(const TranscriptPiece &piece, const MarkdownRun &run)
{
    using Kind = MarkdownElement::Kind;
    const bool isMarkdown = piece.kind == TranscriptPiece::Kind::Markdown;
    const bool isHead = isMarkdown && piece.element.kind == Kind::TableRow && piece.element.startsBlock;
    const bool isCode = isMarkdown && (piece.element.kind == Kind::CodeLine || piece.element.kind == Kind::HtmlLine);
    QString words;
    if (isHead || (isMarkdown && piece.element.kind == Kind::Heading) || run.formats.testFlag(MarkdownFormat::Bold))
        words += u"font-weight:bold;"_s;
    if (run.formats.testFlag(MarkdownFormat::Italic))
        words += u"font-style:italic;"_s;
    if (isCode || run.formats.testFlag(MarkdownFormat::Code) || run.formats.testFlag(MarkdownFormat::Html))
        words += u"font-family:monospace;"_s;
    if (run.formats.testFlag(MarkdownFormat::Strike))
        words += u"text-line-through-type:single;"_s;
    if (run.link >= 0)
        words += u"text-underline-type:single;text-underline-style:solid;"_s;
    return words;
}

} // namespace

TextAttributes attributesAt(const TranscriptPiece &piece, qsizetype offset)
{
    qsizetype begin = 0;
    for (const MarkdownRun &run : piece.element.runs) {
        if (offset < run.begin)
            return {begin, run.begin, told(piece, {})};
        if (offset < run.begin + run.length)
            return {run.begin, run.begin + run.length, told(piece, run)};
        begin = run.begin + run.length;
    }
    return {begin, piece.element.text.size(), told(piece, {})};
}

} // namespace lineside
