// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "markdown/blockreader.h"

#include "markdown/entities.h"
#include "markdown/inlinetext.h"
#include "markdown/md4cterms.h"
#include "markdown/nestinglimit.h"

#include <md4c.h>

namespace lineside {
namespace {

using Kind = MarkdownElement::Kind;

/// Turns md4c's calls into elements.
class BlockReader
{
public:
    explicit BlockReader(QByteArrayView text)
        : m_text(text)
        , m_limited(withoutDeepNesting(text))
    {
    }
    ReadText read();

private:
    struct OpenContainer {
        MarkdownContainer container;
        qsizetype elementsBefore;
    };
    struct OpenList {
        bool ordered;
        bool tight;
        qint64 nextNumber;
    };

    static int enterBlock(MD_BLOCKTYPE type, void *detail, void *self);
    static int leaveBlock(MD_BLOCKTYPE type, void *detail, void *self);
    static int enterSpan(MD_SPANTYPE type, void *detail, void *self);
    static int leaveSpan(MD_SPANTYPE type, void *detail, void *self);
    static int text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *self);

    void beginBlock(MD_BLOCKTYPE type, void *detail);
    void beginContainer(MD_BLOCKTYPE type, void *detail);
    void beginLeafBlock(MD_BLOCKTYPE type, void *detail);
    void endBlock(MD_BLOCKTYPE type);
    void beginTop(MD_BLOCKTYPE type, void *detail);
    void beginItem(const MD_BLOCK_LI_DETAIL &item);
    void endContainer();
    void beginLeaf(Kind kind);
    void endLeaf();
    void emitElement();
    void endTextLine();
    void endTextBlock();
    void addText(MD_TEXTTYPE type, QByteArrayView part);

    const QByteArrayView m_text;
    const QByteArray m_limited;
    QByteArrayView m_parsed; // one of these two
    ReadText m_read;
    InlineText m_inline;
    ReadElement m_current;
    QList<OpenContainer> m_containers;
    QList<OpenList> m_lists;
    qsizetype m_firstNewContainer = 0; // the containers from here on have no element yet
    qsizetype m_leaves = 0;
    qsizetype m_topItem = -1;
    int m_depth = 0;
    bool m_isLeafOpen = false;
    bool m_isTextBlock = false; // code or HTML, line by line
    bool m_isLineOpen = false;
};

ReadText BlockReader::read()
{
    MD_PARSER parser {};
    parser.flags = MD_DIALECT_GITHUB;
    parser.enter_block = &BlockReader::enterBlock;
    parser.leave_block = &BlockReader::leaveBlock;
    parser.enter_span = &BlockReader::enterSpan;
    parser.leave_span = &BlockReader::leaveSpan;
    parser.text = &BlockReader::text;
    m_parsed = m_limited.isEmpty() ? m_text : QByteArrayView(m_limited);
    md_parse(m_parsed.data(), MD_SIZE(m_parsed.size()), &parser, this);
    return std::move(m_read);
}

int BlockReader::enterBlock(MD_BLOCKTYPE type, void *detail, void *self)
{
    static_cast<BlockReader *>(self)->beginBlock(type, detail);
    return 0;
}

int BlockReader::leaveBlock(MD_BLOCKTYPE type, void *, void *self)
{
    static_cast<BlockReader *>(self)->endBlock(type);
    return 0;
}

int BlockReader::enterSpan(MD_SPANTYPE type, void *detail, void *self)
{
    auto *reader = static_cast<BlockReader *>(self);
    if (!reader->m_isLeafOpen)
        reader->beginLeaf(Kind::Paragraph);
    InlineText &inlineText = reader->m_inline;
    if (const auto format = formatOf(type)) {
        inlineText.enter(*format);
    } else if (type == MD_SPAN_A) {
        const auto *link = static_cast<const MD_SPAN_A_DETAIL *>(detail);
        inlineText.enterLink({ decodedAttribute(link->href), decodedAttribute(link->title) });
    } else if (type == MD_SPAN_IMG) {
        const auto *image = static_cast<const MD_SPAN_IMG_DETAIL *>(detail);
        inlineText.enterImage({ decodedAttribute(image->src), decodedAttribute(image->title) });
    }
    return 0;
}

int BlockReader::leaveSpan(MD_SPANTYPE type, void *, void *self)
{
    InlineText &inlineText = static_cast<BlockReader *>(self)->m_inline;
    if (const auto format = formatOf(type))
        inlineText.leave(*format);
    else if (type == MD_SPAN_A)
        inlineText.leaveLink();
    else if (type == MD_SPAN_IMG)
        inlineText.leaveImage();
    return 0;
}

int BlockReader::text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *self)
{
    static_cast<BlockReader *>(self)->addText(type, QByteArrayView(text, qsizetype(size)));
    return 0;
}

