// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/appsettings.h"
#include "core/chatbackend.h"
#include "interchange/exportforms.h"
#include "ui/shell/rail.h"
#include "ui/shell/services.h"
#include "ui/shell/windowmemory.h"

#include <QObject>

class QStackedWidget;

namespace lineside {

class ActionRegistry;
class ChatPage;
class PriceBook;
class RoutesPage;
class UsagePage;
class VerifyPage;

/// The window's workspaces in their stack. A page is made when it is needed: they are most of what there is to make at the start.
class WorkspacePages : public QObject
{
    Q_OBJECT
public:
    WorkspacePages(const Services &services, ActionRegistry &actions, QStackedWidget &stack, PriceBook &prices, const AppSettings &settings);

    QWidget *page(WorkspacePage page);
    ChatPage &chat();
    RoutesPage &routes();
    VerifyPage &verifying();
    UsagePage &usage();
    ChatPage *madeChat() const { return m_chat; } ///< null until it was needed
    void applySettings(const AppSettings &settings);
    void makeMissing();
    void makeOneByOne(); ///< the same, with time for the window in between

    static QString name(WorkspacePage page); ///< how settings and the ids of actions call it
    static WorkspacePage called(const QString &name);

Q_SIGNALS:
    void pageRequested(lineside::WorkspacePage page);
    void verifyRequested(const lineside::ChatCall &call);
    void addProviderRequested();
    void connectGatewayRequested();
    void editGatewayRequested(const lineside::GatewayId &gateway);
    void targetChanged();
    void imageLongSideChosen(int pixels);
    void statusMessage(const QString &message);
    void curlRequested(const lineside::ExportSource &source); ///< on the clipboard
    void exportRequested(const QList<lineside::ExportSource> &sources);

private:
    bool makeNext();
    void addWaysOfVerifying();
    void exportRoute(const ExportSource &push, const ChatCall &question);

    Services m_services;
    ActionRegistry &m_actions;
    QStackedWidget &m_stack;
    PriceBook &m_prices;
    AppSettings m_settings;
    WindowMemory m_memory;
    ChatPage *m_chat = nullptr;     ///< null until it is needed
    RoutesPage *m_routes = nullptr; ///< the same
    VerifyPage *m_verify = nullptr; ///< the same
    UsagePage *m_usage = nullptr;   ///< the same
};

} // namespace lineside
