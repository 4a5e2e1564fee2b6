// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secretref.h"
#include "core/workspace.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace lineside {

/// A key as it stands in a form: where it is to come from, never the key itself.
struct KeyDraft {
    enum class Source { None, Keychain, Environment };
    Source source = Source::None;
    QString variable;     ///< of the environment
    bool present = false; ///< a key for the keychain was typed, or is there already
};

/// What is wrong with the key, as a sentence; empty if nothing. `what` names it: "The admin key".
QString problemWith(const KeyDraft &key, const QString &what, const QUrl &destination);

/// The reference that the draft stands for; `keychain` is the one that the keychain would file it under.
std::optional<SecretRef> referenceFor(const KeyDraft &key, const SecretRef &keychain);

/// An id for the keychain made of a name, different from those that are taken: "Gemini, work" becomes `gemini-work`.
QString keychainIdFor(const QString &name, const QStringList &taken);

/// May it be the name of a header?
bool isHeaderName(const QString &name);

/// The ids that a workspace's providers, gateways and routes refer to.
QStringList keychainIdsIn(const Workspace &workspace);

} // namespace lineside
