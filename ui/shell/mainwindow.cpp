// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/mainwindow.h"

#include "pricing/pricebook.h"
#include "ui/chat/chatpage.h"
#include "ui/routes/routespage.h"
#include "ui/shell/bannerstrip.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/historynotice.h"
#include "ui/shell/livesettings.h"
#include "ui/shell/requestexchange.h"
#include "ui/shell/secretnotice.h"
#include "ui/shell/setupdialogs.h"
#include "ui/shell/shortcutsdialog.h"
#include "ui/shell/statusarea.h"
#include "ui/shell/welcomepage.h"
#include "ui/shell/windowmemory.h"
#include "ui/shell/workspacepages.h"
#include "ui/theme/theme.h"
#include "ui/verify/verifypage.h"
#include "ui/widgets/banner.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QScreen>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QFrame *hairline(QWidget *parent, bool upright)
{
    auto *line = new QFrame(parent);
    line->setProperty("surface", u"hairline"_s);
    if (upright)
        line->setFixedWidth(1);
    else
        line->setFixedHeight(1);
    return line;
}

bool isEmpty(const Workspace &workspace)
{
    return workspace.providers.isEmpty() && workspace.gateways.isEmpty();
}

} // namespace

MainWindow::MainWindow(const Services &services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(services)
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Lineside"));
    setMinimumSize(720, 480);
    connect(&m_actions, &ActionRegistry::added, this, [this](QAction *action) {
        if (action->shortcutContext() == Qt::WindowShortcut)
            QWidget::addAction(action);
    });
    addActions();
    build();
    connectWelcome();
    connectPages();
    connectServices();
    restore(); // first of all: which page is shown decides which is made
    followCatalog();
}

MainWindow::~MainWindow()
{
    // The pages use the actions, which would otherwise go first. Taken out of the window they would be styled anew before they go.
    delete centralWidget();
}

void MainWindow::build()
{
    auto *central = new QWidget(this);
    m_rail = new Rail(central);
    m_stack = new QStackedWidget(central);
    m_stack->setObjectName(u"pages"_s);
    m_welcome = new WelcomePage(m_stack);
    m_stack->addWidget(m_welcome);
    m_prices = new PriceBook(this);
    m_pages = new WorkspacePages(m_services, m_actions, *m_stack, *m_prices, m_settings->current());
    m_status = new StatusArea(central);

    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(makeBanners(central));
    right->addWidget(m_stack, 1);
    right->addWidget(hairline(central, false));
    right->addWidget(m_status);
    auto *row = new QHBoxLayout(central);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(hairline(central, true));
    row->addLayout(right, 1);
    setCentralWidget(central);
    m_setup = new SetupDialogs(m_services, *m_undoBanner, this);
    m_exchange = new RequestExchange(m_services, *m_pages, m_actions, this);
}

QWidget *MainWindow::makeBanners(QWidget *parent)
{
    auto *strip = new BannerStrip(parent);
    m_noticeBanner = strip->add(u"noticeBanner"_s);
    m_saveBanner = strip->add(u"saveBanner"_s);
    m_historyBanner = strip->add(u"historyBanner"_s);
    m_secretBanner = strip->add(u"secretBanner"_s);
    m_undoBanner = strip->add(u"undoBanner"_s);
    return strip;
}

void MainWindow::addAction(const QString &id, const QString &text, const QKeySequence &shortcut, const QString &iconName, void (MainWindow::*order)())
{
    connect(m_actions.add(id, text, shortcut, iconName), &QAction::triggered, this, order);
}

void MainWindow::addActions()
{
    const auto page = [this](const QString &id, const QString &text, int key, const QString &iconName, WorkspacePage shown) {
        connect(m_actions.add(id, text, QKeySequence(Qt::CTRL | Qt::Key(key)), iconName), &QAction::triggered, this, [this, shown] { showPage(shown); });
    };
    page(u"shell.chat"_s, tr("Go to Chat"), Qt::Key_1, u"chat"_s, WorkspacePage::Chat);
    page(u"shell.routes"_s, tr("Go to Routes"), Qt::Key_2, u"routes"_s, WorkspacePage::Routes);
    page(u"shell.verify"_s, tr("Go to Verify"), Qt::Key_3, u"verify"_s, WorkspacePage::Verify);
    page(u"shell.usage"_s, tr("Go to Usage and cost"), Qt::Key_4, u"usage"_s, WorkspacePage::Usage);
    addAction(u"shell.palette"_s, tr("Commands"), Qt::CTRL | Qt::Key_K, u"palette"_s, &MainWindow::openPalette);
    addAction(u"shell.demo"_s, tr("Try the built-in demo"), {}, u"play"_s, &MainWindow::startDemo);
    addAction(u"shell.addProvider"_s, tr("Add a provider key"), {}, u"key"_s, &MainWindow::addProvider);
    addAction(u"shell.connectGateway"_s, tr("Connect a gateway"), {}, u"gateway"_s, &MainWindow::connectGateway);
    addAction(u"shell.welcome"_s, tr("Show the welcome page"), {}, u"info"_s, &MainWindow::showWelcome);
    m_settings = new LiveSettings(m_services.settings, m_actions, this);
    addAction(u"shell.shortcuts"_s, tr("Keyboard shortcuts"), Qt::Key_F1, u"info"_s, &MainWindow::openShortcuts);
    connect(m_actions.add(u"shell.quit"_s, tr("Quit"), Qt::CTRL | Qt::Key_Q, u"close"_s), &QAction::triggered, this, &QWidget::close);
}

