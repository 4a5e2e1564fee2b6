// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/neterror.h"

#include "net/redaction.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Net)
};

Error made(Error::Kind kind, const QString &message, const QString &hint = {}, const QString &details = {})
{
    return {.kind = kind, .message = message, .hint = hint, .details = details, .httpStatus = 0};
}

QString secondsText(std::chrono::milliseconds span)
{
    return QString::number(double(span.count()) / 1000.0, 'g', 4);
}

struct TlsCase {
    QSslError::SslError code;
    const char *message;
    const char *hint;
};

// In the order of what a person can act on: OpenSSL reports an expired certificate of an unknown authority as both.
constexpr std::array tlsCases{
    TlsCase{QSslError::CertificateExpired, QT_TRANSLATE_NOOP("lineside::Net", "The certificate of %1 has expired."),
            QT_TRANSLATE_NOOP("lineside::Net", "Ask whoever runs it to renew the certificate, and check this computer's clock.")},
    TlsCase{QSslError::CertificateNotYetValid, QT_TRANSLATE_NOOP("lineside::Net", "The certificate of %1 is not valid yet."),
            QT_TRANSLATE_NOOP("lineside::Net", "Check this computer's clock.")},
    TlsCase{QSslError::CertificateRevoked, QT_TRANSLATE_NOOP("lineside::Net", "The certificate of %1 was revoked."), nullptr},
    TlsCase{QSslError::HostNameMismatch, QT_TRANSLATE_NOOP("lineside::Net", "The certificate that %1 shows was made for another host."),
            QT_TRANSLATE_NOOP("lineside::Net", "Check the host name in the URL.")},
    TlsCase{QSslError::SelfSignedCertificate, QT_TRANSLATE_NOOP("lineside::Net", "The certificate of %1 is self-signed and not trusted."),
            QT_TRANSLATE_NOOP("lineside::Net", "If it is yours, name it as the CA file of this connection.")},
    TlsCase{QSslError::SelfSignedCertificateInChain, QT_TRANSLATE_NOOP("lineside::Net", "The certificate of %1 comes from an authority that is not trusted."),
            QT_TRANSLATE_NOOP("lineside::Net", "If the authority is yours, name its certificate as the CA file of this connection.")},
    TlsCase{QSslError::UnableToGetLocalIssuerCertificate, QT_TRANSLATE_NOOP("lineside::Net", "The certificate of %1 comes from an authority that is not trusted."),
            QT_TRANSLATE_NOOP("lineside::Net", "If the authority is yours, name its certificate as the CA file of this connection.")},
    TlsCase{QSslError::UnableToVerifyFirstCertificate, QT_TRANSLATE_NOOP("lineside::Net", "The certificate of %1 comes from an authority that is not trusted."),
            QT_TRANSLATE_NOOP("lineside::Net", "If the authority is yours, name its certificate as the CA file of this connection.")},
};

struct CodeCase {
    QNetworkReply::NetworkError code;
    Error::Kind kind;
    const char *message;
    const char *hint;
};

constexpr std::array codeCases{
    CodeCase{QNetworkReply::ConnectionRefusedError, Error::Kind::Network, QT_TRANSLATE_NOOP("lineside::Net", "%1 refused the connection."),
             QT_TRANSLATE_NOOP("lineside::Net", "Check that the server is running and that the port is right.")},
    CodeCase{QNetworkReply::RemoteHostClosedError, Error::Kind::Network,
             QT_TRANSLATE_NOOP("lineside::Net", "%1 closed the connection without an answer."),
             QT_TRANSLATE_NOOP("lineside::Net", "If the port speaks TLS, use https; then try again.")},
    CodeCase{QNetworkReply::ContentReSendError, Error::Kind::Network,
             QT_TRANSLATE_NOOP("lineside::Net", "%1 closed the connection without an answer."),
             QT_TRANSLATE_NOOP("lineside::Net", "If the port speaks TLS, use https; then try again.")},
    CodeCase{QNetworkReply::HostNotFoundError, Error::Kind::Network, QT_TRANSLATE_NOOP("lineside::Net", "The host %1 cannot be found."),
             QT_TRANSLATE_NOOP("lineside::Net", "Check the host name and the network connection.")},
    CodeCase{QNetworkReply::TimeoutError, Error::Kind::Timeout, QT_TRANSLATE_NOOP("lineside::Net", "The network gave up waiting for %1."), nullptr},
    CodeCase{QNetworkReply::SslHandshakeFailedError, Error::Kind::Tls,
             QT_TRANSLATE_NOOP("lineside::Net", "No secure connection to %1 could be made."),
             QT_TRANSLATE_NOOP("lineside::Net", "If the server speaks plain http, or wants a client certificate, change the connection.")},
    CodeCase{QNetworkReply::ProxyConnectionRefusedError, Error::Kind::Network,
             QT_TRANSLATE_NOOP("lineside::Net", "The proxy on the way to %1 refused the connection."),
             QT_TRANSLATE_NOOP("lineside::Net", "Check the proxy in the connection's settings.")},
    CodeCase{QNetworkReply::ProxyConnectionClosedError, Error::Kind::Network,
             QT_TRANSLATE_NOOP("lineside::Net", "The proxy on the way to %1 closed the connection."),
             QT_TRANSLATE_NOOP("lineside::Net", "Check the proxy in the connection's settings.")},
    CodeCase{QNetworkReply::ProxyNotFoundError, Error::Kind::Network,
             QT_TRANSLATE_NOOP("lineside::Net", "The proxy on the way to %1 cannot be found."),
             QT_TRANSLATE_NOOP("lineside::Net", "Check the proxy in the connection's settings.")},
    CodeCase{QNetworkReply::ProxyTimeoutError, Error::Kind::Timeout,
             QT_TRANSLATE_NOOP("lineside::Net", "The proxy on the way to %1 did not answer."), nullptr},
    CodeCase{QNetworkReply::ProxyAuthenticationRequiredError, Error::Kind::Network,
             QT_TRANSLATE_NOOP("lineside::Net", "The proxy on the way to %1 asks for a password."), nullptr},
    CodeCase{QNetworkReply::ProtocolFailure, Error::Kind::Protocol, QT_TRANSLATE_NOOP("lineside::Net", "%1 does not answer in HTTP."),
             QT_TRANSLATE_NOOP("lineside::Net", "Check the port, and whether the URL should begin with https.")},
};

} // namespace

