// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "markdown/sourcelines.h"

#include <optional>

namespace lineside {

/// What must be known of the settled text to read on behind it.
struct ResumePoint {
    enum class Kind { Fresh, List, Code, Table };
    Kind kind = Kind::Fresh;
    QByteArray context; ///< lines to read first: the opening fence, or a table's header
    qint64 nextNumber = 0; ///< of the list's next item
    bool loose = false; ///< the settled part of the list is
    qsizetype firstElement = 0; ///< the list's first one, among all
};

/// Where settled text ends.
struct Cut {
    qsizetype line = 0; ///< the first line of what stays open
    qsizetype elements = 0; ///< how many are settled
    ResumePoint resume;
};

/// The last place in these complete lines before which no later text can change anything. `settled` is how many elements were
/// settled before.
std::optional<Cut> findCut(const ReadText &read, const SourceLines &lines, const ResumePoint &current, qsizetype settled);

} // namespace lineside
