// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/curlwriter.h"

#include "interchange/shellword.h"

#include <QCoreApplication>
#include <QStringDecoder>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CurlWriter)
};

constexpr qsizetype longestArgument = 100'000;   // Linux takes 128 KiB an argument; keys still have to fit in
constexpr qsizetype expectFrom = 1024 * 1024;    // above it curl asks for "100 Continue" first, which the program does not

// A token of RFC 9110. Among the others are `@`, which curl would take for a file's name, and the colon.
bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
    });
}

bool isNamed(const HttpHeader &header, QByteArrayView name)
{
    return header.name.compare(name, Qt::CaseInsensitive) == 0;
}

std::optional<QString> asText(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    const QString text = decoder.decode(bytes);
    if (decoder.hasError() || bytes.contains('\0'))
        return std::nullopt;
    return text;
}

Result<void> checkUrl(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        return failure(Error::Kind::Configuration, Tr::tr("The request has no http or https URL."), Tr::tr("Enter a whole URL."));
    return {};
}

Result<void> checkNoPassword(const QUrl &url)
{
    if (!url.userInfo().isEmpty())
        return failure(Error::Kind::Configuration, Tr::tr("The URL of %1 has a user name or a password in it.").arg(url.host()),
                       Tr::tr("Remove it: a command that is passed on must not hold a password."));
    return {};
}

Result<void> checkHeader(const HttpHeader &header)
{
    const QString name = QString::fromUtf8(header.name);
    if (!isToken(header.name))
        return failure(Error::Kind::Configuration, Tr::tr("“%1” cannot be the name of a header.").arg(name),
                       Tr::tr("Use letters, digits and dashes."));
    const QString value = header.value.toString();
    if (value.contains(u'\r') || value.contains(u'\n') || value.contains(QChar(0)))
        return failure(Error::Kind::Configuration, Tr::tr("The header %1 has a line break or a NUL in it.").arg(name),
                       Tr::tr("Put the value on one line."));
    return {};
}

Result<void> checkMethod(const HttpRequest &request)
{
    if (!isToken(request.method))
        return failure(Error::Kind::Configuration, Tr::tr("“%1” cannot be a method.").arg(QString::fromUtf8(request.method)));
    if (request.method == "HEAD" && !request.body.isEmpty())
        return failure(Error::Kind::Configuration, Tr::tr("curl cannot send a HEAD request with a body."), Tr::tr("Remove the body."));
    return {};
}

Result<void> check(const HttpRequest &request)
{
    const auto proxy = [&request]() -> Result<void> {
        return request.connection.proxyMode == ConnectionSettings::Proxy::Fixed ? checkNoPassword(request.connection.proxy)
                                                                                : Result<void>{};
    };
    Result<void> checked = checkUrl(request.url)
                               .and_then([&] { return checkNoPassword(request.url); })
                               .and_then([&] { return checkMethod(request); })
                               .and_then(proxy);
    for (const HttpHeader &header : request.headers) {
        if (checked)
            checked = checkHeader(header);
    }
    return checked;
}

QString urlText(const QUrl &url)
{
    return QString::fromLatin1(url.toEncoded(QUrl::RemoveFragment));
}

QString methodWord(const QByteArray &method)
{
    const QString word = QString::fromLatin1(method);
    const bool isPlain = std::ranges::all_of(method, [](char c) { return c >= 'A' && c <= 'Z'; });
    return isPlain ? word : shellWord(word); // a token may hold quotes, dollars and backticks
}

QString firstLine(const HttpRequest &request)
{
    const QString url = urlText(request.url);
    QStringList words{u"curl"_s, u"-q"_s, u"-sS"_s}; // -q counts only as the first: it keeps ~/.curlrc out
    if (request.expectsStream)
        words += u"-N"_s;
    words += u"--fail-with-body"_s;
    if (std::ranges::any_of(url, [](QChar c) { return u"{}[]"_s.contains(c); }))
        words += u"-g"_s;
    if (request.url.path(QUrl::FullyEncoded).contains("/."_L1))
        words += u"--path-as-is"_s;
    if (request.method == "HEAD")
        words += u"-I"_s;
    else if (request.method != (request.body.isEmpty() ? "GET" : "POST") && request.method != "POST")
        words += {u"-X"_s, methodWord(request.method)};
    words += shellWord(url);
    return words.join(u' ');
}

QString headerOption(const HttpHeader &header, const KeyVariables &variables)
{
    const QString name = QString::fromLatin1(header.name);
    // With a colon and nothing behind it curl would remove the header; this is how it sends an empty one.
    if (header.value.toString().toUtf8().trimmed().isEmpty())
        return u"-H "_s + shellWord(name + u';');
    QList<ValueTemplate::Part> line = header.value.parts();
    line.prepend(name + u": "_s);
    return u"-H "_s + shellWord(line, variables);
}

bool hasBodyOption(const HttpRequest &request)
{
    return !request.body.isEmpty() || request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
}

