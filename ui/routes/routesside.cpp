// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routesside.h"

#include "ui/routes/actionbutton.h"
#include "ui/routes/routetreedelegate.h"
#include "ui/routes/routetreemodel.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

RoutesSide::RoutesSide(RouteTreeModel &model, const RouteActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_tree(new QTreeView(this))
    , m_progress(new QLabel(this))
{
    setMinimumWidth(180);
    setProperty("surface", u"side"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_tree->setObjectName(u"routeTree"_s);
    m_tree->setAccessibleName(tr("Gateways and routes"));
    m_tree->setModel(&model);
    m_tree->setItemDelegate(new RouteTreeDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(0); // the delegate indents; gateways stay open
    m_tree->setRootIsDecorated(false);
    m_tree->setItemsExpandable(false);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setProperty("surface", u"side"_s);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_tree->addActions({actions.push, actions.pushAll, actions.pull, actions.verify, actions.chat, actions.copyCurl, actions.exportRoute, actions.remove, actions.removeEverywhere});
    m_progress->setObjectName(u"routesProgress"_s);
    m_progress->setFont(theme::font(theme::TextSize::Small));
    m_progress->setContentsMargins(theme::Medium, 0, theme::Medium, theme::Small);
    m_progress->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::Small);
    layout->addLayout(makeHead(actions));
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_progress);
    keepPlace(model);
}

// What is being looked at stays where it is while a listing is taken in.
void RoutesSide::keepPlace(RouteTreeModel &model)
{
    connect(&model, &RouteTreeModel::aboutToTakePortion, this, [this] {
        if (m_tree->verticalScrollBar()->value() > 0)
            m_top = m_tree->indexAt({ 1, 1 });
    });
    connect(&model, &RouteTreeModel::tookPortion, this, [this] {
        if (m_top.isValid() && m_tree->visualRect(m_top).top() != 0)
            m_tree->scrollTo(m_top, QAbstractItemView::PositionAtTop);
        m_top = QPersistentModelIndex();
    });
}

QLayout *RoutesSide::makeHead(const RouteActions &actions)
{
    auto *heading = new QLabel(tr("&Routes"), this);
    heading->setBuddy(m_tree);
    QFont strong = theme::font();
    strong.setWeight(QFont::DemiBold);
    heading->setFont(strong);
    auto *refresh = makeActionButton<QToolButton>(actions.refresh, u"refreshRoutesButton"_s, this);
    auto *add = makeActionButton<QToolButton>(actions.add, u"newRouteButton"_s, this);
    refresh->setAutoRaise(true);
    add->setAutoRaise(true);
    auto *menu = new QMenu(add);
    menu->addAction(actions.add);
    menu->addAction(actions.addFrom);
    add->setMenu(menu);
    add->setPopupMode(QToolButton::MenuButtonPopup);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(theme::Medium, theme::Small, theme::Small, 0);
    head->addWidget(heading, 1);
    head->addWidget(refresh);
    head->addWidget(add);
    return head;
}

void RoutesSide::showProgress(const QString &text)
{
    m_progress->setText(text);
    m_progress->setVisible(!text.isEmpty());
}

} // namespace lineside
