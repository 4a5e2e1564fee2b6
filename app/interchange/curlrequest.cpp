// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/curlrequest.h"

#include "interchange/curlbody.h"
#include "interchange/keyfinder.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CurlImport)
};

// Options that change what is shown, not what is sent, or that are what Lineside does anyway.
bool isAboutOutput(const QString &name)
{
    static const QSet<QString> names{
        u"silent"_s,       u"show-error"_s,  u"buffer"_s,        u"include"_s,     u"verbose"_s,          u"fail"_s,
        u"fail-early"_s,   u"output"_s,      u"remote-name"_s,   u"disable"_s,     u"fail-with-body"_s,   u"globoff"_s,
        u"path-as-is"_s,   u"progress-bar"_s, u"no-progress-meter"_s, u"write-out"_s, u"dump-header"_s,  u"stderr"_s,
        u"trace"_s,        u"trace-ascii"_s, u"trace-time"_s,    u"create-dirs"_s, u"styled-output"_s,    u"no-styled-output"_s,
        u"output-dir"_s,   u"cookie-jar"_s,  u"no-keepalive"_s,  u"tcp-nodelay"_s, u"remote-header-name"_s, u"basic"_s,
        u"no-clobber"_s,   u"compressed-ssh"_s, u"expect100-timeout"_s, u"no-buffer"_s, u"remote-name-all"_s, u"xattr"_s,
    };
    return names.contains(name);
}

// Taken over elsewhere in this file, or in the body's.
bool isTakenOver(const QString &name)
{
    static const QSet<QString> names{
        u"data"_s,       u"data-ascii"_s, u"data-binary"_s, u"data-raw"_s,  u"data-urlencode"_s,  u"json"_s,     u"form"_s,
        u"form-string"_s, u"url-query"_s, u"header"_s,      u"request"_s,   u"get"_s,             u"head"_s,     u"upload-file"_s,
        u"user"_s,       u"oauth2-bearer"_s, u"cookie"_s,   u"user-agent"_s, u"referer"_s,        u"range"_s,    u"compressed"_s,
        u"proxy"_s,      u"socks5"_s,     u"socks5-hostname"_s, u"noproxy"_s, u"cacert"_s,        u"cert"_s,     u"key"_s,
        u"connect-timeout"_s, u"max-time"_s, u"variable"_s,
    };
    return names.contains(name);
}

// What is no option of ours, but nothing to warn of either: it is told among the options.
bool isTold(const QString &name)
{
    static const QSet<QString> names{u"location"_s, u"http1.0"_s, u"http1.1"_s, u"http2"_s, u"http2-prior-knowledge"_s, u"http3"_s,
                                     u"ipv4"_s,     u"ipv6"_s,    u"retry"_s,   u"retry-delay"_s, u"retry-all-errors"_s, u"tlsv1.2"_s, u"tlsv1.3"_s};
    return names.contains(name);
}

class RequestReader
{
public:
    explicit RequestReader(const CurlCall &call)
        : m_call(call)
    {
    }

    Result<std::vector<ImportedRequest>> read();

private:
    void expandVariables();
    WordParts expanded(const WordParts &value) const;
    void readHeader(const WordParts &value);
    void readGenerated(const GivenOption &option);
    void readConnection(const GivenOption &option);
    void readCertificate(QString value);
    void readProxy(const QString &value);
    void readUser(const WordParts &pair);
    void readRest(const GivenOption &option);
    void put(const QByteArray &name, const WordParts &value);
    void putBodyHeaders(const CurlBody &body);
    bool isNamed(const QByteArray &name) const;
    bool isLast(const GivenOption &option) const;
    WordParts cookies() const;
    bool has(QLatin1StringView option) const;
    void warn(const QString &warning) { m_made.warnings.append(warning); }
    QByteArray method(const CurlBody &body) const;
    void putUrl(ImportedRequest &made, const WordParts &url, const CurlBody &body) const;
    ImportedRequest copyOf(const ImportedRequest &made) const;

