// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "markdown/md4cterms.h"

#include "markdown/entities.h"

namespace lineside {

QString decodedAttribute(const MD_ATTRIBUTE &attribute)
{
    QString text;
    for (int i = 0; attribute.text && attribute.substr_offsets[i] < attribute.size; ++i) {
        const MD_OFFSET begin = attribute.substr_offsets[i];
        const QByteArrayView part(attribute.text + begin, qsizetype(attribute.substr_offsets[i + 1] - begin));
        text += attribute.substr_types[i] == MD_TEXT_ENTITY ? decodedEntity(part) : QString::fromUtf8(part);
    }
    return text;
}

CellAlignment alignmentOf(MD_ALIGN align)
{
    switch (align) {
    case MD_ALIGN_LEFT:
        return CellAlignment::Left;
    case MD_ALIGN_CENTER:
        return CellAlignment::Centre;
    case MD_ALIGN_RIGHT:
        return CellAlignment::Right;
    case MD_ALIGN_DEFAULT:
        break;
    }
    return CellAlignment::Default;
}

TaskState taskStateOf(const MD_BLOCK_LI_DETAIL &item)
{
    if (!item.is_task)
        return TaskState::None;
    return item.task_mark == ' ' ? TaskState::Open : TaskState::Done;
}

std::optional<MarkdownFormat> formatOf(MD_SPANTYPE type)
{
    switch (type) {
    case MD_SPAN_EM:
        return MarkdownFormat::Italic;
    case MD_SPAN_STRONG:
        return MarkdownFormat::Bold;
    case MD_SPAN_CODE:
        return MarkdownFormat::Code;
    case MD_SPAN_DEL:
        return MarkdownFormat::Strike;
    default:
        return {};
    }
}

} // namespace lineside
