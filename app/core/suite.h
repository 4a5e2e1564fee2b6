// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/strongid.h"

#include <QList>
#include <QString>

#include <optional>

namespace lineside {

using SuiteId = StrongId<struct SuiteTag>;

/// One thing that an answer must fulfil. What its value means goes with its kind; milliseconds and currency as plain numbers.
struct SuiteCheck {
    enum class Kind {
        Status,           ///< the HTTP status is `value`
        Cause,            ///< the diagnosis names the cause `value`; "ok" where nothing may be wrong
        TimeToFirstToken, ///< at most `value` ms
        MaxGap,           ///< no pause between events is longer than `value` ms
        TokensPerSecond,  ///< at least `value`
        Streamed,         ///< came as a stream, unbuffered
        Complete,         ///< ended as the dialect ends
        UsagePresent,     ///< token usage was reported
        Model,            ///< the answer's model is `value`
        FinishReason,     ///< is `value`
        TextContains,     ///< the text holds `value`
        TextMatches,      ///< the regular expression `value` is found in the text
        TextSchema,       ///< the text is JSON that the JSON Schema `value` accepts
        Header,           ///< the header `name` is there and, unless `value` is empty, is `value`
        Cost,             ///< at most `value` in the price's own currency
        Unknown,          ///< of a newer version: `name` is its kind, `value` all of it as JSON. It never passes
    };
    Kind kind = Kind::Status;
    QString name = {};  ///< of a header, or of an unknown kind
    QString value = {}; ///< empty where the kind needs none
    friend bool operator==(const SuiteCheck &, const SuiteCheck &) = default;
};

/// The kind's name in files and reports, such as "time-to-first-token"; empty for Unknown.
QLatin1StringView idOf(SuiteCheck::Kind kind);
/// Unknown where no kind has that name.
SuiteCheck::Kind suiteCheckKind(QStringView id);

/// Most times that a case may be asked in one run.
inline constexpr int mostSuiteRuns = 1000;

/// One question to one target, and what its answer must fulfil. The target is a route of a gateway, or a provider with a model;
/// exactly one of `route` and `provider` is set.
struct SuiteCase {
    QString name;
    std::optional<GatewayId> gateway = {}; ///< of the route
    std::optional<RouteId> route = {};
    std::optional<ProviderId> provider = {};
    QString model; ///< what the request names
    QString question;
    bool stream = true;
    int runs = 1; ///< how often it is asked; each answer must fulfil all checks
    QList<SuiteCheck> checks;
    friend bool operator==(const SuiteCase &, const SuiteCase &) = default;
};

/// What a user has checked again and again, by hand or in a pipeline. Kept in the workspace file.
struct Suite {
    SuiteId id;
    QString name;
    QList<SuiteCase> cases;
    friend bool operator==(const Suite &, const Suite &) = default;
};

} // namespace lineside