    CurlCall m_call;
    ImportedRequest m_made;
    QSet<QByteArray> m_removed; ///< headers that curl was told not to send
    std::optional<WordParts> m_user;
};

bool RequestReader::has(QLatin1StringView option) const
{
    return std::ranges::any_of(m_call.options, [option](const GivenOption &given) { return given.name == option; });
}

bool RequestReader::isNamed(const QByteArray &name) const
{
    return m_removed.contains(name.toLower()) || m_made.request.header(name);
}

bool RequestReader::isLast(const GivenOption &option) const
{
    const auto last = std::ranges::find_if(m_call.options.crbegin(), m_call.options.crend(),
                                           [&option](const GivenOption &given) { return given.name == option.name; });
    return last != m_call.options.crend() && &*last == &option;
}

// All that are given in the command itself, as curl joins them.
WordParts RequestReader::cookies() const
{
    WordParts joined;
    for (const GivenOption &option : m_call.options) {
        if (option.name != "cookie"_L1 || !templateOf(option.value).toString().contains(u'='))
            continue;
        if (!joined.isEmpty())
            joined.append(u";"_s);
        joined += option.value;
    }
    return joined;
}

// curl 8.3: --variable NAME=text, --variable %NAME from the environment, and --expand-… that uses them.
WordParts RequestReader::expanded(const WordParts &value) const
{
    WordParts made;
    for (const ValueTemplate::Part &part : value) {
        const auto *text = std::get_if<QString>(&part);
        if (!text) {
            made.append(part);
            continue;
        }
        qsizetype from = 0;
        QString plain;
        for (qsizetype open = text->indexOf("{{"_L1); open >= 0; open = text->indexOf("{{"_L1, from)) {
            plain += QStringView(*text).sliced(from, open - from);
            const bool isText = open > from && text->at(open - 1) == u'\\';
            from = open + 2;
            if (isText) {
                plain.chop(1);
                plain += u"{{"_s;
                continue;
            }
            const qsizetype close = text->indexOf("}}"_L1, from);
            const QString name = close < 0 ? QString() : text->sliced(from, close - from).section(u':', 0, 0);
            const auto known = m_made.options.constFind(u"variable "_s + name);
            if (close < 0 || known == m_made.options.constEnd()) {
                plain += u"{{"_s;
                continue;
            }
            from = close + 2;
            if (!known->startsWith(u'%')) {
                plain += known->sliced(1);
                continue;
            }
            if (!plain.isEmpty())
                made.append(std::exchange(plain, {}));
            made.append(SecretRef::environment(name));
        }
        plain += QStringView(*text).sliced(from);
        if (!plain.isEmpty())
            made.append(plain);
    }
    return made;
}

void RequestReader::expandVariables()
{
    for (const GivenOption &option : std::as_const(m_call.options)) {
        if (option.name != "variable"_L1)
            continue;
        const QString text = templateOf(option.value).toString();
        const bool fromEnvironment = text.startsWith(u'%');
        const QString name = text.sliced(fromEnvironment ? 1 : 0).section(u'=', 0, 0).section(u'@', 0, 0);
        if (!SecretRef::parse(u"env:"_s + name))
            continue;
        if (!fromEnvironment && !text.contains(u'='))
            warn(Tr::tr("The variable %1 would be read from a file. It was not.").arg(name));
        else
            m_made.options.insert(u"variable "_s + name, fromEnvironment ? u"%"_s : u'=' + text.section(u'=', 1));
    }
    for (GivenOption &option : m_call.options) {
        if (!option.name.startsWith("expand-"_L1))
            continue;
        option.name = option.name.sliced(7);
        option.value = expanded(option.value);
        if (option.name == "url"_L1)
            m_call.urls.append(option.value);
    }
    m_made.options.removeIf([](const auto &entry) { return entry.key().startsWith("variable "_L1); });
    m_call.options.removeIf([](const GivenOption &option) { return option.name == "url"_L1; });
}

