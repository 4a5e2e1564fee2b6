// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/routebranches.h"

#include "probe/modelname.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Verify)
};

using State = BranchFinding::State;

QList<int> branchesWithModel(const RouteBranches &branches, const QString &model)
{
    QList<int> fitting;
    for (int i = 0; i < branches.all.size(); ++i) {
        if (!branches.all.at(i).model.isEmpty() && sameModel(branches.all.at(i).model, model))
            fitting.append(i);
    }
    return fitting;
}

int branchNamed(const RouteBranches &branches, const QString &name)
{
    const auto found = std::ranges::find(branches.all, name, &RouteBranch::name);
    return name.isEmpty() || found == branches.all.end() ? -1 : int(found - branches.all.begin());
}

bool answerCame(const ProbeReport &report)
{
    return report.verdict != Verdict::Fail || report.times.firstToken || !report.answer.text.isEmpty();
}

void findAnswering(BranchFinding &finding, const RouteBranches &branches, const ProbeReport &report)
{
    const QList<int> fitting = branchesWithModel(branches, report.answer.model);
    const int limited = branchNamed(branches, report.gateway.instance);
    if (branches.all.size() == 1) {
        finding.answered = 0;
        finding.reason = Tr::tr("It is the only instance of the route.");
    } else if (!report.answer.model.isEmpty() && fitting.size() == 1) {
        finding.answered = fitting.constFirst();
        finding.reason = Tr::tr("The answer names the model %1, which this instance alone has.").arg(report.answer.model);
    } else if (limited >= 0 && !branches.fallsBack) { // after a fallback the headers name the one that was asked first
        finding.answered = limited;
        finding.reason = Tr::tr("The headers of its token limit name it.");
    } else {
        finding.reason = fitting.size() > 1
            ? Tr::tr("Which instance answered cannot be told: the gateway does not say, and several of them have the model %1.").arg(report.answer.model)
            : Tr::tr("Which instance answered cannot be told: the gateway does not say, and the answer's model is that of none of them.");
    }
}

// Statuses are told in the order in which the instances were asked, which is known where no two are of the same rank.
void spreadStatuses(BranchFinding &finding, const RouteBranches &branches, const QStringList &told)
{
    QList<int> order(branches.all.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::greater(), [&branches](int i) { return branches.all.at(i).priority; });
    const auto sameRank = [&branches](int a, int b) { return branches.all.at(a).priority == branches.all.at(b).priority; };
    if (told.size() > order.size() || (std::ranges::adjacent_find(order, sameRank) != order.end() && told.size() < order.size()))
        return;
    const bool rankIsClear = std::ranges::adjacent_find(order, sameRank) == order.end();
    for (qsizetype i = 0; i < told.size(); ++i) {
        finding.states[order.at(i)] = State::Failed;
        if (rankIsClear)
            finding.statuses[order.at(i)] = told.at(i);
    }
}

} // namespace

RouteBranches branchesOf(const Target &target)
{
    const auto *routed = std::get_if<RouteTarget>(&target);
    if (!routed || !routed->route.aiProxyMulti)
        return {};
    const AiProxyMulti &multi = *routed->route.aiProxyMulti;
    RouteBranches branches{.all = {}, .fallsBack = !multi.fallback.isEmpty()};
    for (const ProxyInstance &instance : multi.instances) {
        branches.all.append({.name = instance.name,
                             .provider = instance.proxy.provider,
                             .model = instance.proxy.model.isEmpty() ? routed->model : instance.proxy.model,
                             .address = QUrl(instance.proxy.endpoint).adjusted(QUrl::RemoveUserInfo).authority(),
                             .weight = instance.weight,
                             .priority = instance.priority});
    }
    return branches;
}

BranchFinding findBranches(const RouteBranches &branches, const ProbeReport &report)
{
    BranchFinding finding;
    finding.states.fill(State::Unknown, branches.all.size());
    finding.statuses.resize(branches.all.size());
    if (branches.all.isEmpty())
        return finding;
    const QStringList told = report.gateway.upstreamStatus.split(u',', Qt::SkipEmptyParts);
    if (report.verdict == Verdict::Fail && told.size() > 1) {
        QStringList statuses;
        std::ranges::transform(told, std::back_inserter(statuses), [](const QString &status) { return status.trimmed(); });
        spreadStatuses(finding, branches, statuses);
        return finding;
    }
    if (!answerCame(report))
        return finding;
    findAnswering(finding, branches, report);
    if (finding.answered < 0)
        return finding;
    finding.states[finding.answered] = State::Answered;
    for (int i = 0; branches.fallsBack && i < branches.all.size(); ++i) {
        if (branches.all.at(i).priority > branches.all.at(finding.answered).priority)
            finding.states[i] = State::PassedOver;
    }
    return finding;
}

} // namespace lineside
