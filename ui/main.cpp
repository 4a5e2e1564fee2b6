// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The composition root: makes the real stores and backends, hands them to the window, and takes all down in the reverse order.
#include "chat/catalog.h"
#include "core/version.h"
#include "mock/demoservers.h"
#include "net/httpchatbackend.h"
#include "net/lowdelay.h"
#include "net/qnamhttpclient.h"
#include "probe/prober.h"
#include "store/keychainsecretstore.h"
#include "store/settingsfile.h"
#include "store/sqlitehistorystore.h"
#include "store/workspacefile.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>

#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Main)
};

/// What may be said on the command line.
struct CommandLine {
    QCommandLineOption workspace{u"workspace"_s, Tr::tr("Use this workspace file."), Tr::tr("FILE")};
    QCommandLineOption demo{u"demo"_s, Tr::tr("Start with the built-in demo.")};
    QCommandLineParser parser;

    CommandLine()
    {
        parser.setApplicationDescription(Tr::tr("Chat with models directly or through AI gateway routes, verify the routes, and take any request away as curl."));
        parser.addHelpOption();
        parser.addVersionOption();
        parser.addOption(workspace);
        parser.addOption(demo);
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

int runWindow(QApplication &application, const QString &workspaceFile, bool demo)
{
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

    MainWindow window({catalog, chat, http, *prober, secrets, settings, demoServers, history});
    if (!loaded)
        window.showError(loaded.error());
    QObject::connect(&window, &MainWindow::firstPainted, &secrets, &KeychainSecretStore::check);
    QObject::connect(&window, &MainWindow::firstPainted, &history, &SqliteHistoryStore::open);
    window.show();
    if (demo)
        window.startDemo();
    return QApplication::exec();
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
    const QString file = line.parser.isSet(line.workspace) ? line.parser.value(line.workspace) : WorkspaceFile::defaultFileName();
    return runWindow(application, file, line.parser.isSet(line.demo));
}