void MainWindow::connectWelcome()
{
    connect(m_rail, &Rail::pageChosen, this, &MainWindow::showPage);
    connect(m_rail, &Rail::settingsRequested, this, &MainWindow::openSettingsMenu);
    connect(m_welcome, &WelcomePage::demoRequested, this, &MainWindow::startDemo);
    connect(m_welcome, &WelcomePage::addProviderRequested, this, &MainWindow::addProvider);
    connect(m_welcome, &WelcomePage::connectGatewayRequested, this, &MainWindow::connectGateway);
}

void MainWindow::connectPages()
{
    connect(m_pages, &WorkspacePages::pageRequested, this, &MainWindow::showPage);
    connect(m_pages, &WorkspacePages::verifyRequested, this, &MainWindow::verify);
    connect(m_pages, &WorkspacePages::addProviderRequested, this, &MainWindow::addProvider);
    connect(m_pages, &WorkspacePages::connectGatewayRequested, this, &MainWindow::connectGateway);
    connect(m_pages, &WorkspacePages::editGatewayRequested, this, [this](const GatewayId &id) {
        if (const auto gateway = m_services.catalog.gateway(id))
            m_setup->openGateway(gateway);
    });
    connect(m_pages, &WorkspacePages::targetChanged, this, &MainWindow::followTarget);
    connect(m_pages, &WorkspacePages::imageLongSideChosen, m_settings, &LiveSettings::setImageLongSide);
    connect(m_pages, &WorkspacePages::statusMessage, m_status, &StatusArea::showMessage);
    connect(m_pages, &WorkspacePages::curlRequested, m_exchange, &RequestExchange::copyAsCurl);
    connect(m_pages, &WorkspacePages::exportRequested, m_exchange, &RequestExchange::exportSources);
    connect(m_exchange, &RequestExchange::statusMessage, m_status, &StatusArea::showMessage);
    connect(m_exchange, &RequestExchange::pageRequested, this, &MainWindow::showPage);
    connect(m_exchange, &RequestExchange::connectGatewayRequested, this, &MainWindow::connectGateway);
    connect(m_welcome, &WelcomePage::pasteRequested, m_exchange, &RequestExchange::openPaste);
    connect(m_settings, &LiveSettings::changed, m_pages, &WorkspacePages::applySettings);
    connect(m_settings, &LiveSettings::statusMessage, m_status, &StatusArea::showMessage);
    connect(m_setup, &SetupDialogs::providerAdded, this, [this](const Provider &provider) {
        m_pages->chat().chooseTarget(DirectTarget{provider, provider.model});
        showPage(WorkspacePage::Chat);
    });
    connect(m_setup, &SetupDialogs::gatewaySaved, this, [this] { showPage(WorkspacePage::Routes); });
}

void MainWindow::connectServices()
{
    connect(&m_services.catalog, &Catalog::changed, this, &MainWindow::followCatalog);
    connect(&m_services.catalog, &Catalog::saveFailed, m_saveBanner, &Banner::showError);
    connect(&m_services.catalog, &Catalog::saved, m_saveBanner, &Banner::clear);
    new HistoryNotice(m_services.history, *m_historyBanner, this);
    new SecretNotice(m_services.secrets, m_services.catalog, *m_secretBanner, *m_status, this);
}

void MainWindow::restore()
{
    if (!restoreGeometry(WindowMemory().geometry())) {
        const QSize room = screen()->availableSize();
        resize(qMin(1180, room.width() * 9 / 10), qMin(780, room.height() * 9 / 10));
    }
    if (isEmpty(m_services.catalog.workspace()))
        showWelcome();
    else
        showPage(WorkspacePages::called(m_settings->current().lastWorkspacePage));
}

void MainWindow::paintEvent(QPaintEvent *event)
{
    QMainWindow::paintEvent(event);
    if (std::exchange(m_wasPainted, true))
        return;
    QTimer::singleShot(0, this, [this] {
        setWindowIcon(theme::programIcon()); // painted in four sizes for the system
        m_pages->makeOneByOne();
        m_prices->load();
        Q_EMIT firstPainted();
    });
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    WindowMemory().setGeometry(saveGeometry());
    m_settings->save();
    QMainWindow::closeEvent(event);
}

