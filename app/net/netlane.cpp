// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/netlane.h"

#include "core/version.h"

#include <QCoreApplication>
#include <QFile>
#include <QIODevice>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslKey>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Net)
};

class SystemProxies : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override { return systemProxyForQuery(query); }
};

// A body that can be read once. The manager sends a request again when the connection goes before the answer comes; whether that is
// right is for us to decide, as the first one may have been acted on, and charged. It fails with ContentReSendError instead.
class OneWayBody : public QIODevice
{
public:
    explicit OneWayBody(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    qint64 size() const override { return m_bytes.size(); }
    bool reset() override { return m_read == 0; }
    bool seek(qint64 to) override { return to == m_read && QIODevice::seek(to); }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 count = std::min<qint64>(most, m_bytes.size() - m_read);
        std::copy_n(m_bytes.constData() + m_read, count, data);
        m_read += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_read = 0;
};

tl::unexpected<Error> cannotUse(const QString &message, const QString &hint = {})
{
    return failure(Error::Kind::Configuration, message, hint);
}

Result<QList<QSslCertificate>> certificatesIn(const QString &fileName)
{
    const QList<QSslCertificate> found = QSslCertificate::fromPath(fileName, QSsl::Pem, QSslCertificate::PatternSyntax::FixedString);
    if (found.isEmpty())
        return cannotUse(QFile::exists(fileName) ? Tr::tr("The file %1 holds no certificate that can be read.").arg(fileName)
                                                 : Tr::tr("The certificate file %1 is not there.").arg(fileName),
                         Tr::tr("A certificate file in PEM format is needed."));
    return found;
}

Result<QSslKey> keyIn(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return cannotUse(Tr::tr("The key file %1 cannot be read.").arg(fileName), file.errorString());
    QByteArray pem = file.readAll();
    QSslKey key;
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        key = QSslKey(pem, algorithm);
        if (!key.isNull())
            break;
    }
    pem.fill('\0');
    if (key.isNull())
        return cannotUse(Tr::tr("The file %1 holds no private key that can be read.").arg(fileName),
                         Tr::tr("An unencrypted key in PEM format is needed."));
    return key;
}

bool isOurs(QByteArrayView name)
{
    // The length is what the body is, whatever a header says.
    return name.compare("content-length", Qt::CaseInsensitive) == 0 || name.compare("transfer-encoding", Qt::CaseInsensitive) == 0;
}

QNetworkRequest networkRequest(const ResolvedRequest &resolved)
{
    QNetworkRequest request(resolved.url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    // HTTP/2 would lose a round trip more on bodies above its first window, and its streams would share one connection's fate.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // Sizes are capped by whoever reads, so the guard against well-compressed answers is not needed and would cut streams.
    request.setDecompressedSafetyCheckThreshold(-1);
    request.setRawHeader("User-Agent", "Lineside/" LINESIDE_VERSION);
    for (const ResolvedRequest::Header &header : resolved.headers) {
        if (!isOurs(header.name))
            header.value.reveal([&](QByteArrayView value) { request.setRawHeader(header.name, value.toByteArray()); });
    }
    if (!resolved.body.isEmpty() && !request.hasRawHeader("Content-Type"))
        request.setRawHeader("Content-Type", "application/octet-stream");
    return request;
}

} // namespace

Result<std::unique_ptr<NetLane>> NetLane::make(const ConnectionSettings &settings)
{
    std::unique_ptr<NetLane> lane(new NetLane(settings));
    if (const Result<void> done = lane->useProxy(); !done)
        return failure(done.error());
    if (const Result<void> done = lane->useCertificates(); !done)
        return failure(done.error());
    return lane;
}

NetLane::NetLane(const ConnectionSettings &settings)
    : m_settings(settings)
{
    m_manager.setAutoDeleteReplies(false);
}

bool NetLane::serves(const ConnectionSettings &settings) const
{
    return settings.proxyMode == m_settings.proxyMode && settings.proxy == m_settings.proxy && settings.caFile == m_settings.caFile
        && settings.clientCertificate == m_settings.clientCertificate && settings.clientKey == m_settings.clientKey;
}

Result<void> NetLane::useProxy()
{
    switch (m_settings.proxyMode) {
    case ConnectionSettings::Proxy::System:
        m_manager.setProxyFactory(new SystemProxies); // the manager owns it
        return {};
    case ConnectionSettings::Proxy::None:
        m_manager.setProxy(QNetworkProxy::NoProxy);
        return {};
    case ConnectionSettings::Proxy::Fixed:
        break;
    }
    const QUrl &url = m_settings.proxy;
    const bool isSocks = url.scheme() == "socks5"_L1 || url.scheme() == "socks5h"_L1;
    if (url.host().isEmpty() || (!isSocks && url.scheme() != "http"_L1))
        return cannotUse(Tr::tr("“%1” cannot be used as a proxy.").arg(url.toString(QUrl::RemoveUserInfo)),
                         Tr::tr("Enter one such as http://proxy.example:3128 or socks5://127.0.0.1:1080."));
    m_manager.setProxy(QNetworkProxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
                                     quint16(url.port(isSocks ? 1080 : 80))));
    return {};
}

Result<void> NetLane::useCertificates()
{
    if (!m_settings.caFile.isEmpty()) {
        const Result<QList<QSslCertificate>> authorities = certificatesIn(m_settings.caFile);
        if (!authorities)
            return failure(authorities.error());
        tls().setCaCertificates(QSslConfiguration::systemCaCertificates() + *authorities);
    }
    if (!m_settings.clientCertificate.isEmpty()) {
        const Result<QList<QSslCertificate>> chain = certificatesIn(m_settings.clientCertificate);
        if (!chain)
            return failure(chain.error());
        const Result<QSslKey> key = keyIn(m_settings.clientKey.isEmpty() ? m_settings.clientCertificate : m_settings.clientKey);
        if (!key)
            return failure(key.error());
        tls().setLocalCertificateChain(*chain);
        tls().setPrivateKey(*key);
    }
    return {};
}

QSslConfiguration &NetLane::tls()
{
    if (!m_tls)
        m_tls = QSslConfiguration::defaultConfiguration();
    return *m_tls;
}

QNetworkReply *NetLane::send(const ResolvedRequest &resolved)
{
    QNetworkRequest request = networkRequest(resolved);
    if (resolved.url.scheme() != "http"_L1)
        request.setSslConfiguration(tls());
    if (resolved.body.isEmpty()) {
        if (resolved.method == "GET")
            return m_manager.get(request);
        return resolved.method == "POST" ? m_manager.post(request, QByteArray()) : m_manager.sendCustomRequest(request, resolved.method, QByteArray());
    }
    auto *body = new OneWayBody(resolved.body.reveal([](QByteArrayView bytes) { return bytes.toByteArray(); }));
    QNetworkReply *reply = resolved.method == "POST" ? m_manager.post(request, body) : m_manager.sendCustomRequest(request, resolved.method, body);
    body->setParent(reply);
    return reply;
}

Result<NetLane *> NetLanes::laneFor(const ConnectionSettings &settings)
{
    const auto found = std::ranges::find_if(m_lanes, [&settings](const auto &lane) { return lane->serves(settings); });
    if (found != m_lanes.end())
        return found->get();
    Result<std::unique_ptr<NetLane>> made = NetLane::make(settings);
    if (!made)
        return failure(made.error());
    m_lanes.push_back(std::move(*made));
    return m_lanes.back().get();
}

} // namespace lineside
