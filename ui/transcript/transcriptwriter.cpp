// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/transcriptwriter.h"

#include "ui/theme/theme.h"
#include "ui/transcript/replyfooter.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTextBlock>
#include <QTextDocumentFragment>
#include <QTextFrame>
#include <QTextList>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Transcript)
};

// Everything between its life's ends is laid out and painted once.
class Edit
{
public:
    explicit Edit(QTextCursor &cursor)
        : m_cursor(cursor)
    {
        m_cursor.beginEditBlock();
    }
    ~Edit() { m_cursor.endEditBlock(); }
    Q_DISABLE_COPY_MOVE(Edit)

private:
    QTextCursor &m_cursor;
};

QTextCharFormat linkFormat(QTextCharFormat format, const QString &href, const QString &toolTip)
{
    format.setAnchor(true);
    format.setAnchorHref(href);
    format.setFontUnderline(true);
    format.setToolTip(toolTip);
    return format;
}

// A range that stays where it is while text is appended behind it.
QTextCursor rangeOf(QTextDocument &document, int from, int to)
{
    QTextCursor range(&document);
    range.setPosition(from);
    range.setPosition(to, QTextCursor::KeepAnchor);
    range.setKeepPositionOnInsert(true);
    return range;
}

} // namespace

TranscriptWriter::TranscriptWriter(QTextDocument &document, const MarkdownPieceStyle &style)
    : m_document(document)
    , m_style(style)
    , m_cursor(&document)
{
    m_document.setUndoRedoEnabled(false);
    m_document.setDocumentMargin(theme::Medium);
}

void TranscriptWriter::clear()
{
    m_places.clear();
    m_retry = m_settled = QTextCursor();
    m_document.clear();
    m_document.setDefaultFont(m_style.text);
    m_cursor = QTextCursor(&m_document);
    m_cursor.setBlockFormat(m_style.spacer());
}

void TranscriptWriter::append(const ChatTurn &turn)
{
    const Edit edit(m_cursor);
    dropRetry();
    Place place;
    place.start = endPosition();
    m_places.append(place);
    if (turn.role == Role::User) {
        appendQuestion(turn);
        return;
    }
    m_splitter = MarkdownSplitter();
    m_taken = 0;
    m_settled = rangeOf(m_document, endPosition(), endPosition());
    if (turn.state == ReplyState::Waiting || turn.state == ReplyState::Growing)
        grow(turn);
    else
        end(turn);
}

void TranscriptWriter::grow(const ChatTurn &reply)
{
    const Edit edit(m_cursor);
    cutTo(m_settled.position());
    writeReasoning(reply);
    const QStringList settled = m_splitter.feed(QStringView(reply.text).sliced(m_taken));
    m_taken = reply.text.size();
    for (const QString &block : settled)
        insertDocument(*renderMarkdown(block, m_style));
    m_settled = rangeOf(m_document, endPosition(), endPosition());
    if (reply.text.isEmpty() && reply.refusal.isEmpty() && reply.reasoning.isEmpty() && reply.toolCalls.isEmpty())
        insertBlock(m_style.paragraph(), m_style.quietSmall(), Tr::tr("Waiting for the answer …"));
    else
        writeTail(m_splitter.tail());
    if (!reply.refusal.isEmpty())
        insertBlock(m_style.paragraph(), m_style.plain(), reply.refusal);
    writeToolCalls(reply);
}

void TranscriptWriter::end(const ChatTurn &reply)
{
    const Edit edit(m_cursor);
    ChatTurn said = reply;
    said.refusal.clear();
    said.toolCalls.clear();
    grow(said);
    cutTo(m_settled.position());
    writeTail(m_splitter.finish());
    if (!reply.refusal.isEmpty())
        insertBlock(m_style.paragraph(), m_style.plain(), reply.refusal);
    writeToolCalls(reply);
    if (reply.error)
        writeError(*reply.error);
    else if (reply.state == ReplyState::Cut)
        writeCut();
    writeFooter(reply);
}

void TranscriptWriter::removeLast()
{
    if (m_places.isEmpty())
        return;
    const Edit edit(m_cursor);
    m_retry = m_settled = QTextCursor();
    cutTo(m_places.takeLast().start);
}

