// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectionsettings.h"

#include <QByteArray>
#include <QProcessEnvironment>
#include <QUrl>

namespace lineside {

/// The proxy for one request, decided before it is sent, so that a failure can be told to be the proxy's.
struct ProxyChoice {
    QByteArray url; ///< as libcurl takes it; empty: no proxy
    QByteArray exceptions; ///< hosts to reach without it, as libcurl takes them
    friend bool operator==(const ProxyChoice &, const ProxyChoice &) = default;
};

/// `System` means the environment's http_proxy (in small letters only, for a web server may set the other), https_proxy, all_proxy
/// and no_proxy, as command-line programs understand them.
ProxyChoice chooseProxy(const ConnectionSettings &settings, const QUrl &url, const QProcessEnvironment &environment);

} // namespace lineside
