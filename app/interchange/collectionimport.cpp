// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/collectionimport.h"

#include "core/valuetemplate.h"
#include "interchange/keyfinder.h"
#include "interchange/requestmeaning.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CollectionImport)
};

constexpr qsizetype longestText = 64 * 1024 * 1024;
constexpr std::size_t mostRequests = 5000;
constexpr int deepest = 50;

// {{NAME}} and {{process.env.NAME}} as references.
QString withReferences(const QString &text)
{
    static const QRegularExpression variable(u"\\{\\{\\s*(?:process\\.env\\.)?([A-Za-z_][A-Za-z0-9_]*)\\s*\\}\\}"_s);
    QString made;
    qsizetype from = 0;
    for (const QRegularExpressionMatch &match : variable.globalMatch(text)) {
        made += ValueTemplate::literal(text.sliced(from, match.capturedStart() - from)).toString() + u"{env:"_s + match.captured(1) + u'}';
        from = match.capturedEnd();
    }
    return made + ValueTemplate::literal(text.sliced(from)).toString();
}

void putBody(HttpRequest &request, const QString &text)
{
    const ValueTemplate body = ValueTemplate::parse(withReferences(text));
    const bool hasKeys = !body.references().isEmpty();
    request.bodyKind = hasKeys ? HttpRequest::Body::JsonTemplate : HttpRequest::Body::Plain;
    request.body = hasKeys ? body.toString().toUtf8() : text.toUtf8();
}

ImportedRequest finished(HttpRequest request, const QString &url, const QStringList &warnings)
{
    ImportedRequest made;
    made.warnings = warnings;
    made.url = withReferences(url);
    if (made.url.contains("{env:"_L1))
        made.warnings.append(Tr::tr("Where the request goes depends on variables: enter the URL."));
    else
        request.url = QUrl::fromEncoded(url.trimmed().toUtf8(), QUrl::TolerantMode);
    made.request = std::move(request);
    KeyFinder finder(made.request.url);
    const QUrl before = made.request.url;
    finder.clean(made.request);
    made.keys = finder.takeKeys();
    if (made.request.url != before)
        made.url = made.request.url.toString(QUrl::PrettyDecoded);
    const RequestMeaning meaning = meaningOf(made.request);
    made.kind = meaning.kind;
    made.dialect = meaning.dialect;
    made.request.expectsStream = meaning.kind == ImportedRequest::Kind::Chat && QJsonDocument::fromJson(made.request.body)["stream"_L1].toBool();
    return made;
}

ImportedRequest postmanRequest(const QJsonValue &json)
{
    HttpRequest request;
    QStringList warnings;
    request.method = json["method"_L1].toString(u"GET"_s).toUtf8();
    for (const QJsonValue &header : json["header"_L1].toArray()) {
        if (!header["disabled"_L1].toBool() && !header["key"_L1].toString().isEmpty())
            request.headers.append({header["key"_L1].toString().toUtf8(), ValueTemplate::parse(withReferences(header["value"_L1].toString()))});
    }
    const QJsonValue auth = json["auth"_L1];
    if (auth["type"_L1].toString() == "bearer"_L1) {
        const QJsonValue bearer = auth["bearer"_L1];
        const QString token = bearer.isArray() ? bearer[0]["value"_L1].toString() : bearer["token"_L1].toString();
        request.headers.append({"Authorization", ValueTemplate::parse(u"Bearer "_s + withReferences(token))});
    } else if (auth.isObject() && auth["type"_L1].toString() != "noauth"_L1) {
        warnings.append(Tr::tr("The authorization “%1” was left out: enter it as a header.").arg(auth["type"_L1].toString().left(50)));
    }
    const QJsonValue body = json["body"_L1];
    if (body["mode"_L1].toString() == "raw"_L1)
        putBody(request, body["raw"_L1].toString());
    else if (body.isObject() && !body["mode"_L1].toString().isEmpty())
        warnings.append(Tr::tr("The body was left out: only raw ones can be taken over."));
    const QJsonValue url = json["url"_L1];
    return finished(std::move(request), url.isString() ? url.toString() : url["raw"_L1].toString(), warnings);
}