void MainWindow::showPage(WorkspacePage page)
{
    m_stack->setCurrentWidget(m_pages->page(page));
    m_rail->setCurrent(page);
    m_settings->setLastWorkspacePage(WorkspacePages::name(page));
    if (page == WorkspacePage::Chat)
        m_pages->chat().focusComposer();
}

void MainWindow::showWelcome()
{
    m_stack->setCurrentWidget(m_welcome);
    m_rail->clearCurrent();
    m_welcome->setFocus();
}

void MainWindow::verify(const ChatCall &call)
{
    showPage(WorkspacePage::Verify);
    m_pages->verifying().verify(call);
}

void MainWindow::bringPageOf(const QAction &action)
{
    for (const auto page : {WorkspacePage::Chat, WorkspacePage::Routes, WorkspacePage::Verify, WorkspacePage::Usage}) {
        if (action.objectName().startsWith(WorkspacePages::name(page) + u'.'))
            showPage(page);
    }
}

void MainWindow::startDemo()
{
    m_welcome->setDemoStarting(true);
    m_services.demo.start(this, [this](const Result<DemoSetup> &setup) {
        m_welcome->setDemoStarting(false);
        if (setup)
            takeDemo(*setup);
        else
            showError(setup.error());
    });
}

void MainWindow::takeDemo(const DemoSetup &setup)
{
    Catalog &catalog = m_services.catalog;
    // The route first: what comes first is what the pages begin with.
    const GatewayId gateway = catalog.put(setup.gateway);
    catalog.put(gateway, setup.route);
    catalog.put(setup.provider, true);
    m_pages->routes().openRoute(gateway, setup.route.id);
    m_pages->routes().refresh();
    if (const auto kept = catalog.gateway(gateway))
        m_pages->chat().goOnWith(RouteTarget{*kept, setup.route, setup.route.aiProxy ? setup.route.aiProxy->model : QString()});
    m_status->showMessage(tr("The demo runs on this computer."));
    showPage(WorkspacePage::Chat);
}

void MainWindow::open(const QStringList &files, const QList<QUrl> &addresses)
{
    if (files.isEmpty() && addresses.isEmpty())
        return;
    showPage(WorkspacePage::Chat);
    if (!addresses.isEmpty())
        m_pages->chat().chooseTarget(UrlTarget{addresses.constLast(), {}, {}, {}});
    if (!files.isEmpty())
        m_pages->chat().attach(files);
}

void MainWindow::showError(const Error &error)
{
    m_noticeBanner->showError(error);
}

void MainWindow::followCatalog()
{
    m_prices->setOwnPrices(m_services.catalog.workspace().prices);
    const QList<Gateway> &gateways = m_services.catalog.workspace().gateways;
    m_status->showDemo(std::ranges::any_of(gateways, &Gateway::isDemo));
    if (m_stack->currentWidget() == m_welcome && !isEmpty(m_services.catalog.workspace()))
        showPage(WorkspacePage::Chat);
    followTarget();
}

void MainWindow::followTarget()
{
    const ChatPage *chat = m_pages->madeChat();
    const std::optional<Target> target = chat ? chat->target() : std::nullopt;
    m_status->showPath(target ? describePath(*target) : QString());
}

void MainWindow::openSettingsMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"settingsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_actions.action(u"shell.settings"_s));
    menu->addAction(m_actions.action(u"shell.shortcuts"_s));
    m_pages->usage(); // has the action
    menu->addAction(m_actions.action(u"usage.prices"_s));
    menu->addAction(m_actions.action(u"shell.pasteRequest"_s));
    menu->addSeparator();
    menu->addAction(m_actions.action(u"shell.addProvider"_s));
    menu->addAction(m_actions.action(u"shell.connectGateway"_s));
    menu->addSeparator();
    m_setup->fillMenu(*menu);
    const QToolButton *button = m_rail->settingsButton();
    menu->popup(button->mapToGlobal(QPoint(button->width(), button->height() - menu->sizeHint().height())));
}

void MainWindow::addProvider()
{
    m_setup->openProvider({});
}

void MainWindow::connectGateway()
{
    m_setup->openGateway({});
}

void MainWindow::openPalette()
{
    m_pages->makeMissing(); // their commands are in it
    if (!m_palette) {
        m_palette = new CommandPalette(m_actions, centralWidget());
        connect(m_palette, &CommandPalette::aboutToTrigger, this, [this](const QAction *action) { bringPageOf(*action); });
    }
    m_palette->open();
}

void MainWindow::openShortcuts()
{
    m_pages->makeMissing(); // their shortcuts are in it
    auto *dialog = new ShortcutsDialog(m_actions, m_settings->current().enterSends, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace lineside
