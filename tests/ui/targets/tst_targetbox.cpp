// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/fakeworkspacestore.h"
#include "support/guitest.h"
#include "ui/targets/targetbox.h"
#include "ui/targets/targets.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

struct Setup {
    test::FakeWorkspaceStore store;
    Catalog catalog{store};
    ProviderId provider;
    GatewayId gateway;
    TargetBox box{catalog};
    QList<Target> chosen;

    Setup()
    {
        Provider gemini;
        gemini.name = u"Gemini"_s;
        gemini.model = u"gemini-2.5-flash"_s;
        provider = catalog.put(gemini);
        Gateway local;
        local.name = u"Local"_s;
        gateway = catalog.put(local);
        Route route;
        route.id = RouteId(u"r1"_s);
        route.name = u"gemini-chat"_s;
        route.aiProxy = AiProxy{};
        route.aiProxy->model = u"gemini-2.5-pro"_s;
        catalog.put(gateway, route);
        Route plain;
        plain.id = RouteId(u"no model behind it"_s);
        catalog.put(gateway, plain);
        QObject::connect(&box, &TargetBox::targetChosen, &box, [this](const Target &target) { chosen.append(target); });
        box.show();
    }
};

QStringList texts(const QComboBox &box)
{
    QStringList list;
    for (int i = 0; i < box.count(); ++i)
        list.append(box.itemText(i));
    return list;
}

} // namespace

class TestTargetBox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void offersProvidersAndRoutesToModels()
    {
        Setup setup;
        QCOMPARE(texts(setup.box), QStringList({u"gemini-2.5-flash · direct · Gemini"_s, u"gemini-2.5-pro · route gemini-chat · Local"_s}));
        QVERIFY(setup.box.currentText().isEmpty());
        QVERIFY(setup.chosen.isEmpty());
    }

    void keyboardChooses()
    {
        Setup setup;
        setup.box.setFocus();
        QTest::keyClick(&setup.box, Qt::Key_Down);
        QTest::keyClick(&setup.box, Qt::Key_Down);
        QVERIFY(!setup.chosen.isEmpty());
        QCOMPARE(describe(setup.chosen.constLast()), u"gemini-2.5-pro · route gemini-chat · Local"_s);
    }

    void typedNameAsksForThatModelOnTheSameWay()
    {
        Setup setup;
        setup.box.setTarget(targetsOf(setup.catalog.workspace()).at(1));
        setup.box.lineEdit()->selectAll();
        QTest::keyClicks(setup.box.lineEdit(), u"another-model"_s);
        QTest::keyClick(setup.box.lineEdit(), Qt::Key_Return);
        QCOMPARE(setup.chosen.size(), 1);
        QCOMPARE(describe(setup.chosen.at(0)), u"another-model · route gemini-chat · Local"_s);
        QCOMPARE(setup.box.currentText(), u"another-model · route gemini-chat · Local"_s);
    }

    void searchFindsAnyPart()
    {
        Setup setup;
        setup.box.completer()->setCompletionPrefix(u"ROUTE gem"_s);
        QCOMPARE(setup.box.completer()->completionCount(), 1);
    }

    void choiceSurvivesChangesOfTheCatalog()
    {
        Setup setup;
        setup.box.setTarget(targetsOf(setup.catalog.workspace()).at(0));
        Provider other;
        other.name = u"Other"_s;
        setup.catalog.put(other);
        QCOMPARE(setup.box.count(), 3);
        QCOMPARE(setup.box.currentText(), u"gemini-2.5-flash · direct · Gemini"_s);
        QVERIFY(setup.chosen.isEmpty());
    }

    void listedModelsAreOffered()
    {
        Setup setup;
        setup.box.offerModels(setup.provider, {{u"gemini-2.5-flash"_s, {}}, {u"gemini-3"_s, {}}});
        QCOMPARE(texts(setup.box).mid(0, 2), QStringList({u"gemini-2.5-flash · direct · Gemini"_s, u"gemini-3 · direct · Gemini"_s}));
    }

    void sameWay_data()
    {
        QTest::addColumn<int>("one");
        QTest::addColumn<int>("other");
        QTest::addColumn<bool>("same");
        QTest::newRow("itself") << 0 << 0 << true;
        QTest::newRow("direct and route") << 0 << 1 << false;
        QTest::newRow("route itself") << 1 << 1 << true;
    }

    void sameWay()
    {
        QFETCH(int, one);
        QFETCH(int, other);
        QFETCH(bool, same);
        Setup setup;
        const QList<Target> targets = targetsOf(setup.catalog.workspace());
        QCOMPARE(isSameWay(targets.at(one), withModel(targets.at(other), u"x"_s)), same);
    }
};

QTEST_MAIN(TestTargetBox)
#include "tst_targetbox.moc"
