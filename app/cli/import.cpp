// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/commandline.h"
#include "cli/commands.h"
#include "cli/inputfile.h"
#include "cli/output.h"
#include "interchange/collectionimport.h"
#include "interchange/curlimport.h"
#include "interchange/routeimport.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

CommandLine importLine()
{
    CommandLine line(u"import"_s, Tr::tr("Tells what a curl command, a Postman or Bruno request, or a file of routes means. Runs nothing."),
                     u"lineside-cli import curl --json command.txt"_s);
    line.addArgument(u"FORM"_s, Tr::tr("curl, postman, bruno or routes (ADC, apisix.yaml, Admin API JSON)."));
    line.addArgument(u"FILE"_s, Tr::tr("The file; - is standard input."));
    line.addFlag(u"json"_s, Tr::tr("Prints a JSON object a line: one for each request or route."));
    line.addFlag(u"read-files"_s, Tr::tr("Reads the files that a curl command takes its body from (-d @FILE and its like), from where curl would. Otherwise they are only named."));
    line.addValue(u"shell"_s, u"SHELL"_s, Tr::tr("The shell that the command is for: posix, fish, powershell or cmd; otherwise it is told by the text."));
    return line;
}

QString kindName(ImportedRequest::Kind kind)
{
    switch (kind) {
    case ImportedRequest::Kind::Chat:
        return u"chat"_s;
    case ImportedRequest::Kind::Route:
        return u"route"_s;
    case ImportedRequest::Kind::Plain:
        break;
    }
    return u"request"_s;
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

// How the command has the connection made, by curl's long names like its other options.
void putConnection(QJsonObject &options, const ConnectionSettings &connection)
{
    const auto put = [&options](const QString &name, const QString &value) {
        if (!value.isEmpty())
            options[name] = value;
    };
    const auto seconds = [](std::chrono::milliseconds limit) { return QString::number(double(limit.count()) / 1000); };
    if (connection.proxyMode == ConnectionSettings::Proxy::Fixed)
        put(u"proxy"_s, connection.proxy.toString());
    if (connection.proxyMode == ConnectionSettings::Proxy::None)
        put(u"noproxy"_s, u"*"_s);
    put(u"cacert"_s, connection.caFile);
    put(u"cert"_s, connection.clientCertificate);
    put(u"key"_s, connection.clientKey);
    if (connection.connectLimit != ConnectionSettings().connectLimit)
        put(u"connect-timeout"_s, seconds(connection.connectLimit));
    if (connection.totalLimit)
        put(u"max-time"_s, seconds(*connection.totalLimit));
}

QJsonObject toJson(const ImportedRequest &made)
{
    QJsonArray headers;
    for (const HttpHeader &header : made.request.headers)
        headers.append(QJsonArray{QString::fromUtf8(header.name), header.value.toString()});
    QJsonObject options;
    for (auto option = made.options.begin(); option != made.options.end(); ++option)
        options[option.key()] = option.value();
    putConnection(options, made.request.connection);
    if (made.request.expectsStream)
        options["stream"_L1] = true;
    QJsonArray keys;
    for (const FoundKey &key : made.keys)
        keys.append(QJsonObject{{u"reference"_s, key.reference.toString()}, {u"place"_s, key.place}});
    return {{u"kind"_s, kindName(made.kind)},
            {u"dialect"_s, orNull(made.dialect)},
            {u"method"_s, QString::fromUtf8(made.request.method)},
            {u"url"_s, made.url},
            {u"headers"_s, headers},
            {u"body"_s, orNull(QString::fromUtf8(made.request.body))},
            {u"bodyFile"_s, orNull(made.bodyFile)},
            {u"options"_s, options},
            {u"keys"_s, keys},
            {u"warnings"_s, QJsonArray::fromStringList(made.warnings)}};
}

void print(const ImportedRequest &made)
{
    const QString what = made.kind == ImportedRequest::Kind::Chat ? Tr::tr("a chat (%1)").arg(made.dialect)
        : made.kind == ImportedRequest::Kind::Route                ? Tr::tr("a route of the gateway")
                                                                   : Tr::tr("a request");
    printLine(printable(u"%1 %2: %3"_s.arg(QString::fromUtf8(made.request.method), made.url, what)));
    for (const HttpHeader &header : made.request.headers)
        printLine(printable(u"  %1: %2"_s.arg(QString::fromUtf8(header.name), header.value.toString())));
    if (!made.request.body.isEmpty())
        printLine(printable(u"  "_s + QString::fromUtf8(made.request.body)));
    for (const QString &warning : made.warnings)
        printNote(u"lineside-cli: "_s + printable(warning));
}

std::optional<CommandShell> shellNamed(const QString &name)
{
    static const QMap<QString, CommandShell> shells{
        {u"posix"_s, CommandShell::Posix}, {u"fish"_s, CommandShell::Fish}, {u"powershell"_s, CommandShell::PowerShell}, {u"cmd"_s, CommandShell::Cmd}};
    const auto found = shells.find(name);
    return found == shells.end() ? std::nullopt : std::optional(*found);
}

int printRoutes(const Result<ImportedRoutes> &made, bool asJson)
{
    if (!made)
        return fail(made.error(), WrongUse); // nothing was asked of anybody: what was given cannot be read
    for (const QByteArray &route : made->routes) {
        if (asJson)
            printJson(QJsonDocument::fromJson(route).object());
        else
            printOut(printable(QString::fromUtf8(route)) + u'\n');
    }
    for (const QString &warning : made->warnings)
        printNote(u"lineside-cli: "_s + printable(warning));
    return AllWell;
}

int printRequests(const Result<std::vector<ImportedRequest>> &made, bool asJson)
{
    if (!made)
        return fail(made.error(), WrongUse);
    for (const ImportedRequest &request : *made) {
        if (asJson)
            printJson(toJson(request));
        else
            print(request);
    }
    return AllWell;
}

// Each time with one file more, until there is none that the command would still read. Standard input is taken by the command itself.
Result<std::vector<ImportedRequest>> importWithFiles(const QString &text, std::optional<CommandShell> shell)
{
    constexpr qsizetype mostFiles = 16;
    BodyFiles files;
    for (;;) {
        Result<std::vector<ImportedRequest>> made = importCurl(text, shell, files);
        if (!made)
            return made;
        const auto next = std::ranges::find_if(*made, [&files](const ImportedRequest &request) {
            return !request.bodyFile.isEmpty() && request.bodyFile != "-"_L1 && !files.contains(request.bodyFile);
        });
        if (next == made->end())
            return made;
        if (files.size() == mostFiles)
            return failure(Error::Kind::BadRequest, Tr::tr("The command takes its body from more than %1 files.").arg(mostFiles));
        const Result<QByteArray> bytes = readBodyFile(next->bodyFile);
        if (!bytes)
            return failure(bytes.error());
        files.insert(next->bodyFile, *bytes);
    }
}

} // namespace

