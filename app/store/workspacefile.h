// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace.h"

#include <QByteArray>
#include <QJsonObject>
#include <QMutex>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <vector>

namespace lineside {

/// The workspace in one JSON file made for Git. Saves are written by one thread, in order; of those that wait the newest is
/// written and answers for all. A file that somebody else changed since it was read is left alone, and ours is put beside it.
/// Its destruction waits until the last save is written.
class WorkspaceFile : public WorkspaceStore
{
public:
    explicit WorkspaceFile(QString fileName);
    ~WorkspaceFile() override;

    Result<Workspace> load() override;
    void save(const Workspace &workspace, QObject *context, Callback<void> done) override;
    QString fileName() const override { return m_fileName; }

    /// `lineside/workspace.json` in the user's configuration folder.
    static QString defaultFileName();

private:
    struct Waiter {
        QPointer<QObject> context;
        Callback<void> done;
    };
    struct Save {
        QByteArray bytes;
        std::vector<Waiter> waiters;
    };

    void writeNext();
    Result<void> write(const QByteArray &bytes);
    Result<void> writeBeside(const QByteArray &bytes);
    void answer(std::shared_ptr<Save> save, const Result<void> &result);

    const QString m_fileName;
    QJsonObject m_source; ///< as it was read, for members that have no name here
    QObject m_home;       ///< lives in the thread that made the store; answers go through it
    QMutex m_lock;
    std::shared_ptr<Save> m_next;       ///< waits to be written; guarded by m_lock
    std::optional<QByteArray> m_onDisk; ///< as last read or written; used by whoever does file work, one at a time
    QString m_besideName;               ///< where ours goes after a conflict
    QThreadPool m_writer;
};

} // namespace lineside
