// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/jsonedit.h"

#include "highlight/codehighlighter.h"
#include "ui/theme/codecolors.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStringListModel>
#include <QSyntaxHighlighter>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// Nothing in JSON reaches from one line into the next, so each is read by itself.
class JsonColours : public QSyntaxHighlighter
{
public:
    explicit JsonColours(QPlainTextEdit *edit)
        : QSyntaxHighlighter(edit->document())
        , m_edit(edit)
        , m_reader(codeHighlighterFor(u"json"))
    {
    }

protected:
    void highlightBlock(const QString &text) override
    {
        CodeHighlighter::State state;
        const QList<CodeSpan> spans = m_reader->line(text, state);
        for (const CodeSpan &span : spans)
            setFormat(int(span.begin), int(span.length), theme::codeTokenColor(span.token, m_edit->palette()));
    }

private:
    QPlainTextEdit *m_edit;
    std::unique_ptr<CodeHighlighter> m_reader;
};

class Gutter : public QWidget
{
public:
    explicit Gutter(JsonEdit *edit)
        : QWidget(edit)
        , m_edit(edit)
    {
    }
    QSize sizeHint() const override { return { m_edit->gutterWidth(), 0 }; }

protected:
    void paintEvent(QPaintEvent *event) override { m_edit->paintGutter(event); }

private:
    JsonEdit *m_edit;
};

} // namespace

JsonEdit::JsonEdit(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_gutter(new Gutter(this))
    , m_completer(new QCompleter(this))
    , m_offered(new QStringListModel(this))
{
    setFont(theme::codeFont());
    setLineWrapMode(NoWrap);
    setTabChangesFocus(true);
    new JsonColours(this);
    m_completer->setModel(m_offered);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::PopupCompletion);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->popup()->setObjectName(u"jsonCompletion"_s);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &JsonEdit::insertOffer);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &JsonEdit::placeGutter);
    connect(this, &QPlainTextEdit::updateRequest, m_gutter, [this](const QRect &rect, int dy) {
        if (dy != 0)
            m_gutter->scroll(0, dy);
        else
            m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
    });
    placeGutter();
}

void JsonEdit::startText(const QString &text)
{
    setPlainText(text);
    setMarks({});
}

void JsonEdit::changeText(const QString &text)
{
    const QString before = toPlainText();
    const qsizetype shorter = std::min(before.size(), text.size());
    qsizetype head = 0;
    while (head < shorter && before.at(head) == text.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && before.at(before.size() - 1 - tail) == text.at(text.size() - 1 - tail))
        ++tail;
    if (head == before.size() && head == text.size())
        return;
    QTextCursor cursor(document());
    cursor.setPosition(int(head));
    cursor.setPosition(int(before.size() - tail), QTextCursor::KeepAnchor);
    cursor.insertText(text.sliced(head, text.size() - head - tail));
}

void JsonEdit::setMarks(const QList<JsonMark> &marks)
{
    if (marks == m_marks && extraSelections().size() == marks.size())
        return;
    m_marks = marks;
    showMarks();
}

void JsonEdit::showMarks()
{
    QList<QTextEdit::ExtraSelection> shown;
    const int last = document()->characterCount() - 1;
    for (const JsonMark &mark : std::as_const(m_marks)) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        const int begin = std::clamp(int(mark.begin), 0, std::max(last - 1, 0));
        selection.cursor.setPosition(begin);
        selection.cursor.setPosition(std::clamp(int(mark.end), std::min(begin + 1, last), last), QTextCursor::KeepAnchor);
        const theme::Signal signal = mark.isError ? theme::Signal::Stop : theme::Signal::Caution;
        selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(theme::signalColor(signal, palette()));
        QColor tint = theme::signalColor(signal, palette());
        tint.setAlphaF(0.14F);
        selection.format.setBackground(tint);
        shown.append(selection);
    }
    setExtraSelections(shown);
}

void JsonEdit::goTo(qsizetype place)
{
    QTextCursor cursor(document());
    cursor.setPosition(std::clamp(int(place), 0, document()->characterCount() - 1));
    setTextCursor(cursor);
    centerCursor();
    setFocus(Qt::OtherFocusReason);
}

void JsonEdit::complete(bool asked)
{
    if (!m_offers || isReadOnly())
        return;
    const JsonPlace place = jsonPlace(toPlainText(), textCursor().position());
    QStringList offers = m_offers(place);
    if ((!asked && place.typed.isEmpty()) || offers.isEmpty() || (offers.size() == 1 && offers.constFirst() == place.typed))
        return m_completer->popup()->hide();
    m_offered->setStringList(offers);
    m_completer->setCompletionPrefix(place.typed);
    if (m_completer->completionCount() == 0)
        return m_completer->popup()->hide();
    m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
    QRect where = cursorRect().translated(gutterWidth(), 0);
    where.setWidth(m_completer->popup()->sizeHintForColumn(0) + m_completer->popup()->verticalScrollBar()->sizeHint().width()
                   + theme::Wide);
    m_completer->complete(where);
}

