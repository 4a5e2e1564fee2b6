// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secretstore.h"

#include <map>

namespace lineside::test {

/// Keys in memory, answered from the event loop like a real keychain's. `keepWaiting` makes it never answer.
class FakeSecretStore : public SecretStore
{
    Q_OBJECT
public:
    using SecretStore::SecretStore;
    void read(const SecretRef &ref, QObject *context, Callback<Secret> done) override;
    void write(const SecretRef &ref, Secret secret, QObject *context, Callback<void> done) override;
    void remove(const SecretRef &ref, QObject *context, Callback<void> done) override;
    void remember(const SecretRef &ref, Secret secret) override;

    bool has(const SecretRef &ref) const { return m_keys.contains(ref); }
    void pretend(State state, const QString &reason) { setState(state, reason); }
    bool keepWaiting = false;

private:
    std::map<SecretRef, Secret> m_keys;
};

} // namespace lineside::test
