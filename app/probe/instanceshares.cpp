// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/instanceshares.h"

#include "probe/modelname.h"

#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr double leastExpected = 5; // below it the distribution of Pearson's sum is another one

QString byModel(const SeriesSample &sample, const QList<InstanceWeight> &weights)
{
    QString found;
    for (const InstanceWeight &instance : weights) {
        if (instance.model.isEmpty() || sample.model.isEmpty() || !sameModel(instance.model, sample.model))
            continue;
        if (!found.isEmpty())
            return {}; // two have that model
        found = instance.name;
    }
    return found;
}

QString byHeaders(const SeriesSample &sample, const QList<InstanceWeight> &weights)
{
    const QString &told = sample.gateway.instance;
    const bool isOne = weights.isEmpty() || std::ranges::find(weights, told, &InstanceWeight::name) != weights.end();
    return isOne ? told : QString();
}

QString whoAnswered(const SeriesSample &sample, const QList<InstanceWeight> &weights)
{
    const QString model = byModel(sample, weights);
    return model.isEmpty() ? byHeaders(sample, weights) : model;
}

// Instances that are asked first: those of the highest priority that have a weight.
QList<InstanceWeight> firstChoices(const QList<InstanceWeight> &weights)
{
    QList<InstanceWeight> choices;
    for (const InstanceWeight &instance : weights) {
        if (instance.weight <= 0)
            continue;
        if (!choices.isEmpty() && instance.priority > choices.constFirst().priority)
            choices.clear();
        if (choices.isEmpty() || instance.priority == choices.constFirst().priority)
            choices.append(instance);
    }
    return choices;
}

InstanceShare &shareOf(QList<InstanceShare> &shares, const QString &name)
{
    const auto found = std::ranges::find(shares, name, &InstanceShare::name);
    if (found != shares.end())
        return *found;
    shares.append({name, 0, std::nullopt});
    return shares.last();
}

void test(InstanceShares &result, const QList<InstanceWeight> &choices)
{
    double weights = 0;
    int answers = 0;
    for (const InstanceWeight &choice : choices) {
        weights += choice.weight;
        answers += shareOf(result.shares, choice.name).count;
    }
    double sum = 0;
    bool enough = choices.size() > 1;
    for (const InstanceWeight &choice : choices) {
        InstanceShare &share = shareOf(result.shares, choice.name);
        const double expected = answers * choice.weight / weights;
        share.expected = expected;
        enough = enough && expected >= leastExpected;
        sum += enough ? (share.count - expected) * (share.count - expected) / expected : 0;
    }
    if (!enough)
        return;
    result.chiSquare = sum;
    result.degreesOfFreedom = int(choices.size()) - 1;
    result.p = chiSquareTail(sum, result.degreesOfFreedom);
}

} // namespace

double chiSquareTail(double value, int degreesOfFreedom)
{
    return boost::math::gamma_q(double(degreesOfFreedom) / 2, value / 2);
}

InstanceShares sharesOf(const QList<SeriesSample> &samples, const QList<InstanceWeight> &weights)
{
    InstanceShares result;
    const QList<InstanceWeight> choices = firstChoices(weights);
    for (const InstanceWeight &instance : weights)
        result.shares.append({instance.name, 0, std::nullopt});
    for (const SeriesSample &sample : samples) {
        if (sample.failed())
            continue;
        const QString name = whoAnswered(sample, weights);
        if (name.isEmpty()) {
            ++result.unknown;
            continue;
        }
        ++shareOf(result.shares, name).count;
        if (!weights.isEmpty() && std::ranges::find(choices, name, &InstanceWeight::name) == choices.end())
            ++result.byLowerPriority;
    }
    test(result, choices);
    return result;
}

} // namespace lineside
