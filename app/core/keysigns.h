// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QStringView>

namespace lineside {

/// Does this text look like a key in plain text, where it stands under that name? A name that carries credentials (Authorization,
/// x-api-key, *-token, *password …) makes it one if at least eight characters remain after a scheme word such as `Bearer` that are
/// neither a gateway's own reference (`$env://…`, `$secret://…`, `${…}`) nor a mask (`***`, `•••`). Under any other name it is one
/// if one of its words begins as the keys of well-known providers do (`sk-`, `AIza`, `ghp_` …) and has at least twenty characters.
bool looksLikeKey(QByteArrayView name, QStringView value);

/// Does the name alone say that a credential follows?
bool carriesCredentials(QByteArrayView name);
/// Does one of the text's words begin as the keys of well-known providers do, and is it long enough?
bool holdsKnownKey(QStringView text);
/// `Bearer ` and the like, as long as it is at the beginning of the text; empty if there is none.
QStringView credentialScheme(QStringView text);

} // namespace lineside
