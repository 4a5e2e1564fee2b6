// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "probe/chance.h"

#include <QString>

namespace lineside::test {

/// The headers that a server of this make gives every answer: "apisix", "apisix-new" (3.18 and later), "apisix-old" (before), "kong",
/// "openai" and so on. Nothing of its own for "none".
QList<RawHeader> headersOf(const QString &maker, Chance &chance);
/// Another version of the same kind in place of the one in an APISIX's Server header.
void changeVersion(QList<RawHeader> &headers, Chance &chance);

/// What may stand between a server and its client, and what that does to the headers.
enum class Front { None, Nginx, Cloudflare, Caddy, Varnish, Google, Istio };
Front someFront(Chance &chance);
bool hidesServer(Front front);
void passThrough(Front front, QList<RawHeader> &headers, Chance &chance);

/// Headers that say nothing about the answer; another order; another case, all small with HTTP/2.
void disguise(HttpHead &head, Chance &chance);

} // namespace lineside::test