void BlockReader::beginTop(MD_BLOCKTYPE type, void *detail)
{
    TopBlock top { .firstElement = m_read.elements.size() };
    if (type == MD_BLOCK_QUOTE)
        top.kind = TopBlock::Kind::Quote;
    else if (type == MD_BLOCK_UL) {
        top.kind = TopBlock::Kind::List;
        top.loose = !static_cast<const MD_BLOCK_UL_DETAIL *>(detail)->is_tight;
    } else if (type == MD_BLOCK_OL) {
        top.kind = TopBlock::Kind::List;
        top.loose = !static_cast<const MD_BLOCK_OL_DETAIL *>(detail)->is_tight;
    } else if (type == MD_BLOCK_CODE && static_cast<const MD_BLOCK_CODE_DETAIL *>(detail)->fence_char)
        top.kind = TopBlock::Kind::FencedCode;
    else if (type == MD_BLOCK_TABLE)
        top.kind = TopBlock::Kind::Table;
    m_read.tops.append(top);
    m_topItem = -1;
}

void BlockReader::beginBlock(MD_BLOCKTYPE type, void *detail)
{
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
        MarkdownElement &row = m_current.element;
        if (!row.cells.isEmpty())
            m_inline.append(QStringLiteral("\t"));
        row.cells.edit().append({ m_inline.length(), 0, alignmentOf(static_cast<const MD_BLOCK_TD_DETAIL *>(detail)->align) });
        return;
    }
    if (m_isLeafOpen)
        endLeaf();
    if (type == MD_BLOCK_DOC)
        return;
    if (m_depth++ == 0)
        beginTop(type, detail);
    beginContainer(type, detail);
    beginLeafBlock(type, detail);
}

void BlockReader::beginContainer(MD_BLOCKTYPE type, void *detail)
{
    if (type == MD_BLOCK_QUOTE) {
        m_containers.append({ MarkdownContainer {}, m_read.elements.size() });
    } else if (type == MD_BLOCK_UL) {
        m_lists.append({ false, static_cast<const MD_BLOCK_UL_DETAIL *>(detail)->is_tight != 0, 0 });
    } else if (type == MD_BLOCK_OL) {
        const auto *list = static_cast<const MD_BLOCK_OL_DETAIL *>(detail);
        m_lists.append({ true, list->is_tight != 0, qint64(list->start) });
    } else if (type == MD_BLOCK_LI) {
        beginItem(*static_cast<const MD_BLOCK_LI_DETAIL *>(detail));
    }
}

void BlockReader::beginLeafBlock(MD_BLOCKTYPE type, void *detail)
{
    if (type == MD_BLOCK_HR) {
        beginLeaf(Kind::Rule);
    } else if (type == MD_BLOCK_P) {
        beginLeaf(Kind::Paragraph);
    } else if (type == MD_BLOCK_H) {
        beginLeaf(Kind::Heading);
        m_current.element.headingLevel = quint8(static_cast<const MD_BLOCK_H_DETAIL *>(detail)->level);
    } else if (type == MD_BLOCK_CODE) {
        const auto *code = static_cast<const MD_BLOCK_CODE_DETAIL *>(detail);
        beginLeaf(Kind::CodeLine);
        if (QString language = decodedAttribute(code->lang); !language.isEmpty())
            m_current.element.language = std::move(language);
        m_current.element.fenced = code->fence_char != 0;
        m_isTextBlock = true;
    } else if (type == MD_BLOCK_HTML) {
        beginLeaf(Kind::HtmlLine);
        m_isTextBlock = true;
    } else if (type == MD_BLOCK_TABLE) {
        ++m_leaves; // one for all of its rows
    } else if (type == MD_BLOCK_TR) {
        beginLeaf(Kind::TableRow);
        m_current.leaf = m_leaves;
    }
}

void BlockReader::endBlock(MD_BLOCKTYPE type)
{
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
        MarkdownCell &cell = m_current.element.cells.edit().last();
        cell.length = m_inline.length() - cell.begin;
        return;
    }
    if (m_isLeafOpen)
        endLeaf();
    if (type == MD_BLOCK_DOC)
        return;
    --m_depth;
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
        m_lists.removeLast();
    else if (type == MD_BLOCK_LI || type == MD_BLOCK_QUOTE)
        endContainer();
}

