// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/session.h"

#include "cli/await.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

} // namespace

void Session::addOptions(CommandLine &line)
{
    line.addValue(u"workspace"_s, u"FILE"_s, Tr::tr("The workspace file to use instead of your own."));
}

Result<void> Session::open(const CommandLine &line)
{
    m_file = std::make_unique<WorkspaceFile>(line.has(u"workspace"_s) ? line.value(u"workspace"_s) : WorkspaceFile::defaultFileName());
    Result<Workspace> workspace = m_file->load();
    if (!workspace)
        return failure(workspace.error());
    m_workspace = *workspace;
    return {};
}

Result<void> Session::save(const Workspace &workspace)
{
    Result<void> saved = await<void>(
        m_interrupts, [this, &workspace](QObject *context, Callback<void> done) { m_file->save(workspace, context, std::move(done)); });
    if (saved)
        m_workspace = workspace;
    return saved;
}

KeychainSecretStore &Session::secrets()
{
    if (!m_secrets)
        m_secrets = std::make_unique<KeychainSecretStore>(KeychainOptions::forUser());
    return *m_secrets;
}

ChatBackend &Session::backend()
{
    if (!m_backend)
        m_backend = std::make_unique<HttpChatBackend>(secrets());
    return *m_backend;
}

HttpClient &Session::client()
{
    if (!m_client)
        m_client = std::make_unique<QnamHttpClient>(secrets());
    return *m_client;
}

} // namespace lineside::cli
