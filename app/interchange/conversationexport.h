// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "interchange/conversationwriter.h"
#include "interchange/exportparts.h"

#include <QSaveFile>
#include <QSet>
#include <QThreadPool>

#include <atomic>

namespace lineside {

struct ExportOrder {
    QList<ConversationId> conversations; ///< none: all there are, with the archive
    ExportParts parts;
    QString fileName;
};

struct ExportSummary {
    QString fileName;
    int conversations = 0;
    int passedOver = 0; ///< that were deleted meanwhile
    qint64 bytes = 0;
    friend bool operator==(const ExportSummary &, const ExportSummary &) = default;
};

/// Takes conversations out of the history, one at a time, and writes them into one file, off the calling thread. The file is there when all
/// of it is, and otherwise what was there before. Emits `finished` or `failed` once, and neither after `cancel`; deleting it cancels.
class ConversationExport : public QObject
{
    Q_OBJECT
public:
    ConversationExport(HistoryStore &history, ExportOrder order, std::unique_ptr<ConversationWriter> writer, QObject *parent = nullptr);
    ~ConversationExport() override;

    void start();
    void cancel();

Q_SIGNALS:
    /// Conversations that are written, and how many there are; a part of the one that is being written counts as such.
    void progressed(double done, int total);
    void finished(const lineside::ExportSummary &summary);
    /// Kind::Storage where the file cannot be written or the history not be read, Kind::NotFound where there is nothing to write.
    void failed(const lineside::Error &error);

private:
    void list(bool archived, int offset);
    void next();
    void write(const ConversationRecord &record);
    void complete();
    void run(std::function<Result<void>()> work, std::function<void()> then);
    void fail(const Error &error);
    Error notWritten(const Error &why) const;

    HistoryStore &m_history;
    ExportOrder m_order;
    QSet<ConversationId> m_listed;
    qsizetype m_place = 0;
    ExportSummary m_summary;
    bool m_isOver = false;
    std::atomic<bool> m_cancelled = false;
    // Used by the thread, one job at a time.
    std::unique_ptr<QSaveFile> m_file;
    std::unique_ptr<ConversationWriter> m_writer; ///< goes first: it may end what it has begun
    QThreadPool m_thread;
};

} // namespace lineside

Q_DECLARE_METATYPE(lineside::ExportSummary)
