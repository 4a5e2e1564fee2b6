// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// How the page is put together; what it does is in routespage.cpp.
#include "ui/routes/routespage.h"

#include "ui/routes/routetreedelegate.h"
#include "ui/routes/routetreemodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

template<class Button>
Button *buttonFor(QAction *action, const QString &name, QWidget *parent)
{
    auto *button = new Button(parent);
    button->setObjectName(name);
    button->setText(action->text());
    button->setIcon(action->icon());
    button->setAccessibleName(action->text());
    button->setToolTip(action->text());
    button->setEnabled(action->isEnabled());
    QObject::connect(button, &QAbstractButton::clicked, action, [action] { action->trigger(); });
    QObject::connect(action, &QAction::changed, button, [button, action] { button->setEnabled(action->isEnabled()); });
    return button;
}

} // namespace

void RoutesPage::build()
{
    auto *noGateway = new EmptyState(u"gateway"_s, tr("There is no gateway yet."), tr("Connect a gateway"), this);
    noGateway->setObjectName(u"noGatewayState"_s);
    connect(noGateway, &EmptyState::triggered, this, &RoutesPage::connectGatewayRequested);

    QWidget *side = makeSide(); // before the editor: the tab order follows
    m_editor = new RouteEditor(m_actions, this);
    m_gatewayPanel = makeGatewayPanel();
    m_right = new QStackedWidget(this);
    m_right->addWidget(m_editor);
    m_right->addWidget(m_gatewayPanel);

    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->addWidget(side);
    splitter->addWidget(m_right);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({230, 700});
    m_outer = new QStackedWidget(this);
    m_outer->addWidget(noGateway);
    m_outer->addWidget(splitter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_outer);
}

QWidget *RoutesPage::makeSide()
{
    auto *side = new QWidget(this);
    side->setMinimumWidth(180);
    side->setProperty("surface", u"side"_s);
    side->setAttribute(Qt::WA_StyledBackground);
    m_tree = new QTreeView(side);
    m_tree->setObjectName(u"routeTree"_s);
    m_tree->setAccessibleName(tr("Gateways and routes"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new RouteTreeDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(0); // the delegate indents; gateways stay open
    m_tree->setRootIsDecorated(false);
    m_tree->setItemsExpandable(false);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setProperty("surface", u"side"_s);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *heading = new QLabel(tr("&Routes"), side);
    heading->setBuddy(m_tree);
    QFont strong = theme::font();
    strong.setWeight(QFont::DemiBold);
    heading->setFont(strong);
    m_progress = new QLabel(side);
    m_progress->setObjectName(u"routesProgress"_s);
    m_progress->setFont(theme::font(theme::TextSize::Small));
    m_progress->setContentsMargins(theme::Medium, 0, theme::Medium, theme::Small);
    m_progress->setWordWrap(true);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(theme::Medium, theme::Small, theme::Small, 0);
    head->addWidget(heading, 1);
    auto *refresh = buttonFor<QToolButton>(m_refresh, u"refreshRoutesButton"_s, side);
    auto *add = buttonFor<QToolButton>(m_new, u"newRouteButton"_s, side);
    refresh->setAutoRaise(true);
    add->setAutoRaise(true);
    head->addWidget(refresh);
    head->addWidget(add);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::Small);
    layout->addLayout(head);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_progress);
    return side;
}

QWidget *RoutesPage::makeGatewayPanel()
{
    auto *panel = new QWidget(this);
    m_gatewayTitle = new QLabel(panel);
    m_gatewayTitle->setObjectName(u"gatewayTitle"_s);
    m_gatewayTitle->setTextFormat(Qt::PlainText);
    QFont strong = theme::font(theme::TextSize::Large);
    strong.setWeight(QFont::DemiBold);
    m_gatewayTitle->setFont(strong);
    m_gatewayText = new QLabel(panel);
    m_gatewayText->setTextFormat(Qt::PlainText);
    m_gatewayText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_gatewayBanner = new Banner(panel);
    m_gatewayBanner->setObjectName(u"gatewayBanner"_s);
    m_noRoute = new EmptyState(u"routes"_s, tr("There is no route here yet. Refresh to see what the gateway has."), tr("New route"), panel);
    m_noRoute->setObjectName(u"noRouteState"_s);
    connect(m_noRoute, &EmptyState::triggered, this, &RoutesPage::newRoute);
    auto *edit = new QPushButton(theme::icon(u"edit"_s), tr("Edit gateway"), panel);
    edit->setObjectName(u"editGatewayButton"_s);
    connect(edit, &QPushButton::clicked, this, [this] { Q_EMIT editGatewayRequested(m_gateway); });

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme::Small);
    buttons->addWidget(buttonFor<QPushButton>(m_refresh, u"refreshGatewayButton"_s, panel));
    buttons->addWidget(buttonFor<QPushButton>(m_new, u"newRouteHereButton"_s, panel));
    buttons->addWidget(edit);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(theme::Large, theme::Medium, theme::Large, theme::Large);
    layout->setSpacing(theme::Medium);
    layout->addWidget(m_gatewayTitle);
    layout->addWidget(m_gatewayText);
    layout->addLayout(buttons);
    layout->addWidget(m_gatewayBanner);
    layout->addWidget(m_noRoute, 1);
    layout->addStretch();
    return panel;
}

} // namespace lineside
