// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "interchange/conversationimport.h"

#include <QMultiHash>

#include <memory>

namespace lineside {

struct ImportSummary {
    QString program; ///< that wrote the file
    int conversations = 0;
    int messages = 0;
    int known = 0; ///< that were left out because they are in the history already
    ImportNotes notes;
    friend bool operator==(const ImportSummary &, const ImportSummary &) = default;
};

/// Which conversations the history has, as far as it takes to recognise one that is imported again: by when it was begun, and by its
/// title or when something was last said in it.
class KnownConversations
{
public:
    void add(const QList<ConversationRow> &rows);
    bool has(const Conversation &conversation) const;

private:
    QMultiHash<qint64, ConversationRow> m_bySecond; ///< of its beginning
};

/// Brings a file of conversations into the history: all of them or, on a failure or when it is cancelled at whatever moment, none. Where
/// some are in the history already it asks, by `asked`, and waits for `goOn`. Ends with one of `finished`, `failed` and
/// `cancelled`. Deleting it cancels.
class HistoryImport : public QObject
{
    Q_OBJECT
public:
    enum class Stage { Reading, Comparing, Asking, Saving, Over };
    enum class Known { LeaveOut, TakeAgain };

    HistoryImport(HistoryStore &history, const QString &fileName, QObject *parent = nullptr);
    ~HistoryImport() override;

    void start();
    void goOn(Known known); ///< the answer to `asked`
    void cancel();
    Stage stage() const { return m_stage; }

Q_SIGNALS:
    void stageChanged(lineside::HistoryImport::Stage stage);
    void progressed(qint64 bytes, qint64 total, int conversations); ///< while it reads
    void saved(int conversations, int total);
    void asked(int known, int total);
    void finished(const lineside::ImportSummary &summary);
    void failed(const lineside::Error &error);
    void cancelled();

private:
    void enter(Stage stage);
    void take(const ImportedConversations &imported);
    void readKnown(bool archived, int offset);
    void compare();
    void save();
    void end(const Result<void> &saved);
    void fail(const Error &error);

    HistoryStore &m_history;
    ConversationImport m_reader;
    qint64 m_fileSize;
    Stage m_stage = Stage::Reading;
    ImportedConversations m_imported;
    KnownConversations m_known;
    QList<qsizetype> m_again; ///< the places of those that are known
    std::unique_ptr<QObject> m_saving; ///< while it is there, what was read is wanted
};

} // namespace lineside

Q_DECLARE_METATYPE(lineside::ImportSummary)
