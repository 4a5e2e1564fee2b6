// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/setupdialogs.h"

#include "ui/settings/gatewaydialog.h"
#include "ui/settings/providerdialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace lineside {

SetupDialogs::SetupDialogs(const Services &services, Banner &undo, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_undo(undo)
    , m_window(window)
{
    connect(&undo, &Banner::actionTriggered, this, [this] {
        m_services.catalog.undoRemove();
        m_undo.clear();
    });
}

void SetupDialogs::openProvider(const std::optional<Provider> &existing)
{
    auto *dialog = new ProviderDialog(m_services.catalog, m_services.secrets, m_services.chat, existing, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ProviderDialog::providerSaved, this, [this, isNew = !existing](const ProviderId &id) {
        const auto provider = m_services.catalog.provider(id);
        if (provider && isNew)
            Q_EMIT providerAdded(*provider);
    });
    dialog->open();
}

void SetupDialogs::openGateway(const std::optional<Gateway> &existing)
{
    auto *dialog = new GatewayDialog(m_services.catalog, m_services.secrets, m_services.http, existing, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &GatewayDialog::gatewaySaved, this, [this] { Q_EMIT gatewaySaved(); });
    dialog->open();
}

void SetupDialogs::fillMenu(QMenu &menu)
{
    const auto addEntry = [this, &menu](const QString &iconName, const QString &name, auto edit, auto removal) {
        QMenu *entry = menu.addMenu(theme::icon(iconName), QString(name).replace(u'&', u"&&"_s));
        connect(entry->addAction(theme::icon(u"edit"_s), tr("Edit…")), &QAction::triggered, this, edit);
        connect(entry->addAction(theme::icon(u"delete"_s), tr("Remove")), &QAction::triggered, this, removal);
    };
    const Workspace &workspace = m_services.catalog.workspace();
    for (const Provider &provider : workspace.providers)
        addEntry(u"provider"_s, provider.name, [this, provider] { openProvider(provider); }, [this, provider] { remove(provider); });
    for (const Gateway &gateway : workspace.gateways)
        addEntry(u"gateway"_s, gateway.name, [this, gateway] { openGateway(gateway); }, [this, gateway] { remove(gateway); });
}

void SetupDialogs::remove(const Provider &provider)
{
    m_services.catalog.remove(provider.id);
    offerUndo(tr("The provider %1 was removed. Its key is still in the keychain.").arg(provider.name));
}

void SetupDialogs::remove(const Gateway &gateway)
{
    m_services.catalog.remove(gateway.id);
    offerUndo(tr("The gateway %1 was removed from Lineside. Nothing was changed on the gateway itself.").arg(gateway.name));
}

void SetupDialogs::offerUndo(const QString &message)
{
    m_undo.showMessage(theme::Signal::Information, message);
    m_undo.setAction(tr("Undo"));
}

} // namespace lineside
