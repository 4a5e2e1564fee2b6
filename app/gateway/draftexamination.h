// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/apisixroute.h"
#include "gateway/draftremark.h"
#include "gateway/gatewayinfo.h"

#include <QJsonObject>

namespace lineside {

/// A draft under examination and what was found so far.
struct DraftExamination {
    const Route &route;
    ApisixRoute written;
    QString version; ///< the gateway's; empty where it is not known
    QList<DraftRemark> remarks;

    void refused(const QString &field, const QString &message) { remarks.append({DraftRemark::Severity::Error, field, message}); }
    void silent(const QString &field, const QString &message, std::optional<DraftFix> fix = {})
    {
        remarks.append({DraftRemark::Severity::Warning, field, message, DraftRemark::Step::Rules, std::move(fix)});
    }
    bool has(QLatin1StringView field) const { return written.json.contains(field); }
    /// False where the version is not known, both of them.
    bool isBefore(int major, int minor) const { return !version.isEmpty() && !isAtLeast(version, major, minor); }
    bool isFrom(int major, int minor) const { return isAtLeast(version, major, minor); }
};

/// ai-proxy, and the instances of ai-proxy-multi.
void examineProxies(DraftExamination &draft);
/// What should stand beside them: limits, key-auth.
void examineCompanions(DraftExamination &draft);

} // namespace lineside
