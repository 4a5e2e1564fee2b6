// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/evidence.h"
#include "probe/report.h"

#include <QList>
#include <QString>

#include <span>

namespace lineside {

/// One cause that the evidence shows, with its sentences.
struct Finding {
    QString cause; ///< an id that stays
    Verdict verdict = Verdict::Fail;
    Origin origin = Origin::None;
    QString check; ///< the check it belongs to
    QString explanation;
    QString fix;
    friend bool operator==(const Finding &, const Finding &) = default;
};

/// What is wrong: at most one finding that fails the probe, first; then what is worth a warning, then plain information
/// (verdict pass). Empty where nothing is. Pure.
QList<Finding> diagnose(const Evidence &evidence);

/// Whose fault a rule says it is. `Path`: the gateway's if there is one on the way, else the provider's; `Wire`: the gateway's if
/// there is one, else the network's.
enum class Blame { Network, Gateway, Provider, Client, Path, Wire };

/// One rule. Of the failing rules the first that applies is the finding; of the others each that applies is one. Sentences hold
/// names in braces, see diagnosistext.h.
struct DiagnosisRule {
    QLatin1StringView cause;
    Verdict verdict;
    Blame blame;
    QLatin1StringView check;
    bool (*applies)(const Evidence &evidence);
    const char *explanation;
    const char *fix;
};

std::span<const DiagnosisRule> networkRules(); ///< no whole head came, or what came was no API
std::span<const DiagnosisRule> limitRules(); ///< somebody's limit was reached
std::span<const DiagnosisRule> gatewayRules(); ///< the gateway refused
std::span<const DiagnosisRule> upstreamRules(); ///< the gateway could not get an answer
std::span<const DiagnosisRule> providerRules();
std::span<const DiagnosisRule> streamRules(); ///< a success that is none
std::span<const DiagnosisRule> answerRules(); ///< an answer with something to remark

} // namespace lineside
