// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/curlchecks.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CurlWriter)
};

// A token of RFC 9110. Among the others are `@`, which curl would take for a file's name, and the colon.
bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
    });
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

} // namespace

Result<QString> bodyForExport(const HttpRequest &request)
{
    if (const Result<void> checked = check(request); !checked)
        return failure(checked.error());
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    const QString text = decoder.decode(request.body);
    if (decoder.hasError() || request.body.contains('\0'))
        return failure(Error::Kind::Configuration, Tr::tr("The body is not UTF-8 text, or has a NUL in it."),
                       Tr::tr("Such a body cannot be written into a text."));
    return text;
}

} // namespace lineside
