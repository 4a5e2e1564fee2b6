// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/mainwindow.h"

#include "ui/chat/chatpage.h"
#include "ui/routes/routespage.h"
#include "ui/shell/bannerstrip.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/historynotice.h"
#include "ui/shell/shortcutsdialog.h"
#include "ui/shell/statusarea.h"
#include "ui/shell/welcomepage.h"
#include "ui/shell/windowmemory.h"
#include "ui/theme/theme.h"
#include "ui/verify/verifypage.h"
#include "ui/widgets/banner.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QScreen>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int zoomStep = 10;

QString pageName(WorkspacePage page)
{
    switch (page) {
    case WorkspacePage::Routes:
        return u"routes"_s;
    case WorkspacePage::Verify:
        return u"verify"_s;
    case WorkspacePage::Chat:
        break;
    }
    return u"chat"_s;
}

WorkspacePage pageCalled(const QString &name)
{
    for (const auto page : {WorkspacePage::Routes, WorkspacePage::Verify}) {
        if (pageName(page) == name)
            return page;
    }
    return WorkspacePage::Chat;
}

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

bool isInKeychain(const std::optional<SecretRef> &key)
{
    return key && key->kind == SecretRef::Kind::Keychain;
}

bool keepsKeys(const Workspace &workspace)
{
    return std::ranges::any_of(workspace.providers, [](const Provider &provider) { return isInKeychain(provider.key); })
        || std::ranges::any_of(workspace.gateways, [](const Gateway &gateway) { return isInKeychain(gateway.adminKey) || isInKeychain(gateway.consumerKey); });
}

bool isEmpty(const Workspace &workspace)
{
    return workspace.providers.isEmpty() && workspace.gateways.isEmpty();
}

} // namespace

MainWindow::MainWindow(const Services &services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_settings(services.settings.load())
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Lineside"));
    setWindowIcon(theme::programIcon());
    setMinimumSize(720, 480);
    connect(&m_actions, &ActionRegistry::added, this, [this](QAction *action) {
        if (action->shortcutContext() == Qt::WindowShortcut)
            QWidget::addAction(action);
    });
    build();
    addActions();
    connectWelcome();
    connectServices();
    restore(); // first of all: which page is shown decides which is made
    followSecrets();
    followCatalog();
}

MainWindow::~MainWindow()
{
    // The pages use the actions, which would otherwise go first.
    delete takeCentralWidget();
}

void MainWindow::build()
{
    auto *central = new QWidget(this);
    m_rail = new Rail(central);
    m_stack = new QStackedWidget(central);
    m_stack->setObjectName(u"pages"_s);
    m_welcome = new WelcomePage(m_stack);
    m_stack->addWidget(m_welcome);
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
    m_palette = new CommandPalette(m_actions, central);
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
    addAction(u"shell.palette"_s, tr("Commands"), Qt::CTRL | Qt::Key_K, u"palette"_s, &MainWindow::openPalette);
    addAction(u"shell.demo"_s, tr("Try the built-in demo"), {}, u"play"_s, &MainWindow::startDemo);
    addAction(u"shell.addProvider"_s, tr("Add a provider key"), {}, u"key"_s, &MainWindow::addProvider);
    addAction(u"shell.connectGateway"_s, tr("Connect a gateway"), {}, u"gateway"_s, &MainWindow::connectGateway);
    addAction(u"shell.welcome"_s, tr("Show the welcome page"), {}, u"info"_s, &MainWindow::showWelcome);
    addAction(u"shell.settings"_s, tr("Settings"), Qt::CTRL | Qt::Key_Comma, u"settings"_s, &MainWindow::openSettings);
    addAction(u"shell.shortcuts"_s, tr("Keyboard shortcuts"), Qt::Key_F1, u"info"_s, &MainWindow::openShortcuts);
    QAction *zoomIn = m_actions.add(u"shell.zoomIn"_s, tr("Larger text"), QKeySequence::ZoomIn);
    zoomIn->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    connect(zoomIn, &QAction::triggered, this, [this] { zoomBy(zoomStep); });
    connect(m_actions.add(u"shell.zoomOut"_s, tr("Smaller text"), Qt::CTRL | Qt::Key_Minus), &QAction::triggered, this, [this] { zoomBy(-zoomStep); });
    connect(m_actions.add(u"shell.zoomReset"_s, tr("Normal text size"), Qt::CTRL | Qt::Key_0), &QAction::triggered, this,
            [this] { zoomBy(100 - m_settings.zoomPercent); });
    connect(m_actions.add(u"shell.quit"_s, tr("Quit"), Qt::CTRL | Qt::Key_Q, u"close"_s), &QAction::triggered, this, &QWidget::close);
}

void MainWindow::connectWelcome()
{
    connect(m_rail, &Rail::pageChosen, this, &MainWindow::showPage);
    connect(m_rail, &Rail::settingsRequested, this, &MainWindow::openSettingsMenu);
    connect(m_palette, &CommandPalette::aboutToTrigger, this, [this](const QAction *action) { bringPageOf(*action); });

    connect(m_welcome, &WelcomePage::demoRequested, this, &MainWindow::startDemo);
    connect(m_welcome, &WelcomePage::addProviderRequested, this, &MainWindow::addProvider);
    connect(m_welcome, &WelcomePage::connectGatewayRequested, this, &MainWindow::connectGateway);
}