void readItems(const QJsonArray &items, int depth, std::vector<ImportedRequest> &made)
{
    for (const QJsonValue &item : items) {
        if (made.size() >= mostRequests || depth > deepest)
            return;
        if (item["item"_L1].isArray())
            readItems(item["item"_L1].toArray(), depth + 1, made);
        else if (item["request"_L1].isObject())
            made.push_back(postmanRequest(item["request"_L1]));
    }
}

// The blocks of a .bru file: a name and an opening brace in the first column, to a closing one there.
QMap<QString, QStringList> blocksOf(const QString &text)
{
    static const QRegularExpression opening(QRegularExpression::anchoredPattern(u"([a-z:-]+) \\{\\s*"_s));
    QMap<QString, QStringList> blocks;
    QString open;
    for (QString line : text.split(u'\n')) {
        if (line.endsWith(u'\r'))
            line.chop(1);
        if (open.isEmpty()) {
            const auto match = opening.match(line);
            open = match.captured(1);
            if (match.hasMatch())
                blocks.insert(open, {});
        } else if (line == u"}"_s) {
            open.clear();
        } else {
            blocks[open].append(line.startsWith(u"  "_s) ? line.sliced(2) : line);
        }
    }
    return blocks;
}

QString fieldOf(const QStringList &lines, QLatin1StringView name)
{
    for (const QString &line : lines) {
        if (line.startsWith(name + u':'))
            return line.sliced(name.size() + 1).trimmed();
    }
    return {};
}

std::optional<ImportedRequest> brunoRequestIn(const QString &text)
{
    const QMap<QString, QStringList> blocks = blocksOf(text);
    for (const QString &method : {u"get"_s, u"post"_s, u"put"_s, u"patch"_s, u"delete"_s, u"head"_s, u"options"_s}) {
        if (!blocks.contains(method))
            continue;
        HttpRequest request;
        QStringList warnings;
        request.method = method.toUpper().toUtf8();
        for (const QString &line : blocks.value(u"headers"_s)) {
            const qsizetype colon = line.indexOf(u':');
            if (colon > 0 && !line.startsWith(u'~')) // a tilde switches it off
                request.headers.append({line.first(colon).trimmed().toUtf8(), ValueTemplate::parse(withReferences(line.sliced(colon + 1).trimmed()))});
        }
        const QString token = fieldOf(blocks.value(u"auth:bearer"_s), "token"_L1);
        if (!token.isEmpty())
            request.headers.append({"Authorization", ValueTemplate::parse(u"Bearer "_s + withReferences(token))});
        const QString kind = fieldOf(blocks.value(method), "body"_L1);
        if (kind == "json"_L1 || kind == "text"_L1 || kind == "xml"_L1)
            putBody(request, blocks.value(u"body:"_s + kind, blocks.value(u"body"_s)).join(u'\n'));
        else if (!kind.isEmpty() && kind != "none"_L1)
            warnings.append(Tr::tr("The body was left out: only raw ones can be taken over."));
        if (kind == "json"_L1 && !request.header("Content-Type"))
            request.headers.append({"Content-Type", ValueTemplate::literal(u"application/json"_s)});
        return finished(std::move(request), fieldOf(blocks.value(method), "url"_L1), warnings);
    }
    return std::nullopt;
}

} // namespace

Result<std::vector<ImportedRequest>> importCollection(const QByteArray &text)
{
    if (text.size() > longestText)
        return failure(Error::Kind::BadRequest, Tr::tr("The file is too long (%1 bytes).").arg(text.size()));
    std::vector<ImportedRequest> made;
    const QJsonDocument json = QJsonDocument::fromJson(text);
    if (json.isObject())
        readItems(json["item"_L1].toArray(), 0, made);
    else if (auto request = brunoRequestIn(QString::fromUtf8(text)))
        made.push_back(std::move(*request));
    if (made.empty())
        return failure(Error::Kind::BadRequest, Tr::tr("There is no request in this file."),
                       Tr::tr("It should be a Postman collection of version 2, or one of Bruno's .bru files."));
    return made;
}

} // namespace lineside