// What was typed of it is replaced, with its quotes; a name gets its colon.
void JsonEdit::insertOffer(const QString &offer)
{
    const QString text = toPlainText();
    QTextCursor cursor = textCursor();
    const JsonPlace place = jsonPlace(text, cursor.position());
    const qsizetype begin = cursor.position() - place.typed.size() - (place.isQuoted ? 1 : 0);
    qsizetype end = cursor.position();
    while (end < text.size() && (text.at(end).isLetterOrNumber() || text.at(end) == u'_' || text.at(end) == u'-'))
        ++end;
    if (end < text.size() && text.at(end) == u'"' && place.isQuoted)
        ++end;
    bool isNumber = false;
    offer.toDouble(&isNumber);
    const bool isBare = !place.isKey && !place.isQuoted && (offer == "true"_L1 || offer == "false"_L1 || isNumber);
    QString inserted = isBare ? offer : u'"' + offer + u'"';
    if (place.isKey && !QStringView(text).sliced(end).trimmed().startsWith(u':'))
        inserted += u": "_s;
    cursor.setPosition(int(begin));
    cursor.setPosition(int(end), QTextCursor::KeepAnchor);
    cursor.insertText(inserted);
    setTextCursor(cursor);
}

// A new line begins where the one before did, and further in after an opening brace.
void JsonEdit::breakLine()
{
    QTextCursor cursor = textCursor();
    const QString line = cursor.block().text();
    const QString before = line.first(cursor.positionInBlock());
    const auto ink = std::ranges::find_if_not(before, [](QChar c) { return c == u' ' || c == u'\t'; });
    const QString indent = before.first(ink - before.begin());
    const bool opens = before.trimmed().endsWith(u'{') || before.trimmed().endsWith(u'[');
    const QString after = line.sliced(cursor.positionInBlock()).trimmed();
    const bool closes = opens && (after.startsWith(u'}') || after.startsWith(u']'));
    cursor.insertText(u'\n' + indent + (opens ? u"    "_s : QString()));
    if (closes) {
        const int place = cursor.position();
        cursor.insertText(u'\n' + indent);
        cursor.setPosition(place);
    }
    setTextCursor(cursor);
}

void JsonEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (m_completer->popup()->isVisible()) {
        if (isReturn || event->key() == Qt::Key_Tab || event->key() == Qt::Key_Escape || event->key() == Qt::Key_Backtab)
            return event->ignore(); // the completion's own
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier)
        return complete(true);
    if (isReturn && event->modifiers() == Qt::NoModifier && !isReadOnly()) {
        breakLine();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
    const bool isOrder = event->modifiers().testFlag(Qt::ControlModifier) && !event->modifiers().testFlag(Qt::AltModifier);
    const QString typed = isOrder ? QString() : event->text();
    const bool isWord = !typed.isEmpty() && (typed.at(0).isLetterOrNumber() || typed.at(0) == u'_' || typed.at(0) == u'-');
    if (typed == "\""_L1 || isWord || (event->key() == Qt::Key_Backspace && m_completer->popup()->isVisible()))
        complete(typed == "\""_L1);
    else if (!typed.isEmpty())
        m_completer->popup()->hide();
}

bool JsonEdit::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QPlainTextEdit::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int place = cursorForPosition(help->pos()).position();
    const auto mark = std::ranges::find_if(m_marks, [place](const JsonMark &each) { return place >= each.begin && place <= each.end; });
    if (mark == m_marks.end())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), mark->message.toHtmlEscaped(), this);
    return true;
}

void JsonEdit::focusOutEvent(QFocusEvent *event)
{
    if (event->reason() != Qt::PopupFocusReason)
        m_completer->popup()->hide();
    QPlainTextEdit::focusOutEvent(event);
}

int JsonEdit::gutterWidth() const
{
    const qsizetype digits = std::max<qsizetype>(2, QString::number(blockCount()).size());
    return int(digits) * fontMetrics().horizontalAdvance(u'9') + theme::Medium + theme::Small;
}

void JsonEdit::placeGutter()
{
    setViewportMargins(gutterWidth(), 0, 0, 0);
    const QRect inside = contentsRect();
    m_gutter->setGeometry(inside.left(), inside.top(), gutterWidth(), inside.height());
}

void JsonEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeGutter();
}

void JsonEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_gutter)
        showMarks();
}

void JsonEdit::paintGutter(QPaintEvent *event)
{
    QPainter painter(m_gutter);
    painter.setFont(font());
    painter.setPen(theme::quietTextColor(palette()));
    const int height = fontMetrics().height();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF box = blockBoundingGeometry(block).translated(contentOffset());
        if (box.top() > event->rect().bottom())
            break;
        painter.drawText(QRectF(0, box.top(), m_gutter->width() - theme::Small, height), Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(block.blockNumber() + 1));
    }
}

} // namespace lineside