void MainWindow::connectServices()
{
    connect(&m_services.secrets, &SecretStore::stateChanged, this, &MainWindow::followSecrets);
    connect(&m_services.catalog, &Catalog::changed, this, &MainWindow::followCatalog);
    connect(&m_services.catalog, &Catalog::saveFailed, m_saveBanner, &Banner::showError);
    connect(&m_services.catalog, &Catalog::saved, m_saveBanner, &Banner::clear);
    new HistoryNotice(m_services.history, *m_historyBanner, this);
    connect(m_secretBanner, &Banner::dismissed, this, [this] { m_secretNoticeRead = m_services.secrets.stateReason(); });
    connect(m_undoBanner, &Banner::actionTriggered, this, [this] {
        m_services.catalog.undoRemove();
        m_undoBanner->clear();
    });
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
        showPage(pageCalled(m_settings.lastWorkspacePage));
}

void MainWindow::paintEvent(QPaintEvent *event)
{
    QMainWindow::paintEvent(event);
    if (std::exchange(m_wasPainted, true))
        return;
    QTimer::singleShot(0, this, [this] {
        makePagesOneByOne();
        Q_EMIT firstPainted();
    });
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    WindowMemory().setGeometry(saveGeometry());
    if (m_chat)
        WindowMemory().setConversation(m_chat->shownConversation());
    m_services.settings.save(m_settings);
    QMainWindow::closeEvent(event);
}

void MainWindow::showPage(WorkspacePage page)
{
    m_stack->setCurrentWidget(this->page(page));
    m_rail->setCurrent(page);
    m_settings.lastWorkspacePage = pageName(page);
    if (page == WorkspacePage::Chat)
        chat().focusComposer();
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
    verifying().verify(call);
}

void MainWindow::bringPageOf(const QAction &action)
{
    for (const auto page : {WorkspacePage::Chat, WorkspacePage::Routes, WorkspacePage::Verify}) {
        if (action.objectName().startsWith(pageName(page) + u'.'))
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
    routes().openRoute(gateway, setup.route.id);
    routes().refresh();
    if (const auto kept = catalog.gateway(gateway))
        chat().chooseTarget(RouteTarget{*kept, setup.route, setup.route.aiProxy ? setup.route.aiProxy->model : QString()});
    m_status->showMessage(tr("The demo runs on this computer."));
    showPage(WorkspacePage::Chat);
}

void MainWindow::showError(const Error &error)
{
    m_noticeBanner->showError(error);
}

void MainWindow::followCatalog()
{
    const QList<Gateway> &gateways = m_services.catalog.workspace().gateways;
    m_status->showDemo(std::ranges::any_of(gateways, &Gateway::isDemo));
    if (m_stack->currentWidget() == m_welcome && !isEmpty(m_services.catalog.workspace()))
        showPage(WorkspacePage::Chat);
    followTarget();
    followSecrets();
}

void MainWindow::followTarget()
{
    const std::optional<Target> target = m_chat ? m_chat->target() : std::nullopt;
    m_status->showPath(target ? describePath(*target) : QString());
}

void MainWindow::followSecrets()
{
    const SecretStore &secrets = m_services.secrets;
    const QString reason = secrets.stateReason();
    m_status->showKeychain(secrets.state(), reason);
    bool speaks = false;
    switch (secrets.state()) {
    case SecretStore::State::Unknown:
    case SecretStore::State::Ready:
        m_secretNoticeRead.clear();
        break;
    case SecretStore::State::SessionOnly: // the status area says it too; as long as there is no key to lose that is enough
        speaks = keepsKeys(m_services.catalog.workspace());
        break;
    case SecretStore::State::Waiting:
    case SecretStore::State::Locked:
        speaks = true;
        break;
    }
    if (!speaks || reason == m_secretNoticeRead)
        return m_secretBanner->clear();
    if (m_secretBanner->message() != reason)
        m_secretBanner->showMessage(secrets.state() == SecretStore::State::Waiting ? theme::Signal::Information : theme::Signal::Caution, reason);
}

void MainWindow::applySettings(const AppSettings &settings)
{
    const QString page = m_settings.lastWorkspacePage;
    m_settings = settings;
    m_settings.lastWorkspacePage = page;
    theme::apply(*qApp, m_settings);
    if (m_chat)
        m_chat->applySettings(m_settings);
}

void MainWindow::zoomBy(int percent)
{
    AppSettings settings = m_settings;
    settings.zoomPercent = qBound(50, settings.zoomPercent + percent, 300);
    applySettings(settings);
    m_services.settings.save(m_settings);
    m_status->showMessage(tr("The text has %1 % of its normal size.").arg(m_settings.zoomPercent));
}

void MainWindow::openPalette()
{
    makeMissingPages(); // their commands are in it
    m_palette->open();
}

void MainWindow::openShortcuts()
{
    makeMissingPages(); // their shortcuts are in it
    auto *dialog = new ShortcutsDialog(m_actions, m_settings.enterSends, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace lineside
