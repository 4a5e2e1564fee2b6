// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The window's dialogs: preferences, providers and gateways.
#include "ui/shell/mainwindow.h"

#include "ui/chat/chatpage.h"
#include "ui/settings/gatewaydialog.h"
#include "ui/settings/providerdialog.h"
#include "ui/settings/settingsdialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"

#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lineside {

void MainWindow::openSettings()
{
    auto *dialog = new SettingsDialog(m_services.settings, m_settings, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::settingsChanged, this, &MainWindow::applySettings);
    dialog->open();
}

void MainWindow::openProvider(const std::optional<Provider> &existing)
{
    auto *dialog = new ProviderDialog(m_services.catalog, m_services.secrets, m_services.chat, existing, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ProviderDialog::providerSaved, this, [this, isNew = !existing](const ProviderId &id) {
        const auto provider = m_services.catalog.provider(id);
        if (!provider || !isNew)
            return;
        chat().chooseTarget(DirectTarget{*provider, provider->model});
        showPage(WorkspacePage::Chat);
    });
    dialog->open();
}

void MainWindow::openGateway(const std::optional<Gateway> &existing)
{
    auto *dialog = new GatewayDialog(m_services.catalog, m_services.secrets, m_services.http, existing, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &GatewayDialog::gatewaySaved, this, [this] { showPage(WorkspacePage::Routes); });
    dialog->open();
}

void MainWindow::openSettingsMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"settingsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_actions.action(u"shell.settings"_s));
    menu->addAction(m_actions.action(u"shell.shortcuts"_s));
    menu->addSeparator();
    menu->addAction(m_actions.action(u"shell.addProvider"_s));
    menu->addAction(m_actions.action(u"shell.connectGateway"_s));
    const auto addEntry = [this, menu](const QString &iconName, const QString &name, auto edit, auto remove) {
        QMenu *entry = menu->addMenu(theme::icon(iconName), QString(name).replace(u'&', u"&&"_s));
        connect(entry->addAction(theme::icon(u"edit"_s), tr("Edit …")), &QAction::triggered, this, edit);
        connect(entry->addAction(theme::icon(u"delete"_s), tr("Remove")), &QAction::triggered, this, remove);
    };
    const Workspace &workspace = m_services.catalog.workspace();
    if (!workspace.providers.isEmpty() || !workspace.gateways.isEmpty())
        menu->addSeparator();
    for (const Provider &provider : workspace.providers)
        addEntry(u"provider"_s, provider.name, [this, provider] { openProvider(provider); }, [this, provider] { removeProvider(provider); });
    for (const Gateway &gateway : workspace.gateways)
        addEntry(u"gateway"_s, gateway.name, [this, gateway] { openGateway(gateway); }, [this, gateway] { removeGateway(gateway); });
    const QToolButton *button = m_rail->settingsButton();
    menu->popup(button->mapToGlobal(QPoint(button->width(), button->height() - menu->sizeHint().height())));
}

void MainWindow::removeProvider(const Provider &provider)
{
    m_services.catalog.remove(provider.id);
    offerUndo(tr("The provider %1 was removed. Its key is still in the keychain.").arg(provider.name));
}

void MainWindow::removeGateway(const Gateway &gateway)
{
    m_services.catalog.remove(gateway.id);
    offerUndo(tr("The gateway %1 was removed from Lineside. Nothing was changed on the gateway itself.").arg(gateway.name));
}

void MainWindow::offerUndo(const QString &message)
{
    m_undoBanner->showMessage(theme::Signal::Information, message);
    m_undoBanner->setAction(tr("Undo"));
}

} // namespace lineside
