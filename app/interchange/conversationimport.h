// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"
#include "interchange/importnotes.h"

#include <QThread>

#include <atomic>
#include <memory>

namespace lineside {

/// What was read from a file.
struct ImportedConversations {
    QString program; ///< "Lineside", "ChatGPT", "Chatbox"
    QList<ConversationRecord> records;
    ImportNotes notes;
};

/// Reads a file of conversations in a thread of its own, one conversation at a time, and keeps nothing but what it read: nothing is in any
/// history until the caller adds it. Reads Lineside's own files, ChatGPT's `conversations.json`, and Chatbox's exports. Deleting it stops
/// it. Emits `finished` or `failed` once, and neither after `cancel`.
class ConversationImport : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 LargestFile = 2'000'000'000; ///< bytes

    explicit ConversationImport(const QString &fileName, QObject *parent = nullptr);
    ~ConversationImport() override;

    void start();
    void cancel();

Q_SIGNALS:
    /// From 0 to 1, at most every 50 ms.
    void progressed(double share, int conversations);
    void finished(const lineside::ImportedConversations &imported);
    /// Kind::Storage where the file cannot be read, Kind::Protocol where it is none of the three, or is damaged; the byte is told.
    void failed(const lineside::Error &error);

private:
    void read();
    void deliver(const Result<ImportedConversations> &result);

    QString m_fileName;
    std::atomic<bool> m_cancelled = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace lineside

Q_DECLARE_METATYPE(lineside::ImportedConversations)
