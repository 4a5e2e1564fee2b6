// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/curlrequest.h"

#include "interchange/curlbody.h"
#include "interchange/curlconnection.h"
#include "interchange/curloptionuse.h"
#include "interchange/curlvariables.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CurlImport)
};

class RequestReader
{
public:
    explicit RequestReader(const CurlCall &call)
        : m_call(call)
    {
    }

    Result<std::vector<ImportedRequest>> read();

private:
    void readHeader(const WordParts &value);
    void readGenerated(const GivenOption &option);
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

// The values of options that are not understood may be passwords, so only their names are told.
void RequestReader::readRest(const GivenOption &option)
{
    const CurlOptionUse use = curlOptionUse(option.name);
    if (use == CurlOptionUse::Output || use == CurlOptionUse::TakenOver)
        return;
    m_made.options.insert(option.name, use == CurlOptionUse::Told ? templateOf(option.value).toString() : QString());
    if (option.name == "insecure"_L1)
        warn(Tr::tr("-k was left out: certificates stay checked. Name the authority's file in the connection instead."));
    else if (use == CurlOptionUse::Unknown)
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
    expandVariables(m_call);
    m_made.warnings = m_call.warnings;
    if (m_call.urls.isEmpty())
        return failure(Error::Kind::BadRequest, Tr::tr("The curl command has no URL."));
    const CurlBody body = curlBody(m_call);
    m_made.warnings += body.warnings;
    m_made.bodyFile = body.file;
    for (const GivenOption &option : std::as_const(m_call.options)) {
        if (option.name == "header"_L1)
            readHeader(option.value);
    }
    for (const GivenOption &option : std::as_const(m_call.options)) {
        readGenerated(option);
        readConnection(option, m_made.request.connection, m_made.warnings);
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
