// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace lineside {

/// Where a key is kept: `keychain:<id>` in the system's keychain, `env:<NAME>` in the environment. Never the key itself.
/// An id or name is 1 to 128 characters of A-Z a-z 0-9 . _ - (an environment name has no dot or dash and starts with no digit).
struct SecretRef {
    enum class Kind { Keychain, Environment };
    Kind kind = Kind::Keychain;
    QString name;

    static std::optional<SecretRef> parse(QStringView text);
    static SecretRef keychain(QString id) { return {Kind::Keychain, std::move(id)}; }
    static SecretRef environment(QString name) { return {Kind::Environment, std::move(name)}; }

    QString toString() const;
    /// The environment variable that stands for this key in an exported command: `gemini-work` becomes `GEMINI_WORK`.
    QString environmentName() const;

    friend bool operator==(const SecretRef &, const SecretRef &) = default;
    friend bool operator<(const SecretRef &a, const SecretRef &b) { return a.toString() < b.toString(); }
};

} // namespace lineside