QStringList headerOptions(const HttpRequest &request, const KeyVariables &variables)
{
    QStringList options;
    for (const HttpHeader &header : request.headers) {
        if (!isNamed(header, "Content-Length")) // curl counts for itself, with the keys in
            options += headerOption(header, variables);
    }
    if (hasBodyOption(request) && !request.header("Content-Type"))
        options += u"-H 'Content-Type:'"_s; // else curl calls the body a form
    if (request.body.size() >= expectFrom && !request.header("Expect"))
        options += u"-H 'Expect:'"_s;
    if (const HttpHeader *encoding = request.header("Accept-Encoding"); encoding && encoding->value.toString() != "identity"_L1)
        options += u"--compressed"_s;
    return options;
}

// In --cert a colon ends the file's name and a password begins.
QString certificateFile(QString name)
{
    return name.replace(u'\\', "\\\\"_L1).replace(u':', "\\:"_L1);
}

QStringList connectionOptions(const ConnectionSettings &connection)
{
    QStringList options;
    if (connection.proxyMode == ConnectionSettings::Proxy::None)
        options += u"--noproxy '*'"_s;
    if (connection.proxyMode == ConnectionSettings::Proxy::Fixed) {
        options += u"-x "_s + shellWord(connection.proxy.toString(QUrl::FullyEncoded));
        options += u"--noproxy ''"_s; // else the environment's NO_PROXY goes round it
    }
    if (!connection.caFile.isEmpty())
        options += u"--cacert "_s + shellWord(connection.caFile);
    if (!connection.clientCertificate.isEmpty())
        options += u"--cert "_s + shellWord(certificateFile(connection.clientCertificate));
    if (!connection.clientKey.isEmpty())
        options += u"--key "_s + shellWord(connection.clientKey);
    return options;
}

QString heredocDelimiter(const QString &body)
{
    QString delimiter = u"BODY"_s;
    for (int count = 2; body.contains(delimiter); ++count)
        delimiter = u"BODY_%1"_s.arg(count);
    return delimiter;
}

QList<ValueTemplate::Part> bodyParts(const HttpRequest &request, const QString &text)
{
    return (request.bodyKind == HttpRequest::Body::JsonTemplate ? ValueTemplate::parse(text) : ValueTemplate::literal(text)).parts();
}

// What stands before the command and writes a body to its input that is too long for an argument. A here-document would end
// in a line break of its own, so `head` cuts it. printf is a part of the shell itself, so its arguments may be of any length;
// as it writes even where a key is missing, and curl would then send half a body, the keys are asked for first.
QString bodyWriter(const HttpRequest &request, const QString &text, const KeyVariables &variables, bool oneLine)
{
    const QList<ValueTemplate::Part> parts = bodyParts(request, text);
    const bool hasKeys
        = std::ranges::any_of(parts, [](const ValueTemplate::Part &part) { return std::holds_alternative<SecretRef>(part); });
    if (!hasKeys && !oneLine) {
        const QString delimiter = heredocDelimiter(text);
        return u"head -c "_s + QString::number(request.body.size()) + u" <<'"_s + delimiter + u"' |\n"_s + text + u'\n' + delimiter + u'\n';
    }
    const QString lineEnd = oneLine ? u" "_s : u"\n"_s;
    const QString guard = hasKeys ? u": "_s + variables.expansions().join(u' ') + u" &&"_s + lineEnd : QString();
    return guard + u"printf '%s' "_s + shellWord(parts, variables) + u" |"_s + lineEnd;
}

KeyVariables variablesOf(const HttpRequest &request, const QString &body)
{
    QList<SecretRef> references;
    for (const HttpHeader &header : request.headers)
        references += header.value.references();
    if (request.bodyKind == HttpRequest::Body::JsonTemplate)
        references += ValueTemplate::parse(body).references();
    return KeyVariables(references);
}

} // namespace

Result<QString> curlCommand(const HttpRequest &request, CurlOptions options)
{
    if (const Result<void> checked = check(request); !checked)
        return failure(checked.error());
    const std::optional<QString> body = asText(request.body);
    if (!body)
        return failure(Error::Kind::Configuration, Tr::tr("The body is not UTF-8 text, or has a NUL in it."),
                       Tr::tr("Such a body cannot be written into a command."));
    const KeyVariables variables = variablesOf(request, *body);
    const bool isLong = request.body.size() > longestArgument;

    QStringList lines{firstLine(request)};
    lines += connectionOptions(request.connection);
    lines += headerOptions(request, variables);
    if (isLong)
        lines += u"--data-binary @-"_s;
    else if (hasBodyOption(request))
        lines += u"--data-raw "_s + shellWord(bodyParts(request, *body), variables);
    const QString command = lines.join(options.oneLine ? u" "_s : u" \\\n  "_s);
    return isLong ? bodyWriter(request, *body, variables, options.oneLine) + command : command;
}

} // namespace lineside
