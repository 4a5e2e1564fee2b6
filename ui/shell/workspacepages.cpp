// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/workspacepages.h"

#include "ui/chat/chatpage.h"
#include "ui/faults/faultpanel.h"
#include "ui/routes/routespage.h"
#include "ui/suites/suitespanel.h"
#include "ui/usage/usagepage.h"
#include "ui/verify/seriespanel.h"
#include "ui/verify/verifypage.h"
#include "ui/widgets/actionregistry.h"

#include <QStackedWidget>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace lineside {

WorkspacePages::WorkspacePages(const Services &services, ActionRegistry &actions, QStackedWidget &stack, PriceBook &prices, const AppSettings &settings)
    : QObject(&stack)
    , m_services(services)
    , m_actions(actions)
    , m_stack(stack)
    , m_prices(prices)
    , m_settings(settings)
{
}

QString WorkspacePages::name(WorkspacePage page)
{
    switch (page) {
    case WorkspacePage::Routes:
        return u"routes"_s;
    case WorkspacePage::Verify:
        return u"verify"_s;
    case WorkspacePage::Usage:
        return u"usage"_s;
    case WorkspacePage::Chat:
        break;
    }
    return u"chat"_s;
}

WorkspacePage WorkspacePages::called(const QString &name)
{
    for (const auto page : {WorkspacePage::Routes, WorkspacePage::Verify, WorkspacePage::Usage}) {
        if (WorkspacePages::name(page) == name)
            return page;
    }
    return WorkspacePage::Chat;
}

QWidget *WorkspacePages::page(WorkspacePage page)
{
    switch (page) {
    case WorkspacePage::Routes:
        return &routes();
    case WorkspacePage::Verify:
        return &verifying();
    case WorkspacePage::Usage:
        return &usage();
    case WorkspacePage::Chat:
        break;
    }
    return &chat();
}

ChatPage &WorkspacePages::chat()
{
    if (m_chat)
        return *m_chat;
    m_chat = new ChatPage(m_services.catalog, m_services.chat, m_services.history, m_actions, m_settings, &m_stack);
    m_chat->setPrices(m_prices);
    m_stack.addWidget(m_chat);
    connect(m_chat, &ChatPage::verifyRequested, this, &WorkspacePages::verifyRequested);
    connect(m_chat, &ChatPage::addProviderRequested, this, &WorkspacePages::addProviderRequested);
    connect(m_chat, &ChatPage::connectGatewayRequested, this, &WorkspacePages::connectGatewayRequested);
    connect(m_chat, &ChatPage::statusMessage, this, &WorkspacePages::statusMessage);
    connect(m_chat, &ChatPage::targetChanged, this, &WorkspacePages::targetChanged);
    connect(m_chat, &ChatPage::curlRequested, this, &WorkspacePages::curlRequested);
    connect(m_chat, &ChatPage::exportRequested, this, &WorkspacePages::exportRequested);
    for (const QString &id : {u"chat.new"_s, u"chat.search"_s})
        connect(m_actions.action(id), &QAction::triggered, this, [this] { Q_EMIT pageRequested(WorkspacePage::Chat); });
    Q_EMIT targetChanged();
    m_chat->reopen(m_memory.conversation());
    // At once, as nobody knows how the program will end.
    connect(m_chat, &ChatPage::conversationShown, this, [this](ConversationId shown) { m_memory.setConversation(shown); });
    connect(m_chat, &ChatPage::imageLongSideChosen, this, &WorkspacePages::imageLongSideChosen);
    return *m_chat;
}

