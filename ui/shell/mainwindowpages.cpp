// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The window's workspaces: made when they are needed, as they are most of what there is to make at the start.
#include "ui/shell/mainwindow.h"

#include "ui/chat/chatpage.h"
#include "ui/routes/routespage.h"
#include "ui/shell/statusarea.h"
#include "ui/shell/windowmemory.h"
#include "ui/verify/verifypage.h"

#include <QStackedWidget>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace lineside {

QWidget *MainWindow::page(WorkspacePage page)
{
    switch (page) {
    case WorkspacePage::Routes:
        return &routes();
    case WorkspacePage::Verify:
        return &verifying();
    case WorkspacePage::Chat:
        break;
    }
    return &chat();
}

ChatPage &MainWindow::chat()
{
    if (m_chat)
        return *m_chat;
    m_chat = new ChatPage(m_services.catalog, m_services.chat, m_services.history, m_actions, m_settings, m_stack);
    m_stack->addWidget(m_chat);
    connect(m_chat, &ChatPage::verifyRequested, this, &MainWindow::verify);
    connect(m_chat, &ChatPage::addProviderRequested, this, &MainWindow::addProvider);
    connect(m_chat, &ChatPage::connectGatewayRequested, this, &MainWindow::connectGateway);
    connect(m_chat, &ChatPage::statusMessage, m_status, &StatusArea::showMessage);
    connect(m_chat, &ChatPage::targetChanged, this, &MainWindow::followTarget);
    for (const QString &id : {u"chat.new"_s, u"chat.search"_s})
        connect(m_actions.action(id), &QAction::triggered, this, [this] { showPage(WorkspacePage::Chat); });
    followTarget();
    m_chat->reopen(WindowMemory().conversation());
    return *m_chat;
}

RoutesPage &MainWindow::routes()
{
    if (m_routes)
        return *m_routes;
    m_routes = new RoutesPage(m_services.catalog, m_services.http, m_actions, m_stack);
    m_stack->addWidget(m_routes);
    connect(m_routes, &RoutesPage::verifyRequested, this, &MainWindow::verify);
    connect(m_routes, &RoutesPage::chatRequested, this, [this](const Target &target) {
        chat().chooseTarget(target);
        showPage(WorkspacePage::Chat);
    });
    connect(m_routes, &RoutesPage::connectGatewayRequested, this, &MainWindow::connectGateway);
    connect(m_routes, &RoutesPage::editGatewayRequested, this, [this](const GatewayId &id) {
        if (const auto gateway = m_services.catalog.gateway(id))
            openGateway(gateway);
    });
    connect(m_routes, &RoutesPage::statusMessage, m_status, &StatusArea::showMessage);
    return *m_routes;
}

VerifyPage &MainWindow::verifying()
{
    if (m_verify)
        return *m_verify;
    m_verify = new VerifyPage(m_services.catalog, m_services.chat, m_services.prober, m_actions, m_stack);
    m_stack->addWidget(m_verify);
    connect(m_verify, &VerifyPage::statusMessage, m_status, &StatusArea::showMessage);
    connect(m_verify, &VerifyPage::connectGatewayRequested, this, &MainWindow::connectGateway);
    return *m_verify;
}

bool MainWindow::makeMissingPage()
{
    if (!m_chat)
        chat();
    else if (!m_routes)
        routes();
    else if (!m_verify)
        verifying();
    else
        return false;
    return true;
}

void MainWindow::makeMissingPages()
{
    while (makeMissingPage()) { }
}

void MainWindow::makePagesOneByOne()
{
    if (makeMissingPage())
        QTimer::singleShot(0, this, &MainWindow::makePagesOneByOne);
}

} // namespace lineside