void RequestReader::put(const QByteArray &name, const WordParts &value)
{
    m_made.request.headers.append({name, templateOf(value)});
}

void RequestReader::readHeader(const WordParts &value)
{
    const auto *text = value.isEmpty() ? nullptr : std::get_if<QString>(&value.constFirst());
    if (text && text->startsWith(u'@')) {
        warn(Tr::tr("Headers would be read from “%1”. They were not.").arg(text->sliced(1).left(200)));
        return;
    }
    const qsizetype colon = text ? text->indexOf(u':') : -1;
    if (colon <= 0) {
        const bool isEmptyHeader = text && value.size() == 1 && text->size() > 1 && text->endsWith(u';');
        if (isEmptyHeader)
            put(text->chopped(1).toUtf8(), {});
        else
            warn(Tr::tr("“%1” is not a header: it has no name or no colon.").arg(templateOf(value).toString().left(100)));
        return;
    }
    const QByteArray name = text->first(colon).trimmed().toUtf8();
    WordParts rest = withoutFirst(value, colon + 1);
    if (!rest.isEmpty() && std::holds_alternative<QString>(rest.constFirst()) && std::get<QString>(rest.constFirst()).startsWith(u' '))
        rest = withoutFirst(rest, 1);
    if (plainText(rest) && plainText(rest)->trimmed().isEmpty())
        m_removed.insert(name.toLower());
    else
        put(name, rest);
}

// Headers that curl makes of other options; one that is given as a header wins. Of an option that is given twice the last counts,
// but cookies add up.
void RequestReader::readGenerated(const GivenOption &option)
{
    if (option.name == "cookie"_L1) {
        if (!templateOf(option.value).toString().contains(u'='))
            warn(Tr::tr("Cookies would be read from “%1”. They were not.").arg(templateOf(option.value).toString().left(200)));
        else if (!isNamed("Cookie"))
            put("Cookie", cookies());
        return;
    }
    if (!isLast(option))
        return;
    if (option.name == "user-agent"_L1 && !isNamed("User-Agent")) {
        put("User-Agent", option.value);
    } else if (option.name == "referer"_L1 && !isNamed("Referer")) {
        put("Referer", option.value);
    } else if (option.name == "range"_L1 && !isNamed("Range")) {
        put("Range", WordParts{u"bytes="_s} + option.value);
    } else if (option.name == "oauth2-bearer"_L1 && !isNamed("Authorization")) {
        put("Authorization", WordParts{u"Bearer "_s} + option.value);
    } else if (option.name == "compressed"_L1 && !isNamed("Accept-Encoding")) {
        put("Accept-Encoding", {u"gzip"_s});
    } else if (option.name == "user"_L1) {
        m_user = option.value;
    }
}

void RequestReader::readUser(const WordParts &pair)
{
    const std::optional<QString> text = plainText(pair);
    if (isNamed("Authorization"))
        return;
    if (!text)
        warn(Tr::tr("The user and password of -u come from the environment. They were left out: enter them as a header."));
    else if (!text->contains(u':'))
        warn(Tr::tr("curl would ask for the password of -u. The user was left out."));
    else
        put("Authorization", {u"Basic "_s + QString::fromLatin1(text->toUtf8().toBase64())});
}

void RequestReader::readProxy(const QString &value)
{
    ConnectionSettings &connection = m_made.request.connection;
    if (value.isEmpty()) {
        connection.proxyMode = ConnectionSettings::Proxy::None;
        return;
    }
    QUrl proxy(value.contains("://"_L1) ? value : u"http://"_s + value);
    if (!proxy.userInfo().isEmpty()) {
        proxy.setUserInfo({});
        warn(Tr::tr("The proxy's user and password were left out."));
    }
    if (!proxy.isValid() || proxy.host().isEmpty()) {
        warn(Tr::tr("The proxy is not a URL and was left out."));
        return;
    }
    connection.proxyMode = ConnectionSettings::Proxy::Fixed;
    connection.proxy = proxy;
}

