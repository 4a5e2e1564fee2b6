// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/keyfinder.h"

#include "core/keysigns.h"
#include "core/provider.h"
#include "interchange/jsonstrings.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CurlImport)
};

constexpr qsizetype shortestKeyNamedKey = 16; // "key" alone names many things

constexpr qsizetype shortestTellingKey = 8; // a shorter one may stand anywhere by chance

// By its name, all of it is one.
bool isNamedKey(const QString &name, const QString &value)
{
    const bool isCalledKey = name == "key"_L1 && value.size() >= shortestKeyNamedKey && !value.contains(u' ');
    return isCalledKey || (carriesCredentials(name.toLatin1()) && looksLikeKey(name.toLatin1(), value));
}

// As it stands between the quotes of a JSON string.
QString inJson(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(2, list.size() - 4));
}

WordParts replaced(const WordParts &parts, const QString &key, const SecretRef &reference)
{
    WordParts made;
    for (const ValueTemplate::Part &part : parts) {
        const auto *text = std::get_if<QString>(&part);
        if (!text || !text->contains(key)) {
            made.append(part);
            continue;
        }
        const QStringList pieces = text->split(key);
        for (qsizetype i = 0; i < pieces.size(); ++i) {
            if (i > 0)
                made.append(reference);
            if (!pieces.at(i).isEmpty())
                made.append(pieces.at(i));
        }
    }
    return made;
}

QString nameFor(const QUrl &url)
{
    for (const ProviderKind &kind : knownProviderKinds()) {
        if (!kind.baseUrl.isEmpty() && QUrl(kind.baseUrl).host() == url.host())
            return kind.id;
    }
    QString name = url.host().left(100);
    name.replace(QRegularExpression(u"[^A-Za-z0-9._-]"_s), u"-"_s);
    return name.isEmpty() ? u"imported"_s : name;
}

} // namespace

bool isKeyText(const QString &name, const QString &value)
{
    return isNamedKey(name, value) || looksLikeKey(name.toLatin1(), value);
}

// A text that refers to a key holds none.
bool KeyFinder::isPlainKey(const QString &name, const QString &value)
{
    return isKeyText(name, value) && ValueTemplate::parse(value).references().isEmpty();
}

KeyFinder::KeyFinder(const QUrl &url)
    : m_name(nameFor(url))
{
}

SecretRef KeyFinder::keep(const QString &key, const QString &place)
{
    const QByteArray bytes = key.toUtf8();
    for (const FoundKey &found : m_found) {
        if (found.value.reveal([&bytes](QByteArrayView known) { return known == QByteArrayView(bytes); }))
            return found.reference;
    }
    const QString name = m_found.empty() ? m_name : u"%1-%2"_s.arg(m_name).arg(m_found.size() + 1);
    m_found.push_back({SecretRef::keychain(name), Secret(bytes), place});
    return m_found.back().reference;
}

// The keys among the words of a text.
void KeyFinder::keepWords(const QString &text, const QString &place)
{
    static const QRegularExpression beginning(u"^[A-Za-z0-9_.-]*[A-Za-z0-9_-]"_s);
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (!holdsKnownKey(word))
            continue;
        const QString key = beginning.match(word).captured(); // without the comma behind it
        keep(holdsKnownKey(key) ? key : word, place);
    }
}

HttpHeader KeyFinder::basicHeader(const QByteArray &pair)
{
    return {"Authorization", ValueTemplate::withKey(u"Basic "_s, keep(QString::fromLatin1(pair.toBase64()), u"Authorization"_s))};
}

void KeyFinder::clean(HttpRequest &request)
{
    cleanUrl(request);
    for (HttpHeader &header : request.headers)
        cleanHeader(header);
    cleanBody(request);
    cleanRepeated(request);
}

// A key that was found in one place may stand in another that does not look like one.
void KeyFinder::cleanRepeated(HttpRequest &request)
{
    for (HttpHeader &header : request.headers)
        header.value = templateOf(withoutFound(header.value.parts()));
    const QString body = QString::fromUtf8(request.body);
    const bool isTemplate = request.bodyKind == HttpRequest::Body::JsonTemplate;
    const WordParts parts = (isTemplate ? ValueTemplate::parse(body) : ValueTemplate::literal(body)).parts();
    const WordParts cleaned = withoutFound(parts);
    if (cleaned == parts)
        return;
    request.body = templateOf(cleaned).toString().toUtf8();
    request.bodyKind = HttpRequest::Body::JsonTemplate;
}

WordParts KeyFinder::withoutFound(const WordParts &parts) const
{
    WordParts cleaned = parts;
    for (const FoundKey &found : m_found) {
        if (found.value.size() < shortestTellingKey)
            continue;
        found.value.reveal([&](QByteArrayView key) {
            const QString plain = QString::fromUtf8(key);
            cleaned = replaced(replaced(cleaned, plain, found.reference), inJson(plain), found.reference);
        });
    }
    return cleaned;
}

