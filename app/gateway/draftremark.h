// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/route.h"

#include <QList>
#include <QString>

namespace lineside {

/// A remark on a draft, made before it is pushed.
struct DraftRemark {
    enum class Severity { Error, Warning };
    Severity severity = Severity::Warning;
    QString field;   ///< "uri", "plugins.ai-proxy.auth" …
    QString message; ///< what is wrong and what to do
    friend bool operator==(const DraftRemark &, const DraftRemark &) = default;
};

/// What the gateway would refuse, and what it accepts silently but will not work.
QList<DraftRemark> validateDraft(const Route &route);

} // namespace lineside