// A colon ends the file's name and a password begins; a backslash before it makes it a part of the name.
void RequestReader::readCertificate(QString value)
{
    QString name;
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value.at(i) == u'\\' && i + 1 < value.size() && (value.at(i + 1) == u':' || value.at(i + 1) == u'\\')) {
            name += value.at(++i);
        } else if (value.at(i) == u':' && i > 1) {
            warn(Tr::tr("The password of the client certificate was left out."));
            break;
        } else {
            name += value.at(i);
        }
    }
    m_made.request.connection.clientCertificate = name;
}

void RequestReader::readConnection(const GivenOption &option)
{
    ConnectionSettings &connection = m_made.request.connection;
    const QString value = plainText(option.value).value_or(templateOf(option.value).toString()); // a file's name has no escapes
    const auto limit = [&value](std::chrono::milliseconds fallback) {
        bool isNumber = false;
        const double seconds = value.toDouble(&isNumber);
        const bool isSensible = isNumber && seconds > 0 && seconds < 1e6;
        return isSensible ? std::chrono::milliseconds(qint64(seconds * 1000)) : fallback;
    };
    if (option.name == "proxy"_L1)
        readProxy(value);
    else if (option.name == "socks5"_L1 || option.name == "socks5-hostname"_L1)
        readProxy(u"socks5://"_s + value);
    else if (option.name == "noproxy"_L1 && value == "*"_L1)
        connection.proxyMode = ConnectionSettings::Proxy::None;
    else if (option.name == "cacert"_L1)
        connection.caFile = value;
    else if (option.name == "cert"_L1)
        readCertificate(value);
    else if (option.name == "key"_L1)
        connection.clientKey = value;
    else if (option.name == "connect-timeout"_L1)
        connection.connectLimit = limit(connection.connectLimit);
    else if (option.name == "max-time"_L1)
        connection.totalLimit = limit(std::chrono::milliseconds(0));
    if (connection.totalLimit == std::chrono::milliseconds(0))
        connection.totalLimit.reset();
}

// The values of options that are not understood may be passwords, so only their names are told.
void RequestReader::readRest(const GivenOption &option)
{
    if (isAboutOutput(option.name) || isTakenOver(option.name))
        return;
    m_made.options.insert(option.name, isTold(option.name) ? templateOf(option.value).toString() : QString());
    if (option.name == "insecure"_L1)
        warn(Tr::tr("-k was left out: certificates stay checked. Name the authority's file in the connection instead."));
    else if (!isTold(option.name))
        warn(Tr::tr("--%1 was left out: there is nothing like it here.").arg(option.name));
}

void RequestReader::putBodyHeaders(const CurlBody &body)
{
    if (has("get"_L1))
        return;
    if (body.isJson && !isNamed("Content-Type"))
        put("Content-Type", {u"application/json"_s});
    if (body.isJson && !isNamed("Accept"))
        put("Accept", {u"application/json"_s});
    if (!body.multipart.isEmpty() && !isNamed("Content-Type"))
        put("Content-Type", {body.multipart});
    if (body.isForm && !isNamed("Content-Type"))
        put("Content-Type", {u"application/x-www-form-urlencoded"_s});
}

QByteArray RequestReader::method(const CurlBody &body) const
{
    const auto given = std::ranges::find_if(m_call.options.crbegin(), m_call.options.crend(),
                                            [](const GivenOption &option) { return option.name == "request"_L1; });
    if (given != m_call.options.crend())
        return templateOf(given->value).toString().toUtf8();
    if (has("head"_L1))
        return "HEAD";
    if (has("upload-file"_L1))
        return "PUT";
    return body.isThere && !has("get"_L1) ? "POST" : "GET";
}