void TranscriptWriter::toggleReasoning(int index, const ChatTurn &reply)
{
    if (index < 0 || index >= m_places.size() || m_places.at(index).headline.isNull())
        return;
    const Edit edit(m_cursor);
    const int before = endPosition();
    Place &place = m_places[index];
    const bool isLastSettled = !m_settled.isNull() && m_settled.position() == (place.unfolded ? place.reasoning : place.headline).selectionEnd();
    place.unfolded = !place.unfolded;
    writeHeadline(place, reply);
    if (place.unfolded) {
        QTextCursor cursor(&m_document);
        cursor.setPosition(place.headline.selectionEnd());
        cursor.insertBlock(m_style.paragraph(), m_style.quietSmall());
        const int from = cursor.position();
        cursor.insertText(reply.reasoning);
        place.reasoning = rangeOf(m_document, from, cursor.position());
        place.shown = reply.reasoning.size();
    } else {
        QTextCursor cursor(&m_document);
        cursor.setPosition(place.headline.selectionEnd());
        cursor.setPosition(place.reasoning.selectionEnd(), QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
        place.reasoning = QTextCursor();
        place.shown = 0;
    }
    if (isLastSettled) {
        const int settled = (place.unfolded ? place.reasoning : place.headline).selectionEnd();
        m_settled = rangeOf(m_document, settled, settled);
    }
    for (qsizetype later = index + 1; later < m_places.size(); ++later)
        m_places[later].start += endPosition() - before;
}

int TranscriptWriter::endPosition() const
{
    return m_document.characterCount() - 1;
}

void TranscriptWriter::insertBlock(const QTextBlockFormat &format, const QTextCharFormat &characters, const QString &text)
{
    m_cursor.movePosition(QTextCursor::End);
    m_cursor.insertBlock(format, characters);
    m_cursor.insertText(text, characters);
}

void TranscriptWriter::insertDocument(const QTextDocument &piece)
{
    m_cursor.movePosition(QTextCursor::End);
    m_cursor.insertBlock(piece.firstBlock().blockFormat(), m_style.plain());
    const int from = m_cursor.position();
    m_cursor.insertFragment(QTextDocumentFragment(&piece));
    // Before a table there has to be a block; a list brings one of its own.
    const QTextBlock first = m_document.findBlock(from);
    if (first.text().isEmpty() && first.next().isValid()) {
        m_cursor.setPosition(from);
        if (first.next().textList())
            m_cursor.deleteChar();
        else
            m_cursor.setBlockFormat(m_style.spacer());
    }
    hideEmptyEnd();
}

void TranscriptWriter::cutTo(int position)
{
    if (position >= endPosition())
        return;
    m_cursor.setPosition(position);
    m_cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    m_cursor.removeSelectedText();
    hideEmptyEnd();
}

// Behind a table or a frame there has to be a block.
void TranscriptWriter::hideEmptyEnd()
{
    m_cursor.movePosition(QTextCursor::End);
    if (m_cursor.block().text().isEmpty() && !m_cursor.currentList())
        m_cursor.setBlockFormat(m_style.spacer());
}

void TranscriptWriter::appendQuestion(const ChatTurn &question)
{
    QTextFrameFormat frame;
    frame.setBackground(m_style.tint);
    frame.setPadding(theme::Small);
    frame.setTopMargin(theme::Large);
    frame.setBottomMargin(theme::Medium);
    m_cursor.movePosition(QTextCursor::End);
    m_cursor.insertBlock(m_style.spacer(), m_style.plain());
    m_cursor.insertFrame(frame);
    m_cursor.setBlockFormat(QTextBlockFormat());
    m_cursor.insertText(question.text, m_style.plain());
    hideEmptyEnd();
}

void TranscriptWriter::writeReasoning(const ChatTurn &reply)
{
    if (reply.reasoning.isEmpty())
        return;
    Place &place = m_places.last();
    if (place.headline.isNull()) {
        QTextCursor cursor(&m_document);
        cursor.setPosition(place.start);
        cursor.insertBlock(m_style.paragraph(), m_style.quietSmall());
        place.headline = rangeOf(m_document, cursor.position(), cursor.position());
        if (m_settled.position() < cursor.position())
            m_settled = rangeOf(m_document, cursor.position(), cursor.position());
    }
    const bool atEnd = m_settled.position() == (place.unfolded ? place.reasoning : place.headline).selectionEnd();
    writeHeadline(place, reply);
    if (place.unfolded && place.shown < reply.reasoning.size()) {
        QTextCursor cursor(&m_document);
        cursor.setPosition(place.reasoning.selectionEnd());
        cursor.insertText(reply.reasoning.sliced(place.shown), m_style.quietSmall());
        place.reasoning = rangeOf(m_document, place.reasoning.selectionStart(), cursor.position());
        place.shown = reply.reasoning.size();
    }
    if (atEnd)
        m_settled = rangeOf(m_document, endPosition(), endPosition());
}

void TranscriptWriter::writeHeadline(Place &place, const ChatTurn &reply)
{
    const int from = place.headline.selectionStart();
    const QString count = QLocale().toString(reply.reasoning.size());
    const QString text = place.unfolded ? Tr::tr("▾ Reasoning, %1 characters").arg(count) : Tr::tr("▸ Reasoning, %1 characters").arg(count);
    const qsizetype index = &place - m_places.data();
    QTextCursor cursor(&m_document);
    cursor.setPosition(from);
    cursor.setPosition(place.headline.selectionEnd(), QTextCursor::KeepAnchor);
    cursor.insertText(text, linkFormat(m_style.quietSmall(), u"lineside:reasoning/%1"_s.arg(index),
                                       place.unfolded ? Tr::tr("Hide the reasoning") : Tr::tr("Show the reasoning")));
    place.headline = rangeOf(m_document, from, from + int(text.size()));
}

void TranscriptWriter::writeTail(const QString &tail)
{
    if (!tail.trimmed().isEmpty())
        insertDocument(*renderMarkdown(tail, m_style));
}

void TranscriptWriter::writeToolCalls(const ChatTurn &reply)
{
    QTextCharFormat code;
    code.setFont(m_style.code);
    for (const ToolCall &call : reply.toolCalls) {
        insertBlock(m_style.codeBlock(), code, Tr::tr("Tool call: %1").arg(call.name + u'(' + call.arguments + u')'));
    }
}

void TranscriptWriter::writeError(const Error &error)
{
    QTextCharFormat stop = m_style.plain();
    stop.setForeground(m_style.stop);
    stop.setFontWeight(QFont::DemiBold);
    insertBlock(m_style.paragraph(), stop, Tr::tr("✕ %1").arg(error.message));
    if (!error.hint.isEmpty())
        insertBlock(m_style.paragraph(), m_style.plain(), error.hint);
    if (!error.details.isEmpty() && error.details != error.message) {
        QTextCharFormat code;
        code.setFont(m_style.code);
        insertBlock(m_style.codeBlock(), code, error.details);
    }
}

void TranscriptWriter::writeCut()
{
    QTextCharFormat caution = m_style.plain();
    caution.setForeground(m_style.caution);
    caution.setFontWeight(QFont::DemiBold);
    insertBlock(m_style.paragraph(), caution, Tr::tr("▲ The answer was cut off: it ended without a finish reason."));
}

void TranscriptWriter::writeFooter(const ChatTurn &reply)
{
    const QTextCharFormat quiet = m_style.quietSmall();
    const qsizetype index = m_places.size() - 1;
    insertBlock(m_style.paragraph(), quiet, footerParts(reply).join(u" · "_s));
    insertBlock(m_style.paragraph(), quiet);
    m_cursor.insertText(Tr::tr("Copy as curl"), linkFormat(quiet, u"lineside:curl/%1"_s.arg(index), Tr::tr("Copy the request of this reply as a curl command")));
    m_cursor.insertText(u" · "_s, quiet);
    m_cursor.insertText(Tr::tr("Verify"), linkFormat(quiet, u"lineside:verify/%1"_s.arg(index), Tr::tr("Measure this request")));
    const int from = m_cursor.position();
    m_cursor.insertText(u" · "_s, quiet);
    m_cursor.insertText(Tr::tr("Try again"), linkFormat(quiet, u"lineside:retry"_s, Tr::tr("Drop this reply and ask again")));
    m_retry = rangeOf(m_document, from, m_cursor.position());
}

void TranscriptWriter::dropRetry()
{
    if (!m_retry.isNull())
        m_retry.removeSelectedText();
    m_retry = QTextCursor();
}

} // namespace lineside
