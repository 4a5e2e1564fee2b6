// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "anyrequest.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lineside::testing {

namespace {

QByteArray filled(const ValueTemplate &value, const Environment &environment)
{
    QByteArray bytes;
    for (const ValueTemplate::Part &part : value.parts()) {
        const auto *reference = std::get_if<SecretRef>(&part);
        bytes += reference ? environment.value(reference->environmentName()).toUtf8() : std::get<QString>(part).toUtf8();
    }
    return bytes;
}

QByteArray expectedBody(const HttpRequest &request, const Environment &environment)
{
    return request.bodyKind == HttpRequest::Body::Plain ? request.body
                                                        : filled(ValueTemplate::parse(QString::fromUtf8(request.body)), environment);
}

QByteArray expectedTarget(const QUrl &url)
{
    const QString path = url.path(QUrl::FullyEncoded);
    return ((path.isEmpty() ? u"/"_s : path) + (url.hasQuery() ? u'?' + url.query(QUrl::FullyEncoded) : QString())).toLatin1();
}

char32_t anyCharacter(QRandomGenerator &random, bool lineBreaks)
{
    static constexpr QByteArrayView awkward = "'\"\\$`!%@-{}[]()<>|&;*?~#=^:, \t";
    for (;;) {
        char32_t c = 0;
        switch (random.bounded(5)) {
        case 0:
        case 1:
            c = char32_t(awkward.at(random.bounded(int(awkward.size()))));
            break;
        case 2:
            c = char32_t(random.bounded(1, 0x100));
            break;
        case 3:
            c = char32_t(random.bounded(0x100, 0x10000));
            break;
        default:
            c = char32_t(random.bounded(0x10000, 0x110000));
        }
        const bool surrogate = c >= 0xd800 && c < 0xe000;
        const bool lineBreak = c == '\n' || c == '\r';
        if (!surrogate && (lineBreaks || !lineBreak))
            return c;
    }
}

QString anyText(QRandomGenerator &random, int longest, bool lineBreaks)
{
    static const QStringList starts{{}, u"@"_s, u"-"_s, u"--"_s, u"'"_s, u"\\"_s, u"$("_s};
    QString text = starts.at(random.bounded(int(starts.size())));
    for (int length = random.bounded(longest); length > 0; --length) {
        const char32_t c = anyCharacter(random, lineBreaks);
        text += QString::fromUcs4(&c, 1);
    }
    return text;
}

ValueTemplate anyTemplate(QRandomGenerator &random)
{
    const ValueTemplate text = ValueTemplate::literal(anyText(random, 30, false));
    return random.bounded(3) == 0 ? ValueTemplate::withKey(text.toString(), SecretRef::environment(u"KEY"_s)) : text;
}

// A JSON object that is all strings, some of them with keys.
QByteArray anyJsonTemplate(QRandomGenerator &random)
{
    QJsonArray strings;
    for (int count = random.bounded(1, 5); count > 0; --count)
        strings.append(anyText(random, 30, true) + (random.bounded(2) == 0 ? u"{env:KEY}"_s : QString()) + anyText(random, 5, true));
    return QJsonDocument(strings).toJson(random.bounded(2) == 0 ? QJsonDocument::Compact : QJsonDocument::Indented);
}

} // namespace

// What differs between the request as it was meant and as it came; empty where nothing does.
QString difference(const HttpRequest &meant, const RecordedRequest &came, const Environment &environment)
{
    if (came.method != meant.method)
        return u"method %1"_s.arg(QString::fromUtf8(came.method));
    if (came.target != expectedTarget(meant.url))
        return u"target %1"_s.arg(QString::fromUtf8(came.target));
    QHash<QByteArray, QList<QByteArray>> headers;
    for (const HttpHeader &header : meant.headers)
        headers[header.name.toLower()].append(filled(header.value, environment).trimmed());
    for (auto header = headers.cbegin(); header != headers.cend(); ++header) {
        if (came.values(header.key()) != header.value())
            return u"header %1"_s.arg(QString::fromUtf8(header.key()));
    }
    const QByteArray body = expectedBody(meant, environment);
    return came.body == body ? QString() : u"body of %1 bytes in place of %2"_s.arg(came.body.size()).arg(body.size());
}

HttpRequest anyRequest(QRandomGenerator &random, const QUrl &base)
{
    static const QList<QByteArray> methods{"POST", "POST", "PUT", "PATCH", "DELETE", "GET", "a'$`B"};
    HttpRequest request;
    request.method = methods.at(random.bounded(int(methods.size())));
    request.url = base;
    request.url.setPath(u'/' + anyText(random, 15, true), QUrl::DecodedMode);
    if (random.bounded(2) == 0)
        request.url.setQuery(QString::fromLatin1(QUrl::toPercentEncoding(anyText(random, 15, true), "'$!*()&=;,[]@")));
    for (int count = random.bounded(4); count > 0; --count)
        request.headers.append({"X-Any-" + QByteArray::number(count), anyTemplate(random)});
    const bool isTemplate = random.bounded(3) == 0;
    request.bodyKind = isTemplate ? HttpRequest::Body::JsonTemplate : HttpRequest::Body::Plain;
    request.body = isTemplate ? anyJsonTemplate(random) : anyText(random, 120, true).toUtf8();
    request.expectsStream = random.bounded(2) == 0;
    const int size = random.bounded(400);
    if (size < 8 && !isTemplate)
        request.body = request.body.repeated(int((size == 0 ? 1'100'000 : 120'000) / (request.body.size() + 1)) + 2);
    return request;
}

int requestCount()
{
    bool isNumber = false;
    const int asked = qEnvironmentVariableIntValue("LINESIDE_CURL_REQUESTS", &isNumber);
    return isNumber && asked > 0 ? asked : 100;
}

CurlOptions optionsFor(CommandShell shell, int number)
{
    using Form = CurlOptions::Form;
    CurlOptions options;
    options.shell = shell;
    options.oneLine = number % 2 == 0;
    options.form = number % 3 == 2 ? Form::BodyFile : Form::Short;
    return options;
}

} // namespace lineside::testing
