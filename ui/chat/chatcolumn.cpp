// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/chatcolumn.h"

#include "ui/chat/chatheader.h"
#include "ui/chat/composer.h"
#include "ui/chat/shownchat.h"
#include "ui/theme/theme.h"
#include "ui/transcript/transcriptcanvas.h"
#include "ui/transcript/transcriptview.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"

#include <QHBoxLayout>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

enum StackPage { NoTargets, NothingAsked, Transcript };

} // namespace

ChatColumn::ChatColumn(Catalog &catalog, ShownChat &shown, QWidget *parent)
    : FileDropArea(parent)
    , m_shown(shown)
    , m_header(new ChatHeader(this))
    , m_stack(new QStackedWidget(this))
    , m_transcript(new TranscriptView(m_stack))
    , m_banner(new Banner(this))
    , m_composer(new Composer(catalog, this))
{
    m_transcript->setObjectName(u"transcript"_s);
    m_banner->setObjectName(u"chatBanner"_s);
    fillStack();
    arrange();
    connect(this, &FileDropArea::dropped, m_composer, &Composer::attach);
    connect(&shown, &ShownChat::shown, this, [this] {
        m_banner->clear();
        m_transcript->setSession(&m_shown.session());
    });
    connect(&shown, &ShownChat::titleChanged, this, [this] { m_header->setTitle(m_shown.session().title()); });
    connect(&shown, &ShownChat::targetChanged, this, &ChatColumn::followTurns);
    connect(&shown, &ShownChat::turnsChanged, this, &ChatColumn::followTurns);
    connect(&m_transcript->canvas(), &TranscriptCanvas::layoutChanged, this, &ChatColumn::followWidth);
}

void ChatColumn::fillStack()
{
    auto *noTargets = new EmptyState(u"provider"_s, tr("There is nobody to talk to yet: add a provider's key, or connect a gateway."),
                                     tr("Add a provider key"), m_stack);
    noTargets->setObjectName(u"noTargets"_s);
    auto *nothingAsked = new EmptyState(u"chat"_s, tr("Ask something below. The answer streams in here, with its tokens, times and the way it took."),
                                        QString(), m_stack);
    m_stack->addWidget(noTargets);
    m_stack->addWidget(nothingAsked);
    m_stack->addWidget(m_transcript);
    connect(noTargets, &EmptyState::triggered, this, &ChatColumn::addProviderRequested);
}

void ChatColumn::arrange()
{
    m_below = new QVBoxLayout;
    m_below->setSpacing(theme::Small);
    for (QWidget *part : std::initializer_list<QWidget *>{m_banner, m_composer}) {
        auto *line = new QHBoxLayout;
        line->addStretch(1);
        line->addWidget(part, 1000);
        line->addStretch(1);
        m_below->addLayout(line);
    }
    followWidth();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_stack, 1);
    layout->addLayout(m_below);
}

// What stands below the transcript is as wide as the column of text, and under it, also before there is one: the first question moves nothing.
void ChatColumn::followWidth()
{
    const TranscriptCanvas &canvas = m_transcript->canvas();
    constexpr int narrowest = 76; // characters: all of the composer's buttons
    const int width = std::max(qRound(canvas.layout().terms().style.columnWidth), fontMetrics().averageCharWidth() * narrowest);
    m_banner->setMaximumWidth(width);
    m_composer->setMaximumWidth(width);
    const int shift = m_instead ? 0 : canvas.verticalScrollBar()->sizeHint().width();
    const QMargins beside = layoutDirection() == Qt::LeftToRight ? QMargins(0, 0, shift, 0) : QMargins(shift, 0, 0, 0);
    m_below->setContentsMargins(QMargins(theme::Large, theme::Small, theme::Large, theme::Large) + beside);
    for (const int empty : {NoTargets, NothingAsked})
        m_stack->widget(empty)->setContentsMargins(beside);
}

void ChatColumn::followTurns()
{
    if (m_instead)
        m_stack->setCurrentWidget(m_instead);
    else if (!m_shown.session().turns().isEmpty())
        m_stack->setCurrentIndex(Transcript);
    else
        m_stack->setCurrentIndex(m_shown.session().target() ? NothingAsked : NoTargets);
}

void ChatColumn::showInstead(QWidget *page)
{
    m_instead = page;
    m_stack->addWidget(page);
    followTurns();
    followWidth();
}

void ChatColumn::showTranscript()
{
    m_instead = nullptr;
    followTurns();
    followWidth();
}

} // namespace lineside
