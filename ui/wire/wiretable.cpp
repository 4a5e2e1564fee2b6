// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/wire/wiretable.h"

#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>
#include <array>

namespace lineside {

WireTable::WireTable(QWidget *parent)
    : QTableView(parent)
{
    setFont(theme::codeFont(theme::TextSize::Small));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(fontMetrics().lineSpacing() + int(theme::Tiny) / 2);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 3);
    horizontalHeader()->setFont(theme::font(theme::TextSize::Small));
    connect(verticalScrollBar(), &QScrollBar::sliderMoved, this, [this] { noteReader(); });
}

void WireTable::setFollows(bool follows)
{
    if (follows)
        scrollToBottom();
    if (follows == m_follows)
        return;
    m_follows = follows;
    Q_EMIT followsChanged(follows);
}

void WireTable::followEnd()
{
    if (m_follows)
        scrollToBottom();
}

// Who goes up wants to stay there; who goes to the end wants to stay at the end.
void WireTable::noteReader()
{
    setFollows(verticalScrollBar()->value() >= verticalScrollBar()->maximum());
}

void WireTable::wheelEvent(QWheelEvent *event)
{
    QTableView::wheelEvent(event);
    noteReader();
}

void WireTable::keyPressEvent(QKeyEvent *event)
{
    QTableView::keyPressEvent(event);
    static constexpr std::array ways{Qt::Key_Up, Qt::Key_Down, Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Home, Qt::Key_End};
    if (currentIndex().isValid() && std::ranges::find(ways, event->key()) != ways.end())
        setFollows(currentIndex().row() == model()->rowCount() - 1);
}

void WireTable::mousePressEvent(QMouseEvent *event)
{
    QTableView::mousePressEvent(event);
    if (currentIndex().isValid())
        setFollows(false);
}

QModelIndexList WireTable::selectedRows() const
{
    QModelIndexList rows = selectionModel() ? selectionModel()->selectedRows() : QModelIndexList();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    return rows;
}

} // namespace lineside
