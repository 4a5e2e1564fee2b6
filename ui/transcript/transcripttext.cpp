// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/transcripttext.h"

#include "ui/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QGuiApplication>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>

namespace lineside {

namespace {

constexpr int columnCharacters = 76;

enum class Behind { Nothing, Panel, QuoteLine };

Behind behindOf(const QTextBlock &block)
{
    if (!block.isValid())
        return Behind::Nothing;
    if (block.blockFormat().hasProperty(QTextFormat::BlockCodeLanguage))
        return Behind::Panel;
    return block.blockFormat().intProperty(QTextFormat::BlockQuoteLevel) > 0 ? Behind::QuoteLine : Behind::Nothing;
}

// The lines of a block over the full width of the column that it has.
QRectF areaOf(const QTextBlock &block)
{
    const QTextLayout *layout = block.layout();
    if (layout->lineCount() == 0)
        return {};
    const QTextDocument *document = block.document();
    QRectF area = document->documentLayout()->blockBoundingRect(block);
    const qreal width = layout->lineAt(0).width();
    area.setLeft(area.left() + layout->lineAt(0).x());
    area.setWidth(width);
    return area;
}

} // namespace

TranscriptText::TranscriptText(QWidget *parent)
    : QTextBrowser(parent)
{
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setFrameShape(QFrame::NoFrame);
    setProperty("plain", true); // for the style sheet: no surface of its own
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setTextInteractionFlags(Qt::TextBrowserInteraction);
    setAccessibleName(tr("Conversation"));
    viewport()->setBackgroundRole(QPalette::Window);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (m_follows)
            goToEnd();
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { setFollows(isAtEnd()); });
}

bool TranscriptText::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum() - theme::Small;
}

void TranscriptText::goToEnd()
{
    setFollows(true);
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

QVariant TranscriptText::loadResource(int, const QUrl &)
{
    return {};
}

void TranscriptText::paintEvent(QPaintEvent *event)
{
    paintBehind(event->rect());
    QTextBrowser::paintEvent(event);
}

void TranscriptText::paintBehind(const QRect &exposed)
{
    const QPalette colors = QGuiApplication::palette(); // the style sheet makes this widget's own window colour transparent
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.translate(0, -verticalScrollBar()->value());
    const qreal bottom = exposed.bottom() + verticalScrollBar()->value();
    QTextBlock block = cursorForPosition(exposed.topLeft()).block();
    while (behindOf(block) != Behind::Nothing && behindOf(block.previous()) == behindOf(block))
        block = block.previous();
    if (block.previous().isValid())
        block = block.previous(); // what lies behind it reaches below its text
    while (block.isValid() && areaOf(block).top() <= bottom) {
        const Behind behind = behindOf(block);
        const bool fromRight = block.textDirection() == Qt::RightToLeft;
        QRectF area = areaOf(block);
        for (block = block.next(); behind != Behind::Nothing && behindOf(block) == behind; block = block.next())
            area |= areaOf(block);
        if (behind == Behind::Panel) {
            painter.setBrush(theme::codeColor(colors));
            painter.drawRoundedRect(area.adjusted(-theme::Small, -theme::Tiny, theme::Small, theme::Tiny), theme::radius, theme::radius);
        } else if (behind == Behind::QuoteLine) {
            painter.setBrush(theme::hairlineColor(colors));
            const int away = theme::Medium;
            const qreal left = fromRight ? area.right() + away : area.left() - away;
            painter.drawRect(QRectF(left, area.top(), theme::Tiny - 1, area.height()));
        }
    }
}

void TranscriptText::resizeEvent(QResizeEvent *event)
{
    const int column = fontMetrics().averageCharWidth() * columnCharacters + 2 * theme::Large;
    const int side = qMax(int(theme::Tiny), (width() - column) / 2);
    if (viewportMargins().left() != side)
        setViewportMargins(side, 0, side, 0);
    const bool followed = m_follows;
    QTextBrowser::resizeEvent(event);
    if (followed)
        goToEnd();
}

void TranscriptText::setFollows(bool follows)
{
    if (m_follows == follows)
        return;
    m_follows = follows;
    Q_EMIT followsChanged(follows);
}

} // namespace lineside