RoutesPage &WorkspacePages::routes()
{
    if (m_routes)
        return *m_routes;
    m_routes = new RoutesPage(m_services.catalog, m_services.http, m_services.secrets, m_actions, &m_stack);
    m_stack.addWidget(m_routes);
    connect(m_routes, &RoutesPage::verifyRequested, this, &WorkspacePages::verifyRequested);
    connect(m_routes, &RoutesPage::chatRequested, this, [this](const Target &target) {
        chat().chooseTarget(target);
        Q_EMIT pageRequested(WorkspacePage::Chat);
    });
    connect(m_routes, &RoutesPage::connectGatewayRequested, this, &WorkspacePages::connectGatewayRequested);
    connect(m_routes, &RoutesPage::editGatewayRequested, this, &WorkspacePages::editGatewayRequested);
    connect(m_routes, &RoutesPage::statusMessage, this, &WorkspacePages::statusMessage);
    connect(m_routes, &RoutesPage::curlRequested, this, &WorkspacePages::curlRequested);
    connect(m_routes, &RoutesPage::exportRequested, this, &WorkspacePages::exportRoute);
    return *m_routes;
}

// What a route is for leaves with it: a question through it.
void WorkspacePages::exportRoute(const ExportSource &push, const ChatCall &question)
{
    QList<ExportSource> sources{push};
    if (const Result<HttpRequest> request = m_services.chat.describe(question))
        sources.append({.name = push.name, .request = *request, .title = tr("A question through the route")});
    Q_EMIT exportRequested(sources);
}

VerifyPage &WorkspacePages::verifying()
{
    if (m_verify)
        return *m_verify;
    m_verify = new VerifyPage(m_services.catalog, m_services.chat, m_services.prober, m_actions, &m_stack);
    m_stack.addWidget(m_verify);
    addWaysOfVerifying();
    connect(m_verify, &VerifyPage::statusMessage, this, &WorkspacePages::statusMessage);
    connect(m_verify, &VerifyPage::curlRequested, this, &WorkspacePages::curlRequested);
    connect(m_verify, &VerifyPage::exportRequested, this, &WorkspacePages::exportRequested);
    connect(m_verify, &VerifyPage::connectGatewayRequested, this, &WorkspacePages::connectGatewayRequested);
    return *m_verify;
}

void WorkspacePages::addWaysOfVerifying()
{
    auto *series = new SeriesPanel({m_services.catalog, m_services.chat, m_services.prober, m_prices}, m_actions, m_verify);
    m_verify->addWay(series, tr("Many times"), {u"verify.repeat"_s});
    connect(series, &SeriesPanel::statusMessage, this, &WorkspacePages::statusMessage);
    auto *suites = new SuitesPanel({m_services.catalog, m_services.chat, m_services.prober, m_services.suites, m_prices}, m_actions, m_verify);
    m_verify->addWay(suites, tr("Suites"), {u"verify.runSuite"_s, u"verify.newSuite"_s});
    const FaultTrial::Services lab{m_services.chat, m_services.http, m_services.prober, m_services.faults, m_services.secrets};
    auto *faults = new FaultPanel(m_services.catalog, lab, m_actions, m_verify);
    m_verify->addWay(faults, tr("Fault lab"), {u"verify.tryFault"_s});
    connect(faults, &FaultPanel::statusMessage, this, &WorkspacePages::statusMessage);
    connect(suites, &SuitesPanel::statusMessage, this, &WorkspacePages::statusMessage);
}

UsagePage &WorkspacePages::usage()
{
    if (m_usage)
        return *m_usage;
    m_usage = new UsagePage(m_services.history, m_services.catalog, m_prices, m_actions, &m_stack);
    m_stack.addWidget(m_usage);
    return *m_usage;
}

void WorkspacePages::applySettings(const AppSettings &settings)
{
    m_settings = settings;
    if (m_chat)
        m_chat->applySettings(settings);
}

bool WorkspacePages::makeNext()
{
    if (!m_chat)
        chat();
    else if (!m_routes)
        routes();
    else if (!m_verify)
        verifying();
    else if (!m_usage)
        usage();
    else
        return false;
    return true;
}

void WorkspacePages::makeMissing()
{
    while (makeNext()) { }
}

void WorkspacePages::makeOneByOne()
{
    if (makeNext())
        QTimer::singleShot(0, this, &WorkspacePages::makeOneByOne);
}

} // namespace lineside
