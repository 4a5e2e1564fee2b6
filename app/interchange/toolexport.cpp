// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Requests as files and commands of HTTPie, Hurl and k6.
#include "interchange/codeexport.h"
#include "interchange/codetext.h"
#include "interchange/plainjson.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CodeExport)
};

using Parts = QList<ValueTemplate::Part>;

bool isEmpty(const Parts &value)
{
    return value.isEmpty() || (value.size() == 1 && std::holds_alternative<QString>(value.constFirst()) && std::get<QString>(value.constFirst()).trimmed().isEmpty());
}

// HTTPie tells headers from data by the sign behind the name; a value that begins with a part of a longer sign gets a backslash.
Parts httpieHeader(const QString &name, const Parts &value)
{
    if (isEmpty(value))
        return {name + u';'};
    Parts word = value;
    auto *first = std::get_if<QString>(&word.first());
    if (!first) {
        word.prepend(name + u':');
        return word;
    }
    const bool isSign = first->startsWith(u'=') || first->startsWith(u'@');
    *first = name + u':' + (isSign ? u"\\"_s : QString()) + *first;
    return word;
}

// In Hurl `#` begins a comment and braces a variable.
QString hurlText(const QString &text, bool inBackticks)
{
    QString written;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool isPaired = c == u'{' && (text.mid(i + 1, 1) == u"{"_s || i + 1 == text.size()); // a key may follow
        static constexpr QStringView letters = u"nrt";
        static constexpr QStringView meanings = u"\n\r\t";
        if (const qsizetype known = meanings.indexOf(c); known >= 0)
            written += u'\\' + QString(letters.at(known));
        else if (isPaired || c.unicode() < 0x20 || c == u'#')
            written += u"\\u{%1}"_s.arg(uint(c.unicode()), 0, 16);
        else if (c == u'\\' || (c == u'`' && inBackticks))
            written += u'\\' + QString(c);
        else
            written += c;
    }
    return written;
}

QString hurlParts(const Parts &parts, const KeyVariables &variables, bool inBackticks)
{
    QString written;
    for (const ValueTemplate::Part &part : parts) {
        const auto *reference = std::get_if<SecretRef>(&part);
        written += reference ? u"{{"_s + variables.name(*reference) + u"}}"_s : hurlText(std::get<QString>(part), inBackticks);
    }
    return written;
}

} // namespace

Result<ExportedText> httpieCommand(const HttpRequest &request)
{
    const Result<CodeRequest> parts = codeRequest(request);
    if (!parts)
        return failure(parts.error());
    ExportedText made;
    QStringList lines{u"http --ignore-stdin --check-status"_s + (parts->streams ? u" --stream"_s : QString()) + u' '
                      + shellWord(parts->method) + u' ' + shellWord(parts->url)};
    for (const auto &[name, value] : parts->headers)
        lines += shellWord(httpieHeader(name, value), parts->variables);
    if (parts->hasBody && !request.header("Content-Type"))
        lines += u"'Content-Type:'"_s;
    if (parts->isLong) {
        const QString name = isJson(request.body) ? u"body.json"_s : u"body.txt"_s;
        made.files.append({name, request.body});
        lines.first().replace(" --ignore-stdin"_L1, QString());
        lines += u"< "_s + name;
    } else if (parts->hasBody) {
        lines += u"--raw "_s + shellWord(parts->body, parts->variables);
    }
    const ConnectionSettings &connection = request.connection;
    if (connection.proxyMode == ConnectionSettings::Proxy::Fixed) {
        lines += u"--proxy "_s + shellWord(u"http:"_s + connection.proxy.toString(QUrl::FullyEncoded)) + u" --proxy "_s
            + shellWord(u"https:"_s + connection.proxy.toString(QUrl::FullyEncoded));
    }
    if (!connection.caFile.isEmpty())
        lines += u"--verify "_s + shellWord(connection.caFile);
    if (!connection.clientCertificate.isEmpty())
        lines += u"--cert "_s + shellWord(connection.clientCertificate);
    if (!connection.clientKey.isEmpty())
        lines += u"--cert-key "_s + shellWord(connection.clientKey);
    made.text = lines.join(u" \\\n  "_s);
    return made;
}

Result<ExportedText> hurlFile(const HttpRequest &request)
{
    const Result<CodeRequest> parts = codeRequest(request);
    if (!parts)
        return failure(parts.error());
    ExportedText made;
    QStringList settings;
    for (const QString &name : parts->variables.names())
        settings += u"--variable %1=\"${%1:?set %1 first}\" "_s.arg(name);
    QString text = u"# hurl %1request.hurl\n"_s.arg(settings.join(QString()));
    text += parts->method + u' ' + hurlText(parts->url, false) + u'\n';
    for (const auto &[name, value] : parts->headers)
        text += name + u": "_s + hurlParts(value, parts->variables, false) + u'\n';
    if (parts->isLong) {
        const QString name = isJson(request.body) ? u"body.json"_s : u"body.txt"_s;
        made.files.append({name, request.body});
        text += u"file,"_s + name + u";\n"_s;
    } else if (parts->hasBody) {
        text += u'`' + hurlParts(parts->body, parts->variables, true) + u"`\n"_s;
    }
    made.text = text + u"HTTP 200\n"_s;
    if (parts->streams)
        made.warnings.append(Tr::tr("Hurl waits for the whole answer; it does not show a stream as it comes."));
    return made;
}

Result<ExportedText> k6Script(const HttpRequest &request)
{
    const Result<CodeRequest> parts = codeRequest(request);
    if (!parts)
        return failure(parts.error());
    ExportedText made;
    QString headers;
    for (const auto &[name, value] : parts->headers)
        headers += u"    "_s + quoted(CodeQuotes::JavaScript, name) + u": "_s + quoted(CodeQuotes::JavaScript, value, parts->variables) + u",\n"_s;
    QString body = parts->hasBody ? quoted(CodeQuotes::JavaScript, parts->body, parts->variables) : u"null"_s;
    if (parts->isLong) {
        const QString name = isJson(request.body) ? u"body.json"_s : u"body.txt"_s;
        made.files.append({name, request.body});
        body = u"open('%1')"_s.arg(name);
    }
    made.text = filledIn(uR"(import http from 'k6/http';
import { check } from 'k6';

function key(name) {
  if (!__ENV[name]) throw new Error(`set ${name} first`);
  return __ENV[name];
}

export const options = { vus: 1, iterations: 1 };

const body = @BODY@;
const params = {
  headers: {
@HEADERS@  },
  timeout: '120s',
};

export default function () {
  const response = http.request(@METHOD@, @URL@, body, params);
  check(response, { 'status is 200': (answer) => answer.status === 200 });
}
)"_s,
                         {{u"BODY"_s, body},
                          {u"HEADERS"_s, headers},
                          {u"METHOD"_s, quoted(CodeQuotes::JavaScript, parts->method)},
                          {u"URL"_s, quoted(CodeQuotes::JavaScript, parts->url)}});
    if (parts->streams)
        made.warnings.append(Tr::tr("k6 waits for the whole answer: its times to the first byte are right, but it sees no single events."));
    return made;
}

} // namespace lineside
