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
class CommandPalette;
class LiveSettings;
class PriceBook;
class RequestExchange;
class SetupDialogs;
class StatusArea;
class WelcomePage;
class WorkspacePages;

/// The window: the rail, the workspaces, what there is to say about the whole program, and the actions that belong to none of them.
/// The pages that are not shown at first are made right after the first paint.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(const Services &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    void showPage(WorkspacePage page);
    void showWelcome();
    void startDemo();
    /// What the program was started with: the files go along with the next question, the last address is talked to.
    void open(const QStringList &files, const QList<QUrl> &addresses);
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
    void connectPages();
    void connectServices();
    void restore();

    void takeDemo(const DemoSetup &setup);
    void followCatalog();
    void followTarget();
    void verify(const ChatCall &call);
    void bringPageOf(const QAction &action);

    void openSettingsMenu();
    void addProvider();
    void connectGateway();
    void openPalette();
    void openShortcuts();

    Services m_services;
    ActionRegistry m_actions;
    LiveSettings *m_settings;
    Rail *m_rail;
    QStackedWidget *m_stack;
    WelcomePage *m_welcome;
    PriceBook *m_prices;
    WorkspacePages *m_pages;
    SetupDialogs *m_setup;
    RequestExchange *m_exchange;
    StatusArea *m_status;
    CommandPalette *m_palette = nullptr; ///< until it is opened
    Banner *m_noticeBanner;
    Banner *m_secretBanner;
    Banner *m_saveBanner;
    Banner *m_historyBanner;
    Banner *m_undoBanner;
    bool m_wasPainted = false;
};

} // namespace lineside
