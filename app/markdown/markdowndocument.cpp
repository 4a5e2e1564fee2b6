// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "markdown/markdowndocument.h"

#include "markdown/piecereader.h"

#include <algorithm>
#include <utility>

namespace lineside {
namespace {

void appendElements(QList<MarkdownElement> &list, const ReadText &read, qsizetype count, qsizetype offset)
{
    for (qsizetype i = 0; i < count; ++i) {
        list.append(read.elements.at(i).element);
        list.last().sourceBegin += offset;
    }
}

bool beginsLoose(const ReadText &read)
{
    return !read.tops.isEmpty() && read.tops.first().kind == TopBlock::Kind::List && read.tops.first().loose;
}

} // namespace

void MarkdownDocument::append(QStringView more)
{
    appendBytes(m_intake.take(more));
}

void MarkdownDocument::finish()
{
    appendBytes(m_intake.finish());
}

void MarkdownDocument::appendBytes(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    m_source += bytes;
    if (m_readsWhole) {
        readWhole();
        return;
    }
    const qsizetype openBegin = m_settledElements;
    const QList<MarkdownElement> before = m_elements.sliced(openBegin);
    m_elements.resize(openBegin);

    const QList<LinkDefinition> settled = bytes.contains('\n') ? settle() : QList<LinkDefinition>();
    replaceDefinitions(settled, definitionsOf(m_resume, openText()));
    readOpenText();
    noteOpenChange(openBegin, before);
    if (isLeftToChance())
        readWhole();
}

bool MarkdownDocument::isLeftToChance() const
{
    if (m_definitions.isEmpty())
        return false;
    const auto concerns = [this](const LabelKeys &mentions) {
        return std::ranges::any_of(m_definitions, [&mentions](const LinkDefinition &one) { return lineside::isLeftToChance(one, mentions); });
    };
    return concerns(labelsMentionedIn(openText())) || std::ranges::any_of(m_parts, concerns, &Part::mentions);
}

void MarkdownDocument::readWhole()
{
    m_readsWhole = true;
    m_settledBytes = 0;
    m_settledElements = 0;
    m_resume = {};
    m_parts.clear();
    const QList<MarkdownElement> before = std::exchange(m_elements, {});
    const ReadText read = readPiece(m_source, 0, {}, {}, m_parsedBytes);
    appendElements(m_elements, read, read.elements.size(), 0);
    noteOpenChange(0, before);
}

/// Looks at the complete lines alone, because what follows could still change what an incomplete one is.
QList<LinkDefinition> MarkdownDocument::settle()
{
    const QByteArrayView complete = openText().first(m_source.lastIndexOf('\n') + 1 - m_settledBytes);
    const ReadText read = readPiece(complete, m_settledBytes, m_resume, definitionsNeededBy(complete), m_parsedBytes);
    const SourceLines lines(complete);
    const auto cut = findCut(read, lines, m_resume, m_settledElements);
    if (!cut)
        return {};
    const QByteArrayView text = complete.first(lines.begin(cut->line));
    const QList<LinkDefinition> definitions = definitionsOf(m_resume, text);
    if (LabelKeys mentions = labelsMentionedIn(text); !mentions.isEmpty())
        m_parts.append({ m_settledBytes, m_settledBytes + text.size(), m_resume, std::move(mentions), m_settledElements });

    const bool wasList = m_resume.kind == ResumePoint::Kind::List;
    if (wasList)
        showListLoose(m_resume.loose || beginsLoose(read));
    const bool isSameList = wasList && cut->resume.kind == ResumePoint::Kind::List && cut->resume.firstElement == m_resume.firstElement;
    if (!isSameList)
        m_isListShownLoose = cut->resume.loose;
    appendElements(m_elements, read, cut->elements, m_settledBytes);
    m_settledElements = m_elements.size();
    m_settledBytes += text.size();
    m_resume = cut->resume;
    return definitions;
}

void MarkdownDocument::readOpenText()
{
    const QByteArrayView text = openText();
    if (text.isEmpty())
        return;
    const ReadText read = readPiece(text, m_settledBytes, m_resume, definitionsNeededBy(text), m_parsedBytes);
    if (m_resume.kind == ResumePoint::Kind::List)
        showListLoose(m_resume.loose || beginsLoose(read));
    appendElements(m_elements, read, read.elements.size(), m_settledBytes);
}

QList<LinkDefinition> MarkdownDocument::definitionsOf(const ResumePoint &resume, QByteArrayView text)
{
    return mayDefineLinks(text) ? definitionsIn(resume.context, text, m_settledBytes, m_parsedBytes) : QList<LinkDefinition>();
}

QByteArray MarkdownDocument::definitionsNeededBy(QByteArrayView text) const
{
    return m_definitions.isEmpty() ? QByteArray() : definitionsFor(labelsMentionedIn(text), m_definitions);
}

void MarkdownDocument::replaceDefinitions(const QList<LinkDefinition> &settled, const QList<LinkDefinition> &open)
{
    const QList<LinkDefinition> before = m_definitions.sliced(m_settledDefinitions);
    const QList<LinkDefinition> after = settled + open;
    const auto [old, fresh] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    const QList<LinkDefinition> changed = QList<LinkDefinition>(old, before.end()) + QList<LinkDefinition>(fresh, after.end());
    const qsizetype kept = m_settledDefinitions;
    m_settledDefinitions += settled.size();
    if (changed.isEmpty())
        return;
    m_definitions.resize(kept);
    m_definitions += after;
    for (const Part &part : std::as_const(m_parts)) {
        const auto concerns = [&part](const LinkDefinition &definition) { return isMentioned(definition, part.mentions); };
        if (std::any_of(changed.begin(), changed.end(), concerns))
            readAgain(part);
    }
}

/// Blocks stay what they were: a definition elsewhere changes nothing but the texts of a part.
void MarkdownDocument::readAgain(const Part &part)
{
    const QByteArrayView text = QByteArrayView(m_source).sliced(part.begin, part.end - part.begin);
    const ReadText read = readPiece(text, part.begin, part.resume, definitionsFor(part.mentions, m_definitions), m_parsedBytes);
    for (qsizetype i = 0; i < read.elements.size() && part.firstElement + i < m_settledElements; ++i) {
        MarkdownElement element = read.elements.at(i).element;
        element.sourceBegin += part.begin;
        element.containers = m_elements.at(part.firstElement + i).containers;
        if (element != m_elements.at(part.firstElement + i)) {
            m_elements[part.firstElement + i] = element;
            noteSettledChange(part.firstElement + i);
        }
    }
}

void MarkdownDocument::showListLoose(bool loose)
{
    if (loose == m_isListShownLoose)
        return;
    m_isListShownLoose = loose;
    for (qsizetype i = m_resume.firstElement; i < m_settledElements; ++i) {
        m_elements[i].containers.edit().first().tight = !loose;
        noteSettledChange(i);
    }
}

void MarkdownDocument::noteSettledChange(qsizetype index)
{
    m_firstChanged = m_firstChanged < 0 ? index : std::min(m_firstChanged, index);
    m_settledChangedEnd = std::max(m_settledChangedEnd, index + 1);
}

void MarkdownDocument::noteOpenChange(qsizetype begin, const QList<MarkdownElement> &before)
{
    const auto old = std::mismatch(m_elements.cbegin() + begin, m_elements.cend(), before.cbegin(), before.cend()).second;
    // Whoever took them before shares their texts; what was read again is let go.
    std::copy(before.cbegin(), old, m_elements.begin() + begin);
    const qsizetype changed = begin + (old - before.cbegin());
    if (changed == m_elements.size() && old == before.cend())
        return;
    noteSettledChange(changed);
    m_isEndChanged = true;
}

MarkdownDocument::Change MarkdownDocument::takeChange()
{
    Change change;
    if (m_firstChanged >= 0) {
        change.firstChanged = m_firstChanged;
        change.removed = (m_isEndChanged ? m_takenElements : m_settledChangedEnd) - m_firstChanged;
        change.inserted = (m_isEndChanged ? m_elements.size() : m_settledChangedEnd) - m_firstChanged;
    }
    m_takenElements = m_elements.size();
    m_firstChanged = -1;
    m_settledChangedEnd = 0;
    m_isEndChanged = false;
    return change;
}

QString MarkdownDocument::sourceOf(qsizetype firstElement, qsizetype count) const
{
    const qsizetype last = std::min(firstElement + count, m_elements.size());
    if (firstElement < 0 || firstElement >= last)
        return {};
    const qsizetype begin = m_elements.at(firstElement).sourceBegin;
    const qsizetype end = last < m_elements.size() ? m_elements.at(last).sourceBegin : m_source.size();
    QString text = QString::fromUtf8(QByteArrayView(m_source).sliced(begin, std::max<qsizetype>(end - begin, 0)));
    while (text.endsWith(u'\n') || text.endsWith(u' '))
        text.chop(1);
    return text;
}

QList<MarkdownElement> markdownElements(QStringView text)
{
    TextIntake intake;
    const QByteArray source = intake.take(text) + intake.finish();
    qint64 parsedBytes = 0;
    QList<MarkdownElement> elements;
    const ReadText read = readPiece(source, 0, {}, {}, parsedBytes);
    appendElements(elements, read, read.elements.size(), 0);
    return elements;
}

} // namespace lineside
