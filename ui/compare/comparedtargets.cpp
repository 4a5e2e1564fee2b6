// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/comparedtargets.h"

#include "chat/comparison.h"
#include "core/chatevent.h"
#include "ui/targets/targets.h"

#include <QSettings>
#include <QStandardPaths>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

const auto targetsKey = u"targets"_s;

QString fileName()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::StateLocation);
#else
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
#endif
    return folder + u"/compare.ini"_s;
}

/// Which way it is, without its model; empty for what is not set up but was given by hand.
QString nameOf(const Target &target)
{
    return std::visit(overloaded{
                          [](const DirectTarget &direct) { return u"direct\t"_s + direct.provider.id.toString(); },
                          [](const RouteTarget &routed) { return u"route\t"_s + routed.gateway.id.toString() + u'\t' + routed.route.id.toString(); },
                          [](const UrlTarget &) { return QString(); },
                      },
                      target);
}

} // namespace

QList<Target> comparedFirst(const QList<Target> &offered, const std::optional<Target> &current)
{
    if (!current && offered.isEmpty())
        return {};
    const Target first = current ? *current : offered.constFirst();
    const auto isOther = [&first](const Target &target) { return !isSameWay(target, first); };
    const auto isSameModel = [&](const Target &target) {
        return isOther(target) && target.index() != first.index() && requestedModel(target) == requestedModel(first);
    };
    auto second = std::ranges::find_if(offered, isSameModel);
    if (second == offered.end())
        second = std::ranges::find_if(offered, isOther);
    return {first, second == offered.end() ? first : *second};
}

QList<Target> RememberedTargets::load(const QList<Target> &offered) const
{
    QList<Target> targets;
    const QStringList kept = QSettings(fileName(), QSettings::IniFormat).value(targetsKey).toStringList();
    for (const QString &each : kept) {
        const QString way = each.section(u'\n', 0, 0);
        const QString model = each.section(u'\n', 1);
        const auto found = std::ranges::find_if(offered, [&way](const Target &target) { return nameOf(target) == way; });
        if (found != offered.end() && targets.size() < Comparison::MostTargets)
            targets.append(model.isEmpty() ? *found : withModel(*found, model));
    }
    return targets;
}

void RememberedTargets::save(const QList<Target> &targets) const
{
    QStringList kept;
    for (const Target &target : targets) {
        if (const QString way = nameOf(target); !way.isEmpty())
            kept.append(way + u'\n' + requestedModel(target));
    }
    QSettings(fileName(), QSettings::IniFormat).setValue(targetsKey, kept);
}

} // namespace lineside
