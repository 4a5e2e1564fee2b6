// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace.h"

namespace lineside::test {

/// A workspace in memory. Answers from the event loop; fails where it is told to.
class FakeWorkspaceStore : public WorkspaceStore
{
public:
    Result<Workspace> load() override { return stored; }
    void save(const Workspace &workspace, QObject *context, Callback<void> done) override
    {
        if (!saveError)
            stored = workspace;
        ++saves;
        QMetaObject::invokeMethod(
            context,
            [done = std::move(done), error = saveError] {
                if (error)
                    done(failure(*error));
                else
                    done({});
            },
            Qt::QueuedConnection);
    }
    QString fileName() const override { return QStringLiteral("workspace.json"); }

    Result<Workspace> stored;
    std::optional<Error> saveError;
    int saves = 0;
};

} // namespace lineside::test