void BlockReader::beginItem(const MD_BLOCK_LI_DETAIL &item)
{
    OpenList &list = m_lists.last();
    MarkdownContainer container { .tight = list.tight, .task = taskStateOf(item) };
    container.kind = list.ordered ? MarkdownContainer::Kind::OrderedItem : MarkdownContainer::Kind::BulletItem;
    if (list.ordered)
        container.number = list.nextNumber++;
    m_containers.append({ container, m_read.elements.size() });
    if (m_depth == 2)
        ++m_topItem;
}

void BlockReader::endContainer()
{
    // An item or quote that holds nothing is still seen.
    if (m_containers.last().elementsBefore == m_read.elements.size()) {
        beginLeaf(Kind::Paragraph);
        endLeaf();
    }
    m_containers.removeLast();
    m_firstNewContainer = std::min(m_firstNewContainer, m_containers.size());
}

void BlockReader::beginLeaf(Kind kind)
{
    m_current = {};
    m_current.element.kind = kind;
    // In a list that is no top block the first depth is something else.
    const bool isInTopList = !m_read.tops.isEmpty() && m_read.tops.last().kind == TopBlock::Kind::List;
    m_current.topItem = isInTopList ? m_topItem : -1;
    if (kind != Kind::TableRow)
        m_current.leaf = ++m_leaves;
    m_isLeafOpen = true;
    m_isTextBlock = false;
    m_isLineOpen = false;
}

void BlockReader::emitElement()
{
    m_current.topBlock = m_read.tops.size() - 1;
    const qsizetype count = std::min(m_containers.size(), MarkdownElement::DeepestContainer);
    QList<MarkdownContainer> containers;
    containers.reserve(count);
    for (qsizetype i = 0; i < count; ++i) {
        containers.append(m_containers.at(i).container);
        containers.last().starts = i >= m_firstNewContainer;
    }
    m_current.element.containers = std::move(containers);
    m_firstNewContainer = m_containers.size();
    m_inline.moveTo(m_current.element);
    const bool isContinued = !m_read.elements.isEmpty() && m_read.elements.last().leaf == m_current.leaf;
    m_current.element.startsBlock = !isContinued;
    m_read.elements.append(m_current);
}

void BlockReader::endTextLine()
{
    emitElement();
    m_current.firstByte = -1;
    m_current.lastByte = -1;
    m_isLineOpen = false;
}

void BlockReader::endTextBlock()
{
    const bool hasLines = !m_read.elements.isEmpty() && m_read.elements.last().leaf == m_current.leaf;
    if (m_isLineOpen) {
        emitElement();
    } else if (!hasLines) {
        m_current.isStandIn = true;
        emitElement();
    }
}

void BlockReader::endLeaf()
{
    m_isLeafOpen = false;
    if (m_isTextBlock) {
        endTextBlock();
        m_isTextBlock = false;
        return;
    }
    emitElement();
    MarkdownElement &element = m_read.elements.last().element;
    const bool isImage = element.kind == Kind::Paragraph && element.runs.size() == 1 && element.runs.first().image >= 0
        && element.runs.first().length == element.text.size();
    if (isImage)
        element.kind = Kind::Image;
}

void BlockReader::addText(MD_TEXTTYPE type, QByteArrayView part)
{
    if (!m_isLeafOpen)
        beginLeaf(Kind::Paragraph);
    if (m_isTextBlock && part == "\n") {
        endTextLine();
        return;
    }
    m_isLineOpen = true;
    // md4c passes what it makes up, such as indentation, from memory of its own.
    const auto begin = quintptr(m_parsed.data());
    const auto at = quintptr(part.data());
    if (at >= begin && at < begin + quintptr(m_parsed.size()) && !part.isEmpty()) {
        const auto offset = qsizetype(at - begin);
        if (m_current.firstByte < 0)
            m_current.firstByte = offset;
        m_current.lastByte = offset + part.size() - 1;
        part = m_text.sliced(offset, part.size());
    }
    if (type == MD_TEXT_BR)
        m_inline.append(QString(QChar::LineSeparator));
    else if (type == MD_TEXT_SOFTBR)
        m_inline.append(QStringLiteral(" "));
    else if (type == MD_TEXT_ENTITY)
        m_inline.append(decodedEntity(part));
    else if (type == MD_TEXT_HTML && !m_isTextBlock)
        m_inline.append(QString::fromUtf8(part).replace(u'\n', u' '), MarkdownFormat::Html);
    else
        m_inline.append(QString::fromUtf8(part).replace(u'\n', u' '));
}

} // namespace

ReadText readBlocks(QByteArrayView text)
{
    return BlockReader(text).read();
}

} // namespace lineside
