// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectionsettings.h"
#include "core/httpmessage.h"
#include "core/result.h"
#include "core/secretref.h"
#include "core/strongid.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace lineside {

/// What is known of a provider beforehand; one file each in resources/providers.
struct ProviderKind {
    QString id;   ///< "gemini", "openai", "openai-compatible"
    QString name; ///< as its owner writes it
    QString baseUrl;
    QString keyVariable; ///< the environment variable its own documents use; may be empty
    QUrl keyPage;        ///< where a key is made; may be empty
    QByteArray keyHeader = "Authorization";
    QString keyPrefix = QStringLiteral("Bearer ");
    bool keyNeeded = true;
    QString usualModel;
    friend bool operator==(const ProviderKind &, const ProviderKind &) = default;
};

/// The known kinds, in the order they are offered; the last is "openai-compatible". Read from the program's resources.
QList<ProviderKind> knownProviderKinds();

/// A model API that the user has set up.
struct Provider {
    ProviderId id;
    QString name;
    QString kind; ///< a ProviderKind's id
    QString baseUrl;
    std::optional<SecretRef> key;
    QByteArray keyHeader = "Authorization";
    QString keyPrefix = QStringLiteral("Bearer ");
    QList<HttpHeader> extraHeaders;
    QString model; ///< what a new chat begins with
    QStringList omits; ///< fields of a chat request that are never sent, as it refused them
    ConnectionSettings connection;
    friend bool operator==(const Provider &, const Provider &) = default;
};

/// The URL that chat requests go to. Takes a base with or without trailing slash, with or without `/v1`, or the whole
/// `…/chat/completions`; never doubles a part; keeps a query. A bare host gets `/v1`; a text
/// without a scheme means https, or http on the loopback. Fails with Kind::Configuration.
Result<QUrl> chatUrl(const QString &baseUrl);
/// The URL that lists the models, for the same inputs.
Result<QUrl> modelsUrl(const QString &baseUrl);

/// May a key be sent there? Yes over https, and over http to the loopback.
bool isSafeForKeys(const QUrl &url);

} // namespace lineside
