// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/route.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace lineside {

class GatewaySchemas;

/// What would put a remark right, at the press of a button.
struct DraftFix {
    QString label;     ///< "Hide the credentials"
    QStringList path;  ///< the field
    QByteArray value;  ///< JSON for it; empty: the field goes
    friend bool operator==(const DraftFix &, const DraftFix &) = default;
};

/// A remark on a draft, made before it is pushed.
struct DraftRemark {
    enum class Severity { Error, Warning };
    enum class Step {
        Rules,  ///< our own: what gateways accept silently, but what fails or harms later
        Schema, ///< the gateway's JSON Schema, or the shipped one
        DryRun, ///< the gateway itself
    };
    Severity severity = Severity::Warning;
    QString field;   ///< "uri", "plugins.ai-proxy.auth" …
    QString message; ///< what is wrong and what to do
    Step step = Step::Rules;
    std::optional<DraftFix> fix = {};
    friend bool operator==(const DraftRemark &, const DraftRemark &) = default;
};

/// The first step: what the gateway would refuse, and what it accepts silently but will not work. `version` is the gateway's,
/// "3.15.0"; without one nothing is said that depends on it.
QList<DraftRemark> validateDraft(const Route &route, const QString &version = {});
/// The second step: what does not fit the schemas, with the place.
QList<DraftRemark> validateBySchema(const Route &route, const GatewaySchemas &schemas);
/// Both, without saying the same twice. May be called from any thread.
QList<DraftRemark> validateAll(const Route &route, const QString &version, const GatewaySchemas &schemas);
/// The draft with the fix made.
Route fixedDraft(const Route &route, const DraftFix &fix);

} // namespace lineside
