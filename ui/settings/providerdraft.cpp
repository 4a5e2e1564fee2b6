// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/providerdraft.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Settings)
};

bool carriesCredential(const QString &name)
{
    const QString lower = name.toLower();
    return lower == "authorization"_L1 || lower == "proxy-authorization"_L1 || lower == "cookie"_L1 || lower.endsWith("api-key"_L1)
        || lower == "apikey"_L1;
}

} // namespace

QStringList problemsIn(const ProviderDraft &draft)
{
    QStringList problems;
    if (draft.name.trimmed().isEmpty())
        problems.append(Tr::tr("Enter a name."));
    const auto url = chatUrl(draft.baseUrl);
    if (!url)
        problems.append(url.error().message);
    if (draft.keyNeeded && draft.key.source == KeyDraft::Source::None)
        problems.append(Tr::tr("This provider needs a key."));
    if (const QString key = url ? problemWith(draft.key, Tr::tr("The key"), *url) : QString(); !key.isEmpty())
        problems.append(key);
    if (const auto headers = parseHeaders(draft.headers); !headers)
        problems.append(headers.error().message);
    return problems;
}

Result<QList<HttpHeader>> parseHeaders(const QString &text)
{
    QList<HttpHeader> headers;
    int number = 0;
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const qsizetype colon = line.indexOf(u':');
        const QString name = line.left(colon).trimmed();
        if (colon < 0 || !isHeaderName(name))
            return failure(Error::Kind::Configuration, Tr::tr("Line %1 of the further headers is not of the form “Name: value”.").arg(number));
        const ValueTemplate value = ValueTemplate::parse(line.sliced(colon + 1).trimmed());
        if (carriesCredential(name) && value.references().isEmpty())
            return failure(Error::Kind::Configuration,
                           Tr::tr("The header %1 carries a key: write a reference such as {env:NAME} or {keychain:work} in it.").arg(name));
        headers.append({name.toLatin1(), value});
    }
    return headers;
}

QString headersToText(const QList<HttpHeader> &headers)
{
    QStringList lines;
    for (const HttpHeader &header : headers)
        lines.append(QString::fromLatin1(header.name) + u": "_s + header.value.toString());
    return lines.join(u'\n');
}

QString describeChatUrl(const QString &baseUrl)
{
    const auto url = chatUrl(baseUrl);
    return url ? Tr::tr("Chat goes to %1").arg(url->toString()) : url.error().message;
}

} // namespace lineside