int runImport(const QStringList &arguments, Interrupts &)
{
    CommandLine line = importLine();
    if (const auto status = line.parse(arguments, 2))
        return *status;
    const QString form = line.arguments().value(0);
    const QString file = line.arguments().value(1);
    if (form != "curl"_L1 && form != "postman"_L1 && form != "bruno"_L1 && form != "routes"_L1)
        return line.wrong(form.isEmpty() ? Tr::tr("From which form? There are curl, postman, bruno and routes.")
                                         : Tr::tr("The form “%1” is not known. There are curl, postman, bruno and routes.").arg(form));
    if (file.isEmpty())
        return line.wrong(Tr::tr("Which file? Give its name, or - for standard input."));
    const std::optional<CommandShell> shell = shellNamed(line.value(u"shell"_s));
    if (line.has(u"shell"_s) && !shell)
        return line.wrong(Tr::tr("There is no shell “%1”: there are posix, fish, powershell and cmd.").arg(line.value(u"shell"_s)));
    const Result<QByteArray> text = readInput(file);
    if (!text)
        return fail(text.error());
    const bool asJson = line.has(u"json"_s);
    if (form == "routes"_L1)
        return printRoutes(importRoutes(*text), asJson);
    if (form != "curl"_L1)
        return printRequests(importCollection(*text), asJson);
    const QString command = QString::fromUtf8(*text);
    return printRequests(line.has(u"read-files"_s) ? importWithFiles(command, shell) : importCurl(command, shell), asJson);
}

} // namespace lineside::cli
