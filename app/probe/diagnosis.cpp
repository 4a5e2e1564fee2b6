// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/diagnosis.h"

#include "probe/diagnosistext.h"

#include <array>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

Origin originOf(Blame blame, const Evidence &evidence)
{
    switch (blame) {
    case Blame::Network:
        return Origin::Network;
    case Blame::Gateway:
        return Origin::Gateway;
    case Blame::Provider:
        return Origin::Provider;
    case Blame::Client:
        return Origin::Client;
    case Blame::Path:
        return evidence.throughGateway() ? Origin::Gateway : Origin::Provider;
    case Blame::Wire:
        return evidence.throughGateway() ? Origin::Gateway : Origin::Network;
    }
    return Origin::None;
}

Finding findingOf(const DiagnosisRule &rule, const Evidence &evidence)
{
    return {QString(rule.cause),
            rule.verdict,
            originOf(rule.blame, evidence),
            QString(rule.check),
            sentence(rule.explanation, evidence),
            sentence(rule.fix, evidence)};
}

} // namespace

bool Evidence::throughGateway() const
{
    return target.path == "gateway"_L1 || !signs.kind.isEmpty() || !signs.upstreamStatus.isEmpty() || error.isGatewayHtml
        || error.shape == ErrorBody::Shape::ErrorMsg || head.header("WWW-Authenticate").value_or(QByteArray()).startsWith("apikey");
}

bool Evidence::hasPlugin(QLatin1StringView prefix) const
{
    const auto starts = [prefix](const QString &plugin) { return plugin.startsWith(prefix); };
    return std::ranges::any_of(target.plugins, starts) || std::ranges::any_of(signs.plugins, starts);
}

QList<Finding> diagnose(const Evidence &evidence)
{
    // The order decides where two rules apply: limits come before refusals (a limit may use any status), what the gateway says of
    // itself before what it says of others, and the provider's words before what is left.
    const std::array groups{networkRules(), limitRules(), gatewayRules(), providerRules(), upstreamRules(), streamRules(), answerRules()};
    QList<Finding> failures;
    QList<Finding> warnings;
    QList<Finding> remarks;
    for (const std::span<const DiagnosisRule> group : groups) {
        for (const DiagnosisRule &rule : group) {
            if (rule.verdict == Verdict::Fail && !failures.isEmpty())
                continue;
            if (!rule.applies(evidence))
                continue;
            QList<Finding> &list = rule.verdict == Verdict::Fail ? failures : rule.verdict == Verdict::Warn ? warnings : remarks;
            list.append(findingOf(rule, evidence));
        }
    }
    return failures + warnings + remarks;
}

} // namespace lineside
