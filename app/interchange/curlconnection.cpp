// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/curlconnection.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CurlImport)
};

void readProxy(const QString &value, ConnectionSettings &connection, QStringList &warnings)
{
    if (value.isEmpty()) {
        connection.proxyMode = ConnectionSettings::Proxy::None;
        return;
    }
    QUrl proxy(value.contains("://"_L1) ? value : u"http://"_s + value);
    if (!proxy.userInfo().isEmpty()) {
        proxy.setUserInfo({});
        warnings.append(Tr::tr("The proxy's user and password were left out."));
    }
    if (!proxy.isValid() || proxy.host().isEmpty()) {
        warnings.append(Tr::tr("The proxy is not a URL and was left out."));
        return;
    }
    connection.proxyMode = ConnectionSettings::Proxy::Fixed;
    connection.proxy = proxy;
}

// A colon ends the file's name and a password begins; a backslash before it makes it a part of the name.
QString certificateFile(const QString &value, QStringList &warnings)
{
    QString name;
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value.at(i) == u'\\' && i + 1 < value.size() && (value.at(i + 1) == u':' || value.at(i + 1) == u'\\')) {
            name += value.at(++i);
        } else if (value.at(i) == u':' && i > 1) {
            warnings.append(Tr::tr("The password of the client certificate was left out."));
            break;
        } else {
            name += value.at(i);
        }
    }
    return name;
}

} // namespace

void readConnection(const GivenOption &option, ConnectionSettings &connection, QStringList &warnings)
{
    const QString value = plainText(option.value).value_or(templateOf(option.value).toString()); // a file's name has no escapes
    const auto limit = [&value](std::chrono::milliseconds fallback) {
        bool isNumber = false;
        const double seconds = value.toDouble(&isNumber);
        const bool isSensible = isNumber && seconds > 0 && seconds < 1e6;
        return isSensible ? std::chrono::milliseconds(qint64(seconds * 1000)) : fallback;
    };
    if (option.name == "proxy"_L1)
        readProxy(value, connection, warnings);
    else if (option.name == "socks5"_L1 || option.name == "socks5-hostname"_L1)
        readProxy(u"socks5://"_s + value, connection, warnings);
    else if (option.name == "noproxy"_L1 && value == "*"_L1)
        connection.proxyMode = ConnectionSettings::Proxy::None;
    else if (option.name == "cacert"_L1)
        connection.caFile = value;
    else if (option.name == "cert"_L1)
        connection.clientCertificate = certificateFile(value, warnings);
    else if (option.name == "key"_L1)
        connection.clientKey = value;
    else if (option.name == "connect-timeout"_L1)
        connection.connectLimit = limit(connection.connectLimit);
    else if (option.name == "max-time"_L1)
        connection.totalLimit = limit(std::chrono::milliseconds(0));
    if (connection.totalLimit == std::chrono::milliseconds(0))
        connection.totalLimit.reset();
}

} // namespace lineside
