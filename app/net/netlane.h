// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectionsettings.h"
#include "core/resolve.h"
#include "core/result.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QSslConfiguration>

#include <memory>
#include <optional>
#include <vector>

class QNetworkReply;

namespace lineside {

/// One way out: a QNetworkAccessManager with its proxy and its certificates, and the connections it keeps open. Requests share a
/// lane only if they are made the same way, so that no connection is reused under another identity. Lives in the network thread.
class NetLane : public QObject
{
    Q_OBJECT
public:
    /// Fails with Kind::Configuration where a file or the proxy cannot be used.
    static Result<std::unique_ptr<NetLane>> make(const ConnectionSettings &settings);

    bool serves(const ConnectionSettings &settings) const;
    /// Hands the request to the network. The reply belongs to the caller. No redirect is followed, no cookie kept.
    QNetworkReply *send(const ResolvedRequest &request);

private:
    explicit NetLane(const ConnectionSettings &settings);
    Result<void> useProxy();
    Result<void> useCertificates();
    QSslConfiguration &tls();

    ConnectionSettings m_settings;
    std::optional<QSslConfiguration> m_tls; ///< made when it is needed first: with it comes OpenSSL, some 4 MB
    QNetworkAccessManager m_manager;
};

/// The lanes that are in use. Lives in the network thread.
class NetLanes : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    Result<NetLane *> laneFor(const ConnectionSettings &settings);

private:
    std::vector<std::unique_ptr<NetLane>> m_lanes;
};

} // namespace lineside