void RequestReader::putUrl(ImportedRequest &made, const WordParts &url, const CurlBody &body) const
{
    WordParts query = body.query;
    if (has("get"_L1) && !body.parts.isEmpty()) {
        if (!query.isEmpty())
            query.append(u"&"_s);
        query += body.parts;
    }
    QString text = templateOf(url).toString().trimmed().section(u'#', 0, 0); // a fragment is not sent, and a query goes before it
    if (!query.isEmpty())
        text += (text.contains(u'?') ? u'&' : u'?') + templateOf(query).toString();
    if (!text.contains("://"_L1) && !text.startsWith(u'{'))
        text.prepend(u"http://"_s);
    made.url = text;
    if (!has("globoff"_L1) && plainText(url) && (text.contains(u'[') || text.contains(u'{')))
        made.warnings.append(Tr::tr("curl would make several requests of the braces or brackets in the URL. Here they are a part of it."));
    const qsizetype reference = text.indexOf("{env:"_L1);
    const qsizetype path = text.indexOf(u'/', text.indexOf("://"_L1) + 3);
    if (reference >= 0 && (path < 0 || reference < path)) {
        made.warnings.append(Tr::tr("Where the request goes depends on the environment: enter the URL."));
        return;
    }
    made.request.url = QUrl::fromEncoded(text.toUtf8(), QUrl::TolerantMode);
    const bool isHttp = made.request.url.scheme() == "http"_L1 || made.request.url.scheme() == "https"_L1;
    if (!made.request.url.isValid() || made.request.url.host().isEmpty() || !isHttp) {
        made.warnings.append(Tr::tr("“%1” is not an http or https URL.").arg(text.left(200)));
        made.request.url.clear();
    }
    made.request.url.setFragment({});
}

ImportedRequest RequestReader::copyOf(const ImportedRequest &made) const
{
    ImportedRequest copy;
    copy.request = made.request;
    copy.bodyFile = made.bodyFile;
    copy.options = made.options;
    copy.warnings = made.warnings;
    return copy;
}

Result<std::vector<ImportedRequest>> RequestReader::read()
{
    constexpr qsizetype mostUrls = 1000;
    m_made.warnings = m_call.warnings;
    expandVariables();
    if (m_call.urls.isEmpty())
        return failure(Error::Kind::BadRequest, Tr::tr("The curl command has no URL."));
    const CurlBody body = curlBody(m_call);
    m_made.warnings += body.warnings;
    m_made.bodyFile = body.file;
    for (const GivenOption &option : std::as_const(m_call.options)) {
        if (option.name == "header"_L1)
            readHeader(option.value);
        if (option.name == "upload-file"_L1)
            m_made.bodyFile = templateOf(option.value).toString();
    }
    for (const GivenOption &option : std::as_const(m_call.options)) {
        readGenerated(option);
        readConnection(option);
        readRest(option);
    }
    if (m_user)
        readUser(*m_user);
    putBodyHeaders(body);
    HttpRequest &request = m_made.request;
    request.method = method(body);
    request.expectsStream = has("no-buffer"_L1);
    if (!has("get"_L1)) {
        const ValueTemplate written = templateOf(body.parts);
        const bool isTemplate = !written.references().isEmpty();
        request.bodyKind = isTemplate ? HttpRequest::Body::JsonTemplate : HttpRequest::Body::Plain;
        for (const ValueTemplate::Part &part : body.parts)
            request.body += isTemplate || !std::holds_alternative<QString>(part) ? QByteArray() : std::get<QString>(part).toUtf8();
        if (isTemplate)
            request.body = written.toString().toUtf8();
    }
    std::vector<ImportedRequest> made;
    for (const WordParts &url : m_call.urls.first(std::min(mostUrls, m_call.urls.size()))) {
        made.push_back(copyOf(m_made));
        putUrl(made.back(), url, body);
    }
    return made;
}

} // namespace

Result<std::vector<ImportedRequest>> requestsOf(const CurlCall &call)
{
    return RequestReader(call).read();
}

} // namespace lineside
