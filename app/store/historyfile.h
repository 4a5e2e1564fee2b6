// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/schemamigrations.h"
#include "store/sqlconnection.h"

#include <QString>

#include <optional>

namespace lineside {

/// How the opening of a history went.
struct HistoryOpening {
    enum class Outcome {
        Writable,
        ReadOnly, ///< it can be read; `fault` says why no more
        Closed,   ///< it can neither be read nor made for now; `fault` says why
        Newer,    ///< of a later version; it was not touched
        Foreign,  ///< something else; it was not touched
        Damaged,
    };
    Outcome outcome = Outcome::Closed;
    SqlFault fault;
};

/// Opens the history, makes it where there is none (folder 0700, file 0600) and brings it to the latest version.
HistoryOpening openHistory(SqlConnection &connection, const QString &fileName, const SchemaMigrations &migrations);

/// The sentence for a banner: what went wrong with the file, and what to do. Empty for what concerns nobody.
QString describeOpening(const HistoryOpening &opening, const QString &fileName);
/// The same for what went wrong later, while it was written to.
QString describeFault(const SqlFault &fault, const QString &fileName);

QString describeRefusal(const SqlFault &fault, const QString &fileName); ///< of something that was not written, and is not kept either
QString describeClash();
QString describeReading(const QString &fileName);

/// What tells one file from another that took its name.
QByteArray fileIdentity(const QString &fileName);

} // namespace lineside
