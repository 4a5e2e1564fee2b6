// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/target.h"
#include "ui/shell/rail.h"
#include "ui/shell/services.h"
#include "ui/widgets/actionregistry.h"

#include <QMainWindow>

class QStackedWidget;

namespace lineside {

class Banner;
class ChatPage;
class CommandPalette;
class RoutesPage;
class StatusArea;
class VerifyPage;
class WelcomePage;

/// The window: the rail, the workspaces, what there is to say about the whole program, and the actions that belong to none of them.
/// A workspace's page is made when it is needed, and all that are left right after the first paint.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(const Services &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    void showPage(WorkspacePage page);
    void showWelcome();
    void startDemo();
    /// Says what went wrong before there was a window.
    void showError(const Error &error);

Q_SIGNALS:
    /// The window is there to be seen; emitted once. What can wait until then does.
    void firstPainted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    QWidget *makeBanners(QWidget *parent);
    void addActions();
    void addAction(const QString &id, const QString &text, const QKeySequence &shortcut, const QString &iconName, void (MainWindow::*order)());
    void connectWelcome();
    QWidget *page(WorkspacePage page);
    ChatPage &chat();
    RoutesPage &routes();
    VerifyPage &verifying();
    bool makeMissingPage();
    void makeMissingPages();
    void makePagesOneByOne();
    void connectServices();
    void restore();

    void takeDemo(const DemoSetup &setup);
    void followCatalog();
    void followSecrets();
    void followTarget();
    void applySettings(const AppSettings &settings);
    void zoomBy(int percent);
    void verify(const ChatCall &call);
    void bringPageOf(const QAction &action);

    void openSettings();
    void openSettingsMenu();
    void openProvider(const std::optional<Provider> &existing);
    void openGateway(const std::optional<Gateway> &existing);
    void addProvider() { openProvider({}); }
    void connectGateway() { openGateway({}); }
    void removeProvider(const Provider &provider);
    void removeGateway(const Gateway &gateway);
    void offerUndo(const QString &message);
    void openPalette();
    void openShortcuts();

    Services m_services;
    AppSettings m_settings;
    ActionRegistry m_actions;
    Rail *m_rail;
    QStackedWidget *m_stack;
    WelcomePage *m_welcome;
    ChatPage *m_chat = nullptr;     ///< null until it is needed
    RoutesPage *m_routes = nullptr; ///< the same
    VerifyPage *m_verify = nullptr; ///< the same
    StatusArea *m_status;
    CommandPalette *m_palette;
    Banner *m_noticeBanner;
    Banner *m_secretBanner;
    QString m_secretNoticeRead; ///< what the keychain's banner said when it was closed
    Banner *m_saveBanner;
    Banner *m_historyBanner;
    Banner *m_undoBanner;
    bool m_wasPainted = false;
};

} // namespace lineside
