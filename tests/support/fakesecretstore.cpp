// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/fakesecretstore.h"

using namespace Qt::StringLiterals;

namespace lineside::test {

void FakeSecretStore::read(const SecretRef &ref, QObject *context, Callback<Secret> done)
{
    if (keepWaiting)
        return;
    QMetaObject::invokeMethod(
        context,
        [this, ref, done = std::move(done)] {
            const auto found = m_keys.find(ref);
            if (found == m_keys.end())
                done(failure(Error::Kind::NotFound, u"no such key"_s));
            else
                done(found->second.duplicate());
        },
        Qt::QueuedConnection);
}

void FakeSecretStore::write(const SecretRef &ref, Secret secret, QObject *context, Callback<void> done)
{
    m_keys.insert_or_assign(ref, std::move(secret));
    QMetaObject::invokeMethod(context, [done = std::move(done)] { done({}); }, Qt::QueuedConnection);
}

void FakeSecretStore::remove(const SecretRef &ref, QObject *context, Callback<void> done)
{
    m_keys.erase(ref);
    QMetaObject::invokeMethod(context, [done = std::move(done)] { done({}); }, Qt::QueuedConnection);
}

void FakeSecretStore::remember(const SecretRef &ref, Secret secret)
{
    m_keys.insert_or_assign(ref, std::move(secret));
}

} // namespace lineside::test