Error networkError(QNetworkReply::NetworkError code, const QString &text, const QUrl &url)
{
    const auto found = std::ranges::find(codeCases, code, &CodeCase::code);
    if (found == codeCases.end())
        return made(Error::Kind::Network, Tr::tr("The connection to %1 failed.").arg(hostOf(url)), {}, text);
    return made(found->kind, Tr::tr(found->message).arg(hostOf(url)), found->hint ? Tr::tr(found->hint) : QString(), text);
}

Error tlsError(const QList<QSslError> &errors, const QUrl &url)
{
    QStringList texts;
    for (const QSslError &error : errors) {
        if (!texts.contains(error.errorString()))
            texts.append(error.errorString());
    }
    const QString details = texts.join(u'\n');
    for (const TlsCase &known : tlsCases) {
        if (std::ranges::find(errors, known.code, &QSslError::error) != errors.end())
            return made(Error::Kind::Tls, Tr::tr(known.message).arg(hostOf(url)), known.hint ? Tr::tr(known.hint) : QString(), details);
    }
    return made(Error::Kind::Tls, Tr::tr("The certificate of %1 is not trusted.").arg(hostOf(url)), {}, details);
}

Error limitError(Limit limit, std::chrono::milliseconds after, const QUrl &url)
{
    const QString host = hostOf(url);
    const QString seconds = secondsText(after);
    switch (limit) {
    case Limit::Connect:
        return made(Error::Kind::Timeout, Tr::tr("No connection to %1 within %2 seconds (connect limit).").arg(host, seconds),
                    Tr::tr("Check the address, the network and the proxy."));
    case Limit::Upload:
        return made(Error::Kind::Timeout, Tr::tr("%1 stopped taking the request for %2 seconds (idle limit).").arg(host, seconds));
    case Limit::FirstByte:
        return made(Error::Kind::Timeout, Tr::tr("%1 did not begin to answer within %2 seconds (first-byte limit).").arg(host, seconds),
                    Tr::tr("The model may be slow or overloaded; a longer limit can be set for this connection."));
    case Limit::Idle:
        return made(Error::Kind::Timeout, Tr::tr("%1 fell silent for %2 seconds in the middle of its answer (idle limit).").arg(host, seconds),
                    Tr::tr("A longer limit can be set for this connection."));
    case Limit::Total:
        return made(Error::Kind::Timeout, Tr::tr("The answer of %1 took longer than %2 seconds (total limit).").arg(host, seconds),
                    Tr::tr("A longer limit can be set for this connection."));
    }
    return {};
}

bool isRedirect(const HttpHead &head)
{
    return head.status >= 300 && head.status < 400 && head.status != 304;
}

Error redirectError(const HttpHead &head, const QUrl &url)
{
    const QUrl location = url.resolved(QUrl(QString::fromUtf8(head.header("location").value_or(QByteArray()))));
    const bool elsewhere = !location.host().isEmpty() && hostOf(location) != hostOf(url);
    Error error = made(Error::Kind::Protocol,
                       elsewhere ? Tr::tr("%1 redirects to %2, and redirects are not followed.").arg(hostOf(url), hostOf(location))
                                 : Tr::tr("%1 redirects to another address, and redirects are not followed.").arg(hostOf(url)),
                       Tr::tr("If the new address is right, enter it as the URL."));
    error.httpStatus = head.status;
    return error;
}

Error cutError(const QUrl &url)
{
    return made(Error::Kind::Network, Tr::tr("%1 closed the connection in the middle of its answer.").arg(hostOf(url)), Tr::tr("Try again."));
}

} // namespace lineside
