// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/curlimport.h"

#include "interchange/commandreader.h"
#include "interchange/curlcall.h"
#include "interchange/curlrequest.h"
#include "interchange/keyfinder.h"
#include "interchange/requestmeaning.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CurlImport)
};

constexpr std::size_t mostRequests = 1000;

// What stands before a program's name: a prompt that was copied along, what shells set up, programs that run another.
bool isPrefix(const QString &word)
{
    static const QSet<QString> words{u"$"_s,    u">"_s,    u"%"_s,    u"#"_s,  u"sudo"_s, u"time"_s, u"env"_s,   u"command"_s, u"exec"_s, u"if"_s,
                                     u"then"_s, u"else"_s, u"elif"_s, u"do"_s, u"while"_s, u"!"_s,  u"begin"_s, u"and"_s,     u"or"_s,   u"not"_s,
                                     u"{"_s,    u"PS>"_s,  u"@echo"_s, u"nohup"_s};
    static const QRegularExpression assignment(QRegularExpression::anchoredPattern(u"[A-Za-z_][A-Za-z0-9_]*=.*"_s),
                                               QRegularExpression::DotMatchesEverythingOption);
    return words.contains(word) || assignment.match(word).hasMatch();
}

bool isCurl(const QString &word)
{
    const QString program = word.section(u'/', -1).section(u'\\', -1).toLower();
    return program == "curl"_L1 || program == "curl.exe"_L1;
}

// The command from its program on, if that is curl.
std::optional<ReadCommand> curlIn(const ReadCommand &command)
{
    for (qsizetype i = 0; i < command.words.size(); ++i) {
        const QString word = templateOf(command.words.at(i)).toString();
        if (isCurl(word)) {
            ReadCommand found = command;
            found.words = command.words.mid(i);
            return found;
        }
        if (!isPrefix(word))
            return std::nullopt;
    }
    return std::nullopt;
}

// What the command writes, where that can be told without running it: the ways in which bodies are put into a pipe.
std::optional<WordParts> outputOf(const ReadCommand &command)
{
    const auto word = [&command](qsizetype i) {
        return i < command.words.size() ? plainText(command.words.at(i)).value_or(QString()) : QString();
    };
    if (word(0) == "printf"_L1 && word(1) == "%s"_L1 && command.words.size() == 3)
        return command.words.at(2);
    if (word(0) == "echo"_L1 && command.words.size() == 2)
        return command.words.at(1) + WordParts{u"\n"_s};
    if (word(0) == "echo"_L1 && word(1) == "-n"_L1 && command.words.size() == 3)
        return command.words.at(2);
    if (word(0) == "cat"_L1 && command.words.size() == 1)
        return command.hereText;
    if (word(0) != "head"_L1 || word(1) != "-c"_L1 || !command.hereText)
        return std::nullopt;
    const QByteArray text = plainText(*command.hereText).value_or(QString()).toUtf8();
    return WordParts{QString::fromUtf8(text.first(std::clamp<qsizetype>(word(2).toLongLong(), 0, text.size())))};
}

Result<std::vector<ImportedRequest>> requestsIn(const ReadCommand &command, const std::optional<WordParts> &input, const BodyFiles &files)
{
    Result<QList<CurlCall>> calls = readCurlArguments(command);
    if (!calls)
        return failure(calls.error());
    std::vector<ImportedRequest> made;
    for (CurlCall &call : *calls) {
        call.input = input;
        call.files = files;
        Result<std::vector<ImportedRequest>> requests = requestsOf(call);
        if (!requests)
            return failure(requests.error());
        std::ranges::move(*requests, std::back_inserter(made));
    }
    return made;
}

void takeKeysOut(ImportedRequest &made, KeyFinder &finder)
{
    const QUrl before = made.request.url;
    finder.clean(made.request);
    if (made.request.url != before)
        made.url = made.request.url.toString(QUrl::PrettyDecoded);
    made.url = finder.cleaned(made.url);
    const QString readable = made.request.url.toString(QUrl::PrettyDecoded);
    if (finder.cleaned(readable) != readable) {
        made.warnings.append(Tr::tr("A key stands in the path of the URL, where no reference is put in: enter the URL."));
        made.url = finder.cleaned(readable);
        made.request.url.clear();
    }
    for (QString &warning : made.warnings)
        warning = finder.cleaned(warning);
    for (QString &value : made.options)
        value = finder.cleaned(value);
}

void finish(ImportedRequest &made)
{
    KeyFinder finder(made.request.url);
    constexpr int mostPasses = 5;
    std::size_t known = 0;
    for (int pass = 0; pass < mostPasses && (pass == 0 || finder.count() > known); ++pass) {
        known = finder.count();
        takeKeysOut(made, finder); // what is found last may stand where was looked first
    }
    made.keys = finder.takeKeys();
    if (made.request.url.query(QUrl::FullyDecoded).contains("{keychain:"_L1))
        made.warnings.append(Tr::tr("A URL is sent as it is written, without the key: put the key into a header, or enter the URL."));
    for (const FoundKey &key : made.keys)
        made.warnings.append(Tr::tr("The key in %1 was taken out; the request refers to it as %2.").arg(key.place, key.reference.toString()));
    const RequestMeaning meaning = meaningOf(made.request);
    made.kind = meaning.kind;
    made.dialect = meaning.dialect;
    if (meaning.kind == ImportedRequest::Kind::Chat && QJsonDocument::fromJson(made.request.body)["stream"_L1].toBool())
        made.request.expectsStream = true;
}

} // namespace

Result<std::vector<ImportedRequest>> importCurl(const QString &text, std::optional<CommandShell> shell, const BodyFiles &files)
{
    const Result<ReadCommands> read = readCommands(text, shell.value_or(guessShell(text)));
    if (!read)
        return failure(read.error());
    std::vector<ImportedRequest> made;
    for (qsizetype i = 0; i < read->commands.size() && made.size() < mostRequests; ++i) {
        const ReadCommand &command = read->commands.at(i);
        const std::optional<ReadCommand> curl = curlIn(command);
        if (!curl)
            continue;
        const std::optional<WordParts> piped = command.readsPipe && i > 0 ? outputOf(read->commands.at(i - 1)) : std::nullopt;
        Result<std::vector<ImportedRequest>> requests = requestsIn(*curl, command.hereText ? command.hereText : piped, files);
        if (!requests)
            return failure(requests.error());
        std::ranges::move(*requests, std::back_inserter(made));
    }
    if (made.empty())
        return failure(Error::Kind::BadRequest, Tr::tr("There is no curl command in this text."),
                       Tr::tr("It has to begin with curl, as it is written in a shell."));
    made.front().warnings = read->warnings + made.front().warnings;
    for (ImportedRequest &request : made)
        finish(request);
    return made;
}

} // namespace lineside
