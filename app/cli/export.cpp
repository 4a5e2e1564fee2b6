// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/chatrequests.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/targetoptions.h"
#include "gateway/gatewayadmin.h"
#include "interchange/curlwriter.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

CommandLine exportLine()
{
    CommandLine line(u"export curl"_s,
                     Tr::tr("Writes a request as a command for any POSIX shell. Keys are not in it: it refers to environment variables."),
                     u"lineside-cli export curl gemini-chat --admin"_s);
    line.addArgument(u"ROUTE"_s, Tr::tr("A route of the workspace."), u"[ROUTE]"_s);
    addTargetOptions(line);
    addRequestOptions(line);
    line.addFlag(u"admin"_s, Tr::tr("Writes the request that pushes the route instead of the chat request."));
    line.addFlag(u"one-line"_s, Tr::tr("Breaks no line between arguments."));
    Session::addOptions(line);
    return line;
}

Result<HttpRequest> requestFrom(const CommandLine &line, Session &session)
{
    if (const Result<void> opened = session.open(line); !opened)
        return failure(opened.error());
    const Result<Target> target = targetFrom(line, session.workspace(), line.arguments().value(1));
    if (!target)
        return failure(target.error());
    if (!line.has(u"admin"_s))
        return requestTo(*target, line);
    const auto *routed = std::get_if<RouteTarget>(&*target);
    if (!routed)
        return failure(Error::Kind::Configuration, Tr::tr("Only a route can be pushed."), Tr::tr("Name a route of the workspace."));
    return makeGatewayAdmin(routed->gateway, session.client())->describePush(routed->route);
}

} // namespace

int runExport(const QStringList &arguments, Interrupts &interrupts)
{
    CommandLine line = exportLine();
    if (const auto status = line.parse(arguments, 2))
        return *status;
    const QString form = line.arguments().value(0);
    if (form != "curl"_L1)
        return line.wrong(form.isEmpty() ? Tr::tr("Into which form? There is curl.")
                                         : Tr::tr("The form “%1” is not known. There is curl.").arg(form));
    Session session(interrupts);
    const auto command = requestFrom(line, session).and_then([&line](const HttpRequest &request) {
        return curlCommand(request, { .oneLine = line.has(u"one-line"_s) });
    });
    if (!command)
        return fail(command.error());
    printLine(command->trimmed());
    return AllWell;
}

} // namespace lineside::cli
