// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/secretnotice.h"

#include "chat/catalog.h"
#include "ui/shell/statusarea.h"
#include "ui/widgets/banner.h"

#include <algorithm>

namespace lineside {

namespace {

bool isInKeychain(const std::optional<SecretRef> &key)
{
    return key && key->kind == SecretRef::Kind::Keychain;
}

bool keepsKeys(const Workspace &workspace)
{
    return std::ranges::any_of(workspace.providers, [](const Provider &provider) { return isInKeychain(provider.key); })
        || std::ranges::any_of(workspace.gateways, [](const Gateway &gateway) { return isInKeychain(gateway.adminKey) || isInKeychain(gateway.consumerKey); });
}

} // namespace

SecretNotice::SecretNotice(SecretStore &secrets, Catalog &catalog, Banner &banner, StatusArea &status, QObject *parent)
    : QObject(parent)
    , m_secrets(secrets)
    , m_catalog(catalog)
    , m_banner(banner)
    , m_status(status)
{
    connect(&secrets, &SecretStore::stateChanged, this, &SecretNotice::follow);
    connect(&catalog, &Catalog::changed, this, &SecretNotice::follow);
    connect(&banner, &Banner::dismissed, this, [this] { m_read = m_secrets.stateReason(); });
    follow();
}

bool SecretNotice::speaks() const
{
    switch (m_secrets.state()) {
    case SecretStore::State::Unknown:
    case SecretStore::State::Ready:
        return false;
    case SecretStore::State::SessionOnly: // the status area says it too; as long as there is no key to lose that is enough
        return keepsKeys(m_catalog.workspace());
    case SecretStore::State::Waiting:
    case SecretStore::State::Locked:
        break;
    }
    return true;
}

void SecretNotice::follow()
{
    const QString reason = m_secrets.stateReason();
    const SecretStore::State state = m_secrets.state();
    m_status.showKeychain(state, reason);
    if (state == SecretStore::State::Unknown || state == SecretStore::State::Ready)
        m_read.clear();
    if (!speaks() || reason == m_read)
        m_banner.clear();
    else if (m_banner.message() != reason)
        m_banner.showMessage(state == SecretStore::State::Waiting ? theme::Signal::Information : theme::Signal::Caution, reason);
}

} // namespace lineside