QString KeyFinder::cleaned(const QString &shown)
{
    static const QRegularExpression field(u"[?&]([^=&#\\s]+)=([^&#\\s]+)"_s);
    QString text;
    qsizetype from = 0;
    for (const QRegularExpressionMatch &match : field.globalMatch(shown)) {
        const QString name = QUrl::fromPercentEncoding(match.captured(1).toUtf8());
        const QString value = QUrl::fromPercentEncoding(match.captured(2).toUtf8());
        if (value.startsWith(u'{') || !isKeyText(name, value))
            continue;
        text += shown.sliced(from, match.capturedStart(2) - from) + u'{' + keep(value, Tr::tr("%1 in the URL").arg(name)).toString() + u'}';
        from = match.capturedEnd(2);
    }
    text += shown.sliced(from);
    for (const FoundKey &found : m_found) {
        found.value.reveal([&](QByteArrayView key) {
            if (key.size() >= shortestTellingKey)
                text.replace(QString::fromUtf8(key), u'{' + found.reference.toString() + u'}');
        });
    }
    return text;
}

void KeyFinder::cleanUrl(HttpRequest &request)
{
    if (!request.url.userInfo().isEmpty()) {
        const QByteArray pair = (request.url.userName() + u':' + request.url.password()).toUtf8();
        request.url.setUserInfo({});
        if (!request.header("Authorization"))
            request.headers.append(basicHeader(pair));
    }
    const QUrlQuery query(request.url);
    const QList<std::pair<QString, QString>> items = query.queryItems(QUrl::FullyDecoded);
    if (std::ranges::none_of(items, [](const auto &item) { return isPlainKey(item.first, item.second); }))
        return;
    QUrlQuery cleaned;
    for (const auto &[name, value] : items) {
        const QString kept = isPlainKey(name, value) ? u'{' + keep(value, Tr::tr("%1 in the URL").arg(name)).toString() + u'}' : value;
        cleaned.addQueryItem(QString::fromLatin1(QUrl::toPercentEncoding(name)), QString::fromLatin1(QUrl::toPercentEncoding(kept, "{}:")));
    }
    request.url.setQuery(cleaned);
}

void KeyFinder::cleanHeader(HttpHeader &header)
{
    if (!header.value.references().isEmpty() || header.value.isEmpty())
        return;
    const auto *text = std::get_if<QString>(&header.value.parts().constFirst());
    if (!text || !looksLikeKey(header.name, *text))
        return;
    const QString scheme = credentialScheme(*text).toString();
    header.value = ValueTemplate::withKey(scheme, keep(text->sliced(scheme.size()).trimmed(), QString::fromLatin1(header.name)));
}

QString KeyFinder::cleanForm(const QString &body, const Written &written)
{
    QString cleaned;
    for (const QString &field : body.split(u'&')) {
        const qsizetype equals = field.indexOf(u'=');
        const QString name = field.left(std::max<qsizetype>(equals, 0));
        const bool found = equals > 0 && isPlainKey(name, field.sliced(equals + 1));
        if (!cleaned.isEmpty())
            cleaned += u'&';
        cleaned += written(found ? field.first(equals + 1) : field);
        if (found)
            cleaned += u'{' + keep(field.sliced(equals + 1), name).toString() + u'}';
    }
    return cleaned;
}

QString KeyFinder::cleanJson(const QString &body, const Written &written)
{
    QString cleaned;
    qsizetype from = 0;
    for (const JsonString &string : jsonStrings(body)) {
        if (!isPlainKey(string.member, string.value))
            continue;
        if (!isNamedKey(string.member, string.value)) {
            keepWords(string.value, string.member); // they are taken out where all that repeats is
            continue;
        }
        const QString scheme = credentialScheme(string.value).toString();
        cleaned += written(body.sliced(from, string.start - from) + scheme);
        cleaned += u'{' + keep(string.value.sliced(scheme.size()).trimmed(), string.member).toString() + u'}';
        from = string.end;
    }
    return cleaned + written(body.sliced(from));
}

void KeyFinder::cleanBody(HttpRequest &request)
{
    if (request.body.isEmpty())
        return;
    const QString body = QString::fromUtf8(request.body);
    const std::size_t before = m_found.size();
    const HttpHeader *type = request.header("Content-Type");
    const bool isForm = type && type->value.toString().contains("urlencoded"_L1) && body.contains(u'=') && !body.startsWith(u'{');
    const bool isTemplate = request.bodyKind == HttpRequest::Body::JsonTemplate; // has its own references already
    const Written written = [isTemplate](const QString &text) { return isTemplate ? text : ValueTemplate::literal(text).toString(); };
    const QString cleaned = isForm ? cleanForm(body, written) : cleanJson(body, written);
    if (m_found.size() == before)
        return;
    request.body = cleaned.toUtf8();
    request.bodyKind = HttpRequest::Body::JsonTemplate;
}

} // namespace lineside
