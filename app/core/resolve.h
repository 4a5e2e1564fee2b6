// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "core/result.h"
#include "core/secret.h"
#include "core/secretstore.h"

#include <vector>

namespace lineside {

/// A request with its keys in it: made right before it is sent, dropped right after.
struct ResolvedRequest {
    struct Header {
        QByteArray name;
        Secret value;
    };
    QByteArray method;
    QUrl url;
    std::vector<Header> headers;
    Secret body;
    std::vector<Secret> keys; ///< the keys alone, for masking

    /// The bytes with every key in them replaced by "••••", in all its forms (core/keyforms.h).
    QByteArray masked(QByteArray bytes) const;
    QString masked(const QString &text) const;
};

/// Fetches the keys a request refers to and puts them in. Fails with Kind::Configuration for a missing key (the message names
/// the reference), for a key with a line break in it, and for a key on its way over plain http to another machine.
void resolve(const HttpRequest &request, SecretStore &secrets, QObject *context, Callback<ResolvedRequest> done);

} // namespace lineside
