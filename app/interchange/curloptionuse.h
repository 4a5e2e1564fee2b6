// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace lineside {

/// What a curl option is for one who takes the request over.
enum class CurlOptionUse {
    Output,    ///< changes what is shown, not what is sent, or is what Lineside does anyway
    TakenOver, ///< is a part of the request
    Told,      ///< is nothing of ours, but nothing to warn of either
    Unknown,   ///< there is nothing like it here
};

/// By its long name, without dashes.
CurlOptionUse curlOptionUse(const QString &name);

} // namespace lineside
