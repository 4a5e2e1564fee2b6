// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/commandline.h"
#include "cli/interrupts.h"
#include "core/workspace.h"
#include "net/httpchatbackend.h"
#include "net/qnamhttpclient.h"
#include "store/keychainsecretstore.h"
#include "store/workspacefile.h"

#include <memory>
#include <optional>

namespace lineside::cli {

/// What a subcommand works with: the workspace it was pointed at, the keys, the network. Each part is made when it is first used.
class Session
{
public:
    explicit Session(Interrupts &interrupts)
        : m_interrupts(interrupts)
    {
    }
    static void addOptions(CommandLine &line); ///< --workspace

    /// Reads the workspace file; one that is not there is an empty workspace.
    Result<void> open(const CommandLine &line);
    const Workspace &workspace() const { return m_workspace; }
    /// Replaces the workspace, also in its file.
    Result<void> save(const Workspace &workspace);

    Interrupts &interrupts() { return m_interrupts; }
    KeychainSecretStore &secrets();
    ChatBackend &backend();
    HttpClient &client();

private:
    Interrupts &m_interrupts;
    Workspace m_workspace;
    std::unique_ptr<WorkspaceFile> m_file;
    std::unique_ptr<KeychainSecretStore> m_secrets;
    std::unique_ptr<HttpChatBackend> m_backend;
    std::unique_ptr<QnamHttpClient> m_client;
};

} // namespace lineside::cli
