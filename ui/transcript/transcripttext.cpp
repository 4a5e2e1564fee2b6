// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/transcripttext.h"

#include "ui/theme/theme.h"

#include <QScrollBar>

namespace lineside {

namespace {

constexpr int columnCharacters = 76;

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
