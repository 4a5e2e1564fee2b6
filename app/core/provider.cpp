// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/provider.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Provider)
};

const QString chatPath = u"/chat/completions"_s;
const QString modelsPath = u"/models"_s;

struct OrderedKind {
    int order = 0;
    ProviderKind kind;
};

OrderedKind readKind(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    ProviderKind kind;
    kind.id = json["id"_L1].toString();
    kind.name = json["name"_L1].toString();
    kind.baseUrl = json["baseUrl"_L1].toString();
    kind.keyVariable = json["keyVariable"_L1].toString();
    kind.keyPage = QUrl(json["keyPage"_L1].toString());
    kind.keyHeader = json["keyHeader"_L1].toString(QString::fromLatin1(kind.keyHeader)).toLatin1();
    kind.keyPrefix = json["keyPrefix"_L1].toString(kind.keyPrefix);
    kind.keyNeeded = json["keyNeeded"_L1].toBool(true);
    kind.usualModel = json["usualModel"_L1].toString();
    return {json["order"_L1].toInt(), kind};
}

// 127.0.0.0/8, written out in full: "127.example.com" and "127.1" are names like any other.
bool isLoopbackV4(const QString &host)
{
    const QStringList parts = host.split(u'.');
    return parts.size() == 4 && parts.constFirst() == "127"_L1 && std::ranges::all_of(parts, [](const QString &part) {
               bool isNumber = false;
               const uint number = part.toUInt(&isNumber);
               return isNumber && number < 256;
           });
}

bool isLoopback(const QString &host)
{
    const QString name = host.toLower();
    return name == "localhost"_L1 || name.endsWith(".localhost"_L1) || name == "::1"_L1 || isLoopbackV4(name);
}

// A text without a scheme means https, or http where nobody listens in between.
QUrl asTyped(const QString &text)
{
    static const QRegularExpression scheme(u"^[A-Za-z][A-Za-z0-9+.-]*://"_s);
    if (scheme.match(text).hasMatch())
        return QUrl(text, QUrl::StrictMode);
    const QUrl url(u"https://"_s + text, QUrl::StrictMode);
    return isLoopback(url.host()) ? QUrl(u"http://"_s + text, QUrl::StrictMode) : url;
}

tl::unexpected<Error> notUsable(const QString &why)
{
    return failure(Error::Kind::Configuration, why, Tr::tr("Enter a URL such as https://api.openai.com/v1."));
}

// The base without "/chat/completions" and slashes at its end. No message repeats the text: it may hold a password or a key.
Result<QUrl> apiRoot(const QString &baseUrl)
{
    const QString text = baseUrl.trimmed();
    if (text.isEmpty())
        return notUsable(Tr::tr("There is no base URL."));
    QUrl url = asTyped(text);
    if (!url.isValid() || url.host().isEmpty())
        return notUsable(Tr::tr("The base URL is not a URL."));
    if (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
        return notUsable(Tr::tr("The base URL begins with “%1”; only http:// and https:// can be used.").arg(url.scheme() + u"://"_s));
    if (!url.userInfo().isEmpty())
        return failure(Error::Kind::Configuration, Tr::tr("The base URL holds a user name or a password."),
                       Tr::tr("Keep the key in the keychain and leave it out of the URL."));
    url.setFragment(QString());
    const auto withoutSlashes = [](QString path) {
        while (path.endsWith(u'/'))
            path.chop(1);
        return path;
    };
    // Encoded, so that a %2F in it stays what it is.
    QString path = withoutSlashes(url.path(QUrl::FullyEncoded));
    if (path.endsWith(chatPath))
        path.chop(chatPath.size());
    else if (path.endsWith(modelsPath))
        path.chop(modelsPath.size());
    else if (path.isEmpty())
        path = u"/v1"_s;
    url.setPath(withoutSlashes(path), QUrl::TolerantMode);
    return url;
}

Result<QUrl> withEnding(const QString &baseUrl, const QString &ending)
{
    return apiRoot(baseUrl).map([&ending](QUrl url) {
        url.setPath(url.path(QUrl::FullyEncoded) + ending, QUrl::TolerantMode);
        return url;
    });
}

} // namespace

QList<ProviderKind> knownProviderKinds()
{
    QList<OrderedKind> found;
    QDirIterator files(u":/lineside/providers"_s);
    while (files.hasNext())
        found.append(readKind(files.next()));
    std::ranges::sort(found, {}, &OrderedKind::order);
    QList<ProviderKind> kinds;
    for (const OrderedKind &entry : std::as_const(found))
        kinds.append(entry.kind);
    return kinds;
}

Result<QUrl> chatUrl(const QString &baseUrl)
{
    return withEnding(baseUrl, chatPath);
}

Result<QUrl> modelsUrl(const QString &baseUrl)
{
    return withEnding(baseUrl, modelsPath);
}

bool isSafeForKeys(const QUrl &url)
{
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopback(url.host()));
}

} // namespace lineside
