// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QString>

namespace lineside {

/// What an import could not take over as it was. Parts of a message that are not understood are kept aside, as attachments of that
/// message with their JSON in it.
struct ImportNotes {
    QMap<QString, int> keptAside; ///< how many, by what the file calls them
    int passedOver = 0;           ///< entries that are no conversations, or empty ones
    friend bool operator==(const ImportNotes &, const ImportNotes &) = default;
};

} // namespace lineside
