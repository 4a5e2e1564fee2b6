// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/chatrequests.h"
#include "cli/commands.h"
#include "cli/knownkeys.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/targetoptions.h"
#include "cli/verifysuite.h"
#include "gateway/gatewayadmin.h"
#include "interchange/exportfile.h"
#include "interchange/k6suite.h"
#include "suite/suiteask.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

QString formList()
{
    QStringList ids;
    for (const ExportForm &form : exportForms())
        ids.append(form.id);
    return ids.join(u", "_s);
}

CommandLine exportLine()
{
    CommandLine line(u"export"_s,
                     Tr::tr("Writes a request or a route in another form. Keys are not in it: it refers to environment variables.") + u'\n'
                         + Tr::tr("The forms are %1.").arg(formList()),
                     u"lineside-cli export curl gemini-chat --admin"_s);
    line.addArgument(u"FORM"_s, Tr::tr("One of the forms."));
    line.addArgument(u"ROUTE"_s, Tr::tr("A route of the workspace."), u"[ROUTE]"_s);
    addTargetOptions(line);
    addRequestOptions(line);
    line.addFlag(u"admin"_s, Tr::tr("Writes the request that pushes the route instead of the chat request."));
    line.addFlag(u"one-line"_s, Tr::tr("Breaks no line between arguments."));
    line.addValue(u"shell"_s, u"SHELL"_s, Tr::tr("The shell that a curl command is for: posix (the default), fish, powershell or cmd."));
    line.addValue(u"suite"_s, u"NAME"_s, Tr::tr("Writes a suite of the workspace as a k6 script that makes its checks, as far as k6 can."));
    line.addValue(u"output"_s, u"FILE"_s, Tr::tr("Writes to this file, and what belongs beside it into its folder."));
    line.addFlag(u"include-keys"_s, Tr::tr("Writes the keys themselves into a curl command. Whoever sees it can use them."));
    Session::addOptions(line);
    return line;
}

// The form's id; `--shell` chooses among those of curl.
Result<QString> formFrom(const CommandLine &line)
{
    const QString form = line.arguments().value(0);
    const QString shell = line.value(u"shell"_s);
    if (form.isEmpty() || !exportForm(form))
        return failure(Error::Kind::Configuration,
                       form.isEmpty() ? Tr::tr("Into which form? There are %1.").arg(formList())
                                      : Tr::tr("The form “%1” is not known. There are %2.").arg(form, formList()));
    if (shell.isEmpty() || shell == "posix"_L1)
        return form;
    if (form != "curl"_L1 || !exportForm(u"curl-"_s + shell) || shell == "file"_L1 || shell == "variables"_L1)
        return failure(Error::Kind::Configuration, Tr::tr("There is no curl command for the shell “%1”.").arg(shell),
                       Tr::tr("There are posix, fish, powershell and cmd, for the form curl."));
    return u"curl-"_s + shell;
}

Result<ExportSource> sourceFrom(const CommandLine &line, Session &session, bool ofRoute)
{
    if (const Result<void> opened = session.open(line); !opened)
        return failure(opened.error());
    const Result<Target> target = targetFrom(line, session.workspace(), line.arguments().value(1));
    if (!target)
        return failure(target.error());
    ExportSource source;
    source.name = describePath(*target);
    if (!line.has(u"admin"_s) && !ofRoute) {
        const Result<HttpRequest> request = requestTo(*target, line);
        if (!request)
            return failure(request.error());
        source.request = *request;
        return source;
    }
    const auto *routed = std::get_if<RouteTarget>(&*target);
    if (!routed)
        return failure(Error::Kind::Configuration, ofRoute ? Tr::tr("This form is made of a route.") : Tr::tr("Only a route can be pushed."),
                       Tr::tr("Name a route of the workspace."));
    const Result<HttpRequest> push = makeGatewayAdmin(routed->gateway, session.client())->describePush(routed->route);
    if (!push)
        return failure(push.error());
    source.name = routed->route.label();
    source.request = *push;
    source.routeTemplate = push->body;
    source.server = routed->gateway.dataUrl;
    return source;
}

Result<void> deliver(const ExportedText &made, const QString &output, FileAccess access)
{
    if (!output.isEmpty())
        return writeExport(made, output, access);
    printLine(made.text.trimmed());
    if (!made.files.isEmpty())
        printNote(u"lineside-cli: "_s + Tr::tr("Files belong to it. Write all of them with --output FILE."));
    return {};
}

// A whole suite, which only k6 can ask.
Result<ExportedText> suiteScript(const CommandLine &line, Session &session, const QString &form)
{
    if (form != "k6"_L1 || line.has(u"include-keys"_s) || line.arguments().size() > 1)
        return failure(Error::Kind::Configuration, Tr::tr("A suite is written in the form k6, without keys, and without a route."));
    const Result<Suite> suite = session.open(line).and_then([&] { return suiteNamed(line.value(u"suite"_s), session.workspace()); });
    if (!suite)
        return failure(suite.error());
    QList<K6Question> questions;
    for (const SuiteCase &asked : suite->cases) {
        const Result<SuiteQuestion> question = questionOf(asked, session.workspace());
        if (!question)
            return failure(question.error());
        questions.append({asked, question->request});
    }
    return k6Suite(suite->name.isEmpty() ? suite->id.toString() : suite->name, questions).and_then([&](const ExportedText &made) {
        return refusingKeys(made, knownKeys(session, nullptr));
    });
}

// With the keys in it. Only curl has this, and only for whoever asks.
Result<ExportedText> withKeys(const ExportSource &source, const QString &form, Session &session, CurlOptions options)
{
    if (!canHoldKeys(*exportForm(form)))
        return failure(Error::Kind::Configuration, Tr::tr("Only a curl command can hold keys."), Tr::tr("Leave --include-keys out."));
    const Result<std::map<SecretRef, Secret>> keys = keysOf(session, *source.request);
    if (!keys)
        return failure(keys.error());
    options.writtenKeys = &*keys;
    return exportAs(form, source, {}, options);
}

Result<ExportedText> textFrom(const CommandLine &line, Session &session, const QString &form)
{
    const Result<ExportSource> source = sourceFrom(line, session, exportForm(form)->ofRoute);
    if (!source)
        return failure(source.error());
    CurlOptions options;
    options.oneLine = line.has(u"one-line"_s);
    return line.has(u"include-keys"_s) ? withKeys(*source, form, session, options)
                                       : exportAs(form, *source, knownKeys(session, source->request ? &*source->request : nullptr), options);
}

} // namespace

int runExport(const QStringList &arguments, Interrupts &interrupts)
{
    CommandLine line = exportLine();
    if (const auto status = line.parse(arguments, 2))
        return *status;
    const Result<QString> form = formFrom(line);
    if (!form)
        return line.wrong(form.error().message + (form.error().hint.isEmpty() ? QString() : u' ' + form.error().hint));
    Session session(interrupts);
    const Result<ExportedText> made = line.has(u"suite"_s) ? suiteScript(line, session, *form) : textFrom(line, session, *form);
    if (!made)
        return fail(made.error());
    const FileAccess access = line.has(u"include-keys"_s) ? FileAccess::OwnerOnly : FileAccess::Usual;
    if (const Result<void> delivered = deliver(*made, line.value(u"output"_s), access); !delivered)
        return fail(delivered.error());
    for (const QString &warning : made->warnings)
        printNote(u"lineside-cli: "_s + printable(warning));
    return AllWell;
}

} // namespace lineside::cli
