// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/demoworld.h"

#include "store/keychainsecretstore.h"
#include "store/workspacejson.h"

#include <QEventLoop>
#include <QFile>

using namespace Qt::StringLiterals;

namespace lineside::test {

DemoWorld::DemoWorld(bool isStandalone)
    : m_secrets(std::make_unique<KeychainSecretStore>(KeychainOptions{}))
{
    DemoSettings settings;
    settings.isStandalone = isStandalone;
    settings.model.pace = std::chrono::milliseconds(5);
    m_servers = std::make_unique<DemoServers>(*m_secrets, settings);
    QEventLoop loop;
    m_servers->start(&loop, [this, &loop](const Result<DemoSetup> &setup) {
        if (setup)
            m_setup = *setup;
        loop.quit();
    });
    loop.exec();
    Workspace workspace;
    workspace.providers = {m_setup.provider};
    workspace.gateways = {m_setup.gateway};
    workspace.gateways.first().isDemo = false;
    workspace.routes = {{m_setup.gateway.id, m_setup.route}};
    file(u"workspace.json"_s, writeWorkspace(workspace, {}).value_or(QByteArray()));
}

DemoWorld::~DemoWorld() = default;

QString DemoWorld::file(const QString &name, const QByteArray &content) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s: %s", qPrintable(name), qPrintable(file.errorString()));
    return file.fileName();
}

} // namespace lineside::test
