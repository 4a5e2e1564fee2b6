// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/paste/pastedwords.h"

#include "interchange/curloptionuse.h"
#include "ui/wire/exchangetext.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside::pastedwords {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::PastedWords)
};

QString dialectName(const QString &dialect)
{
    if (dialect == "anthropic"_L1)
        return Tr::tr("Anthropic's dialect");
    if (dialect == "gemini"_L1)
        return Tr::tr("Gemini's dialect");
    return dialect == "responses"_L1 ? Tr::tr("OpenAI's responses dialect") : Tr::tr("OpenAI's dialect");
}

// Options that say how curl goes about it, and not what is asked.
QStringList leftToCurl(const ImportedRequest &made)
{
    QStringList names;
    for (auto option = made.options.begin(); option != made.options.end(); ++option) {
        if (curlOptionUse(option.key()) == CurlOptionUse::Told)
            names.append(u"--"_s + option.key());
    }
    return names;
}

} // namespace

QString kind(const ImportedRequest &made)
{
    switch (made.kind) {
    case ImportedRequest::Kind::Chat:
        return Tr::tr("A chat in %1").arg(dialectName(made.dialect));
    case ImportedRequest::Kind::Route:
        return Tr::tr("A route for a gateway's Admin API");
    case ImportedRequest::Kind::Plain:
        break;
    }
    return Tr::tr("A request");
}

QString title(const ImportedRequest &made)
{
    return QString::fromUtf8(made.request.method) + u' ' + made.url;
}

QString message(const ImportedRequest &made)
{
    QString text = title(made) + u'\n';
    for (const HttpHeader &header : made.request.headers)
        text += QString::fromUtf8(header.name) + u": "_s + header.value.toString() + u'\n';
    if (made.request.body.isEmpty())
        return text;
    return text + u'\n' + indentedJson(made.request.body);
}

QStringList warnings(const ImportedRequest &made)
{
    QStringList all = made.warnings;
    all.removeIf([&made](const QString &warning) {
        return std::ranges::any_of(made.keys, [&warning](const FoundKey &key) { return warning.contains(key.reference.toString()); });
    });
    if (!made.bodyFile.isEmpty() && made.bodyFile != "-"_L1) // has a line of its own, with the button that reads it
        all.removeIf([file = u'“' + made.bodyFile.left(200) + u'”'](const QString &warning) { return warning.contains(file); });
    if (const QStringList told = leftToCurl(made); !told.isEmpty())
        all.append(Tr::tr("What curl does by these options is left to Lineside: %1.").arg(told.join(u", "_s)));
    if (made.kind == ImportedRequest::Kind::Chat && made.dialect != "openai"_L1)
        all.append(Tr::tr("Lineside chats in OpenAI's dialect; this request can be verified as it stands."));
    all.removeDuplicates();
    return all;
}

} // namespace lineside::pastedwords
