// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/comparedtargets.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

Target direct(const QString &id, const QString &model)
{
    Provider provider;
    provider.id = ProviderId(id);
    provider.name = id;
    return DirectTarget{provider, model};
}

Target routed(const QString &id, const QString &model)
{
    Gateway gateway;
    gateway.id = GatewayId(u"gateway"_s);
    gateway.name = u"Gateway"_s;
    Route route;
    route.id = RouteId(id);
    return RouteTarget{gateway, route, model};
}

/// Variants in a column of their own would be asked for an order.
struct Choice {
    QList<Target> offered;
    std::optional<Target> current;
    QList<Target> first;
};

} // namespace

class TestComparedTargets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { RememberedTargets().save({}); }

    void offersTheSameModelTheOtherWay_data()
    {
        QTest::addColumn<Choice>("choice");
        const auto row = [](const char *name, const QList<Target> &offered, const std::optional<Target> &current, const QList<Target> &first) {
            QTest::newRow(name) << Choice{offered, current, first};
        };
        const QList<Target> all{direct(u"a"_s, u"small"_s), direct(u"b"_s, u"large"_s), routed(u"r"_s, u"large"_s), routed(u"s"_s, u"small"_s)};
        row("nobody", {}, std::nullopt, {});
        row("direct", all, all.at(1), {all.at(1), all.at(2)});
        row("by a route", all, all.at(3), {all.at(3), all.at(0)});
        row("no choice yet", all, std::nullopt, {all.at(0), all.at(3)});
        row("another model on that way", all, direct(u"a"_s, u"large"_s), {direct(u"a"_s, u"large"_s), all.at(2)});
        row("no other way to it", {all.at(0), all.at(1)}, all.at(0), {all.at(0), all.at(1)});
        row("one alone", {all.at(0)}, all.at(0), {all.at(0), all.at(0)});
    }

    void offersTheSameModelTheOtherWay()
    {
        QFETCH(Choice, choice);
        QVERIFY(comparedFirst(choice.offered, choice.current) == choice.first);
    }

    void remembersThem()
    {
        const QList<Target> offered{direct(u"a"_s, u"small"_s), routed(u"r"_s, u"large"_s)};
        QVERIFY(RememberedTargets().load(offered).isEmpty());
        const QList<Target> chosen{routed(u"r"_s, u"large"_s), direct(u"a"_s, u"small"_s), direct(u"a"_s, u"another one"_s)};
        RememberedTargets().save(chosen);
        QVERIFY(RememberedTargets().load(offered) == chosen);
        QVERIFY(RememberedTargets().load({offered.at(0)}) == chosen.sliced(1)); // the route is gone
        RememberedTargets().save({UrlTarget{QUrl(u"https://fake.example"_s), u"m"_s, {}, {}}});
        QVERIFY(RememberedTargets().load(offered).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestComparedTargets)
#include "tst_comparedtargets.moc"
