// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/schemamigrations.h"
#include "store/sqlconnection.h"

namespace lineside {

/// What became of a damaged history.
struct RecoveredHistory {
    bool isDone = false; ///< otherwise everything is as it was, and `fault` says why
    SqlFault fault;
    QString keptAs; ///< the damaged file, as it was
    qint64 conversations = 0;
    qint64 messages = 0;
    qint64 lost = 0; ///< rows that are known to have been there
};

/// Copies all that can be read of a damaged history into a new one, row by row, sets the damaged one aside and puts the new one in
/// its place. A first page that makes no sense is replaced, in a copy, by that of a new history, which is the same in all of them.
/// Nobody else may have the file open.
RecoveredHistory recoverHistory(const QString &fileName, const SchemaMigrations &migrations);
/// Finishes a recovery that was interrupted between setting aside and putting in place.
void adoptRecovered(const QString &fileName);
QString describeRecovery(const RecoveredHistory &recovered, const QString &fileName);

} // namespace lineside
