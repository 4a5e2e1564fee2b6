// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace lineside {

class SqlConnection;

/// The full-text index over the messages, in FTS5 tables that hold words alone and no text. A message is either in it or in the
/// table to_index. Works within its caller's transaction; faults stay with the connection.
class HistoryIndex
{
public:
    explicit HistoryIndex(SqlConnection &connection);

    bool isAvailable(); ///< SQLite may be built without FTS5; everything then stays in to_index, and is searched there
    /// Takes in the oldest of what waits, replies that grow left out. How many it were.
    int addSome(int most);
    /// Takes a message out; to be called while its row is still as it was taken in.
    void remove(MessageId id);
    /// Drops the index and puts every message on the list again.
    void beginAnew();

    /// The words by which the index knows a model and a path; nothing if no message has them.
    std::optional<QStringList> labels(const QString &model, const QString &path);

    /// Of the replies that are in the index and of the newest that wait. In no order, perhaps twice.
    ReplyNames replyNames();

    static QString tableName(qint64 part);

private:
    struct Source {
        QString text;
        QStringList labels;
        qint64 at = 0;
    };
    std::optional<Source> source(qint64 id);
    bool holds(const QString &label, const QList<qint64> &parts);
    std::optional<qint64> partOf(qint64 id);
    std::optional<qint64> partFor(qint64 id);
    std::optional<qint64> nameId(const QString &name);

    SqlConnection &m_connection;
    std::optional<bool> m_isAvailable;
};

/// All of a turn that is searched, a line for each part.
QString searchableText(const ChatTurn &turn);

} // namespace lineside
