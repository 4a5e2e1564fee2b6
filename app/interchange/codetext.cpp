// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/codetext.h"

#include "interchange/curlchecks.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CodeExport)
};

constexpr qsizetype longestText = 50'000; // a constant of Java holds 65,535 bytes

// What may not stand in a source as it is: controls, and marks that some compilers take for line ends or refuse.
bool isSpecial(QChar c)
{
    return c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0) || c.unicode() == 0x2028 || c.unicode() == 0x2029
        || c.unicode() == 0xfeff;
}

// Java replaces \uXXXX before it knows of texts, so there a line break would end the line; it has octal digits for these.
QString escaped(CodeQuotes quotes, QChar c)
{
    static constexpr QStringView letters = u"nrt";
    static constexpr QStringView meanings = u"\n\r\t";
    if (const qsizetype known = meanings.indexOf(c); known >= 0)
        return u'\\' + QString(letters.at(known));
    if (quotes == CodeQuotes::Java && c.unicode() < 0x20)
        return u"\\%1"_s.arg(uint(c.unicode()), 3, 8, QChar(u'0'));
    return u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QChar(u'0'));
}

// Quotes within which nothing of this text needs an escape, so that JSON stays legible.
std::optional<QChar> plainQuote(CodeQuotes quotes, const QString &text)
{
    const bool singleQuotes = quotes == CodeQuotes::Python || quotes == CodeQuotes::JavaScript;
    const QChar quote = singleQuotes ? u'\'' : u'`';
    if ((!singleQuotes && quotes != CodeQuotes::Go) || !text.contains(u'"') || text.contains(quote) || std::ranges::any_of(text, isSpecial))
        return std::nullopt;
    return singleQuotes && text.contains(u'\\') ? std::nullopt : std::optional(quote);
}

} // namespace

QString quoted(CodeQuotes quotes, const QString &text)
{
    if (const auto quote = plainQuote(quotes, text))
        return *quote + text + *quote;
    QString written = u"\""_s;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            written += u'\\' + QString(c);
        else if (isSpecial(c))
            written += escaped(quotes, c);
        else
            written += c;
    }
    return written + u'"';
}

QString quoted(CodeQuotes quotes, const QList<ValueTemplate::Part> &parts, const KeyVariables &variables)
{
    QStringList pieces;
    for (const ValueTemplate::Part &part : parts) {
        const auto *reference = std::get_if<SecretRef>(&part);
        pieces += reference ? u"key(\"%1\")"_s.arg(variables.name(*reference)) : quoted(quotes, std::get<QString>(part));
    }
    return pieces.isEmpty() ? u"\"\""_s : pieces.join(u" + "_s);
}

Result<CodeRequest> codeRequest(const HttpRequest &request)
{
    const Result<QString> body = bodyForExport(request);
    if (!body)
        return failure(body.error());
    CodeRequest made;
    made.method = QString::fromLatin1(request.method);
    made.url = QString::fromLatin1(request.url.toEncoded(QUrl::RemoveFragment));
    QList<SecretRef> references;
    for (const HttpHeader &header : request.headers) {
        if (header.name.compare("Content-Length", Qt::CaseInsensitive) == 0)
            continue;
        made.headers.append({QString::fromLatin1(header.name), header.value.parts()});
        references += header.value.references();
    }
    const ValueTemplate written
        = request.bodyKind == HttpRequest::Body::JsonTemplate ? ValueTemplate::parse(*body) : ValueTemplate::literal(*body);
    references += written.references();
    made.body = written.parts();
    made.hasBody = !request.body.isEmpty();
    made.isLong = request.body.size() > longestText;
    made.streams = request.expectsStream;
    made.variables = KeyVariables(references);
    if (made.isLong && !written.references().isEmpty())
        return failure(Error::Kind::Configuration, Tr::tr("The body is too long to be written into a program, and it holds keys."),
                       Tr::tr("Take it away as a curl command."));
    return made;
}

QString filledIn(const QString &pattern, const QHash<QString, QString> &values)
{
    static const QRegularExpression mark(u"@([A-Z]+)@"_s);
    QString text;
    qsizetype from = 0;
    for (const QRegularExpressionMatch &match : mark.globalMatch(pattern)) {
        text += QStringView(pattern).sliced(from, match.capturedStart() - from);
        text += values.value(match.captured(1));
        from = match.capturedEnd();
    }
    text += QStringView(pattern).sliced(from);
    return text;
}

} // namespace lineside
