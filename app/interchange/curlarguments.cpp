// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/curlarguments.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype expectFrom = 1024 * 1024; // above it curl asks for "100 Continue" first, which the program does not

QString urlText(const QUrl &url)
{
    return QString::fromLatin1(url.toEncoded(QUrl::RemoveFragment));
}

CommandWord methodWord(const QByteArray &method)
{
    const bool isPlain = std::ranges::all_of(method, [](char c) { return c >= 'A' && c <= 'Z'; });
    const QString word = QString::fromLatin1(method);
    return isPlain ? CommandWord::bare(word) : CommandWord::text(word); // a token may hold quotes, dollars and backticks
}

CommandLineWords option(const QString &name, const QString &value)
{
    return {CommandWord::bare(name), CommandWord::text(value)};
}

CommandLineWords headerOption(const HttpHeader &header)
{
    const QString name = QString::fromLatin1(header.name);
    // With a colon and nothing behind it curl would remove the header; this is how it sends an empty one.
    if (header.value.toString().toUtf8().trimmed().isEmpty())
        return option(u"-H"_s, name + u';');
    QList<ValueTemplate::Part> line = header.value.parts();
    if (const auto *text = std::get_if<QString>(&line.constFirst()))
        line.first() = QString(name + u": "_s + *text);
    else
        line.prepend(QString(name + u": "_s));
    return {CommandWord::bare(u"-H"_s), CommandWord{line, false}};
}

bool hasBodyOption(const HttpRequest &request)
{
    return !request.body.isEmpty() || request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
}

// In --cert a colon ends the file's name and a password begins.
QString certificateFile(QString name)
{
    return name.replace(u'\\', "\\\\"_L1).replace(u':', "\\:"_L1);
}

} // namespace

CommandLineWords curlFirstLine(const HttpRequest &request, const QByteArray &httpVersion)
{
    const QString url = urlText(request.url);
    CommandLineWords words;
    const auto add = [&words](const QString &word) { words.append(CommandWord::bare(word)); };
    add(u"-q"_s); // counts only as the first: it keeps ~/.curlrc out
    add(u"-sS"_s);
    if (request.expectsStream)
        add(u"-N"_s);
    add(u"--fail-with-body"_s);
    if (httpVersion == "1.1" || httpVersion == "2")
        add(u"--http"_s + QString::fromLatin1(httpVersion));
    if (std::ranges::any_of(url, [](QChar c) { return u"{}[]"_s.contains(c); }))
        add(u"-g"_s);
    if (request.url.path(QUrl::FullyEncoded).contains("/."_L1))
        add(u"--path-as-is"_s);
    if (request.method == "HEAD")
        add(u"-I"_s);
    else if (request.method != (request.body.isEmpty() ? "GET" : "POST") && request.method != "POST")
        words.append({CommandWord::bare(u"-X"_s), methodWord(request.method)});
    words.append(CommandWord::text(url));
    return words;
}

QList<CommandLineWords> curlConnection(const ConnectionSettings &connection)
{
    QList<CommandLineWords> lines;
    if (connection.proxyMode == ConnectionSettings::Proxy::None)
        lines.append(option(u"--noproxy"_s, u"*"_s));
    if (connection.proxyMode == ConnectionSettings::Proxy::Fixed) {
        lines.append(option(u"-x"_s, connection.proxy.toString(QUrl::FullyEncoded)));
        lines.append(option(u"--noproxy"_s, {})); // else the environment's NO_PROXY goes round it
    }
    if (!connection.caFile.isEmpty())
        lines.append(option(u"--cacert"_s, connection.caFile));
    if (!connection.clientCertificate.isEmpty())
        lines.append(option(u"--cert"_s, certificateFile(connection.clientCertificate)));
    if (!connection.clientKey.isEmpty())
        lines.append(option(u"--key"_s, connection.clientKey));
    return lines;
}

QList<CommandLineWords> curlHeaders(const HttpRequest &request)
{
    QList<CommandLineWords> lines;
    for (const HttpHeader &header : request.headers) {
        if (header.name.compare("Content-Length", Qt::CaseInsensitive) != 0) // curl counts for itself, with the keys in
            lines.append(headerOption(header));
    }
    if (hasBodyOption(request) && !request.header("Content-Type"))
        lines.append(option(u"-H"_s, u"Content-Type:"_s)); // else curl calls the body a form
    if (request.body.size() >= expectFrom && !request.header("Expect"))
        lines.append(option(u"-H"_s, u"Expect:"_s));
    if (const HttpHeader *encoding = request.header("Accept-Encoding"); encoding && encoding->value.toString() != "identity"_L1)
        lines.append({CommandWord::bare(u"--compressed"_s)});
    return lines;
}

} // namespace lineside
