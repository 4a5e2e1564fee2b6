// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/strongid.h"

#include <QHash>
#include <QTest>

#include <type_traits>

using namespace lineside;
using namespace Qt::StringLiterals;

static_assert(!std::is_convertible_v<QString, ProviderId>);
static_assert(!std::is_convertible_v<ProviderId, QString>);
static_assert(!std::is_convertible_v<ProviderId, GatewayId>);
static_assert(!std::is_constructible_v<GatewayId, ProviderId>);

class TestStrongId : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAKeyOfTables()
    {
        QHash<RouteId, int> table{{RouteId(u"a"_s), 1}, {RouteId(u"b"_s), 2}};
        QCOMPARE(table.value(RouteId(u"b"_s)), 2);
        QVERIFY(!table.contains(RouteId(u"c"_s)));
        QVERIFY(RouteId(u"a"_s) < RouteId(u"b"_s));
        QVERIFY(RouteId().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestStrongId)
#include "tst_strongid.moc"
