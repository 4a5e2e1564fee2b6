// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "core/secret.h"
#include "core/secretref.h"

#include <QObject>

namespace lineside {

/// Where keys are kept. Never blocks; a keychain that asks the user for a password may take as long as the user does.
class SecretStore : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Unknown,     ///< not asked yet
        Ready,       ///< the keychain keeps what it is given
        SessionOnly, ///< there is no usable keychain: keys live in memory until the program ends
        Waiting,     ///< the keychain has not answered for a while: it is likely asking the user
        Locked,      ///< the keychain is there but stayed locked
    };
    Q_ENUM(State)
    using QObject::QObject;

    /// An environment reference reads the environment. Kind::NotFound where there is no such entry, Kind::Keychain otherwise.
    virtual void read(const SecretRef &ref, QObject *context, Callback<Secret> done) = 0;
    /// Keeps the key; in memory only where there is no keychain (`state()` tells). Not for environment references.
    virtual void write(const SecretRef &ref, Secret secret, QObject *context, Callback<void> done) = 0;
    /// Succeeds only if the entry is gone afterwards.
    virtual void remove(const SecretRef &ref, QObject *context, Callback<void> done) = 0;
    /// Keeps a key in memory until the program ends, under any reference. It is found before the keychain and the environment.
    virtual void remember(const SecretRef &ref, Secret secret) = 0;

    State state() const { return m_state; }
    QString stateReason() const { return m_reason; } ///< one sentence for a banner; empty when Ready

Q_SIGNALS:
    void stateChanged(lineside::SecretStore::State state);

protected:
    void setState(State state, const QString &reason);

private:
    State m_state = State::Unknown;
    QString m_reason;
};

} // namespace lineside
