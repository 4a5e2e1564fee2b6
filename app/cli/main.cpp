// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// lineside-cli: what Lineside does, without a window. One file a subcommand; no widgets are linked.
#include "cli/commandline.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "core/version.h"
#include "net/lowdelay.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace lineside;
using namespace lineside::cli;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

struct Subcommand {
    QString name;
    QString summary;
    int (*run)(const QStringList &, Interrupts &);
};

QList<Subcommand> subcommands()
{
    return {
        {u"demo"_s, Tr::tr("The whole job in one command, with a mock model and a demo gateway"), runDemo},
        {u"chat"_s, Tr::tr("Asks a model, directly or through a gateway's route"), runChat},
        {u"verify"_s, Tr::tr("Measures and judges a request"), runVerify},
        {u"route"_s, Tr::tr("Lists, shows, checks, pushes, pulls, compares or deletes a gateway's routes"), runRoute},
        {u"export"_s, Tr::tr("Writes a request or a route in another form, such as curl, code or ADC"), runExport},
        {u"import"_s, Tr::tr("Tells what a curl command or another form means"), runImport},
        {u"replay"_s, Tr::tr("Decodes a recorded answer"), runReplay},
        {u"mock"_s, Tr::tr("Runs the mock model and the demo gateway"), runMock},
        {u"key"_s, Tr::tr("Sets, lists or deletes keys in the system's keychain"), runKey},
    };
}

QString usage()
{
    QString text = Tr::tr("Usage: lineside-cli COMMAND [OPTIONS] [ARGUMENTS]") + u"\n\n"_s + Tr::tr("Commands:") + u'\n';
    for (const Subcommand &command : subcommands())
        text += u"  "_s + command.name.leftJustified(8) + command.summary + u'\n';
    text += u'\n' + Tr::tr("Each command has a --help of its own. To see everything at work: lineside-cli demo") + u'\n';
    return text;
}

} // namespace

int main(int argc, char *argv[])
{
    const LowDelay<QCoreApplication> application(argc, argv);
    QCoreApplication::setApplicationName(u"lineside-cli"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(LINESIDE_VERSION));
    const QStringList arguments = QCoreApplication::arguments();
    const QString name = arguments.value(1);
    if (name == "--help"_L1 || name == "-h"_L1 || name == "help"_L1) {
        printOut(usage());
        return AllWell;
    }
    if (name == "--version"_L1 || name == "-v"_L1) {
        printLine(u"lineside-cli "_s + QCoreApplication::applicationVersion());
        return AllWell;
    }
    const QList<Subcommand> known = subcommands();
    const auto found = std::ranges::find(known, name, &Subcommand::name);
    if (found == known.end()) {
        printNote(name.isEmpty() ? u"lineside-cli: "_s + Tr::tr("There is no command.")
                                 : u"lineside-cli: "_s + Tr::tr("“%1” is not a command.").arg(printable(name)));
        printNote(usage());
        return WrongUse;
    }
    Interrupts interrupts;
    const int status = found->run(arguments.mid(2), interrupts);
    return interrupts.happened() ? int(Interrupted) : status;
}
