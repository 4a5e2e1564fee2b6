// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "markdown/piecereader.h"

#include "markdown/positionfiller.h"

namespace lineside {
namespace {

/// Takes the elements that stand for the context off the front.
void dropContext(ReadText &read, const ResumePoint &resume)
{
    if (read.tops.isEmpty() || read.elements.isEmpty())
        return;
    const bool hasHeader = resume.kind == ResumePoint::Kind::Table;
    const bool hasStandIn = resume.kind == ResumePoint::Kind::Code && read.elements.first().isStandIn;
    if (hasHeader || hasStandIn) {
        read.elements.removeFirst();
        for (qsizetype i = 1; i < read.tops.size(); ++i)
            --read.tops[i].firstElement;
    }
}

void continueFirstBlock(ReadText &read, const ResumePoint &resume)
{
    const bool isList = resume.kind == ResumePoint::Kind::List;
    const bool isBlock = resume.kind == ResumePoint::Kind::Code || resume.kind == ResumePoint::Kind::Table;
    for (ReadElement &part : read.elements) {
        if (part.topBlock != 0)
            return;
        if (isBlock) {
            part.element.startsBlock = false;
        } else if (isList && !part.element.containers.isEmpty()) {
            MarkdownContainer &item = part.element.containers.edit().first();
            if (item.kind == MarkdownContainer::Kind::OrderedItem)
                item.number = resume.nextNumber + part.topItem;
            item.tight = item.tight && !resume.loose;
        }
    }
}

} // namespace

ReadText readPiece(QByteArrayView text, qsizetype offset, const ResumePoint &resume, const QByteArray &definitions, qint64 &parsedBytes)
{
    const QByteArray filler = positionFiller(text, definitions.size() + resume.context.size(), offset);
    const QByteArray before = filler + definitions + resume.context;
    QByteArray joined;
    QByteArrayView whole = text;
    if (!before.isEmpty()) {
        joined.reserve(before.size() + text.size());
        joined.append(before);
        joined.append(text.data(), text.size());
        whole = joined;
    }
    parsedBytes += whole.size();
    ReadText read = readBlocks(whole);
    const SourceLines lines(whole);
    locateElements(read, lines, filler.count('\n') + definitions.count('\n'));
    dropContext(read, resume);
    continueFirstBlock(read, resume);

    const qsizetype linesBefore = before.count('\n');
    for (ReadElement &element : read.elements) {
        // The fence of a block that goes on lies before this text.
        element.line = std::max<qsizetype>(element.line - linesBefore, 0);
        element.contentLine = std::max<qsizetype>(element.contentLine - linesBefore, 0);
        if (element.firstByte >= 0)
            element.firstByte -= before.size();
        if (element.lastByte >= 0)
            element.lastByte -= before.size();
        element.element.sourceBegin = lines.begin(element.line + linesBefore) - before.size();
    }
    return read;
}

} // namespace lineside
