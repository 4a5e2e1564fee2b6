// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The composition root: makes the real stores and backends, hands them to the window, and takes all down in the reverse order.
#include "chat/catalog.h"
#include "core/version.h"
#include "mock/demoservers.h"
#include "mock/mocklab.h"
#include "net/httpchatbackend.h"
#include "net/lowdelay.h"
#include "net/qnamhttpclient.h"
#include "probe/prober.h"
#include "process/closinglimit.h"
#include "process/onewindow.h"
#include "store/keychainsecretstore.h"
#include "store/settingsfile.h"
#include "store/sqlitehistorystore.h"
#include "store/suiterunfile.h"
#include "store/workspacefile.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>

#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;
using namespace lineside;
using namespace std::chrono_literals;

namespace {

/// From the last window's end to that of the process. Long enough for a history that another program is writing to.
constexpr auto closingTime = 10s;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Main)
};

/// What may be said on the command line.
struct CommandLine {
    QCommandLineOption workspace{u"workspace"_s, Tr::tr("Use this workspace file."), Tr::tr("FILE")};
    QCommandLineOption demo{u"demo"_s, Tr::tr("Start with the built-in demo.")};
    QCommandLineOption newWindow{u"new-window"_s, Tr::tr("Start a window of its own, beside one that is there.")};
    QCommandLineParser parser;

    CommandLine()
    {
        parser.setApplicationDescription(Tr::tr("Chat with models directly or through AI gateway routes, verify the routes, and take any request away as curl."));
        parser.addHelpOption();
        parser.addVersionOption();
        parser.addOption(workspace);
        parser.addOption(demo);
        parser.addOption(newWindow);
        parser.addPositionalArgument(u"what"_s, Tr::tr("Images and texts to ask about, or the address of an endpoint to chat with."), Tr::tr("[FILE|URL...]"));
    }

    QString workspaceFile() const { return parser.isSet(workspace) ? parser.value(workspace) : WorkspaceFile::defaultFileName(); }

    StartOrders orders() const
    {
        StartOrders orders = startOrders(parser.positionalArguments(), QDir::currentPath());
        orders.demo = parser.isSet(demo);
        for (const char *name : {"XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"}) {
            if (orders.activationToken.isEmpty())
                orders.activationToken = qEnvironmentVariable(name).left(1000);
        }
        return orders;
    }
};

void nameProgram()
{
    QCoreApplication::setApplicationName(u"lineside"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(LINESIDE_VERSION));
}

bool asksForText(int argc, char **argv)
{
    const QList<QByteArrayView> asking{"-h", "--help", "--help-all", "-v", "--version"};
    for (int i = 1; i < argc; ++i) {
        if (asking.contains(QByteArrayView(argv[i])))
            return true;
    }
    return false;
}

/// Help and version need no display, so they are told before there is a window system.
int tellText(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    nameProgram();
    CommandLine line;
    line.parser.process(application); // tells and ends the program
    return 0;
}

void follow(const StartOrders &orders, MainWindow &window)
{
    if (orders.demo)
        window.startDemo();
    window.open(orders.files, orders.urls);
}

/// A second start wants to see something of it: the window comes to the front.
void comeForward(const StartOrders &orders, MainWindow &window)
{
    if (!orders.activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", orders.activationToken.toUtf8()); // Wayland lets only those take the keyboard who have one
    window.setWindowState((window.windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    window.show();
    window.raise();
    window.activateWindow();
    follow(orders, window);
}

int runWindow(QApplication &application, const QString &workspaceFile, const StartOrders &orders, OneWindow &one)
{
    ClosingLimit limit(closingTime);
    SettingsFile settings(SettingsFile::defaultFileName());
    theme::apply(application, settings.load());

    KeychainSecretStore secrets(KeychainOptions::forUser());
    WorkspaceFile store(workspaceFile);
    Catalog catalog(store);
    const Result<void> loaded = catalog.load();
    SqliteHistoryStore history(SqliteHistoryStore::defaultFileName(), u":/lineside/sql"_s, SqliteHistoryStore::OpenWhen::Told);
    HttpChatBackend chat(secrets);
    QnamHttpClient http(secrets);
    const std::unique_ptr<Prober> prober = makeProber(secrets);
    DemoServers demoServers(secrets);
    SuiteRunFile suiteRuns(SuiteRunFile::defaultFileName());
    MockLab faultLab;

    MainWindow window({catalog, chat, http, *prober, secrets, settings, demoServers, history, suiteRuns, faultLab});
    if (!loaded)
        window.showError(loaded.error());
    QObject::connect(&window, &MainWindow::firstPainted, &secrets, &KeychainSecretStore::check);
    QObject::connect(&window, &MainWindow::firstPainted, &history, &SqliteHistoryStore::open);
    QObject::connect(&one, &OneWindow::asked, &window, [&window](const StartOrders &asked) { comeForward(asked, window); });
    window.show();
    follow(orders, window);
    const int code = QApplication::exec();
    limit.begin();
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    if (asksForText(argc, argv))
        return tellText(argc, argv);
    LowDelay<QApplication> application(argc, argv);
    nameProgram();
    QGuiApplication::setApplicationDisplayName(u"Lineside"_s);
    QGuiApplication::setDesktopFileName(u"io.github.lineside.Lineside"_s);
    CommandLine line;
    line.parser.process(application);
    const StartOrders orders = line.orders();
    OneWindow one(OneWindow::defaultFolder(), line.workspaceFile());
    if (!line.parser.isSet(line.newWindow) && one.start(orders) == OneWindow::Start::Handed)
        return 0;
    return runWindow(application, line.workspaceFile(), orders, one);
}
