// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/demohost.h"
#include "mock/demoservers.h"

#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace lineside::test {

/// The demo's servers in this process, and a workspace file that knows them.
class DemoWorld
{
public:
    explicit DemoWorld(bool isStandalone = false);
    ~DemoWorld();

    bool isRunning() const { return m_servers->isRunning(); }
    QString workspaceFile() const { return m_folder.filePath(QStringLiteral("workspace.json")); }
    QString adminUrl() const { return m_setup.gateway.adminUrl.toString(); }
    QString routeUrl() const { return m_setup.gateway.dataUrl.toString() + m_setup.route.uris.value(0); }
    QString dataUrl() const { return m_setup.gateway.dataUrl.toString(); }
    QString modelUrl() const { return m_setup.provider.baseUrl + QStringLiteral("/chat/completions"); }
    /// Writes a file beside the workspace's; its name.
    QString file(const QString &name, const QByteArray &content) const;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<DemoServers> m_servers;
    DemoSetup m_setup;
};

} // namespace lineside::test
