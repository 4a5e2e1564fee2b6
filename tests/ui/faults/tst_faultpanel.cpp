// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/mocklab.h"
#include "support/guitest.h"
#include "ui/faults/faultpanel.h"
#include "ui/faults/faultroute.h"
#include "ui/verify/signalpicture.h"
#include "ui/verify/verifyworld.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/questions.h"

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lineside;

namespace {

Route routeWithTwo()
{
    Route route;
    route.id = RouteId(u"mine"_s);
    route.uris = {u"/mine"_s};
    route.plugins = R"({"key-auth":{}})";
    route.aiProxyMulti = AiProxyMulti{};
    for (const QString &name : {u"a"_s, u"b"_s}) {
        ProxyInstance instance;
        instance.name = name;
        instance.proxy.provider = u"gemini"_s;
        instance.proxy.authHeader = {{"Authorization", ValueTemplate::parse(u"Bearer {keychain:gemini}"_s)}};
        route.aiProxyMulti->instances.append(instance);
    }
    return route;
}

} // namespace

class TestFaultPanel : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::VerifyWorld> m_world;
    std::unique_ptr<MockLab> m_lab;
    std::unique_ptr<FaultPanel> m_panel;

    template<class T>
    T *child(const QString &name) const
    {
        T *found = m_panel->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }

    void choose(const QString &scenario, const QString &through) const
    {
        auto *list = child<QListWidget>(u"faultScenarios"_s);
        list->setCurrentItem(list->findItems(scenario, Qt::MatchExactly).value(0));
        auto *target = child<QComboBox>(u"faultTarget"_s);
        target->setFocus(Qt::TabFocusReason);
        QTest::keyClick(target, Qt::Key_Home);
        for (int i = 0; i < target->count() && !target->currentText().contains(through); ++i)
            QTest::keyClick(target, Qt::Key_Down);
        QVERIFY2(target->currentText().contains(through), qPrintable(through));
    }

    void tryIt() const
    {
        QTest::keyClick(child<QComboBox>(u"faultTarget"_s), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(child<QPushButton>(u"tryFaultButton"_s)->isVisible(), 20'000);
    }

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        questions::setAnswers([](const questions::Question &) { return true; }, {});
        m_world = std::make_unique<test::VerifyWorld>();
        MockSettings settings;
        settings.pace = 5ms;
        m_lab = std::make_unique<MockLab>(settings);
        m_panel = std::make_unique<FaultPanel>(m_world->catalog,
                                               FaultTrial::Services{m_world->backend, m_world->http, *m_world->prober, *m_lab, m_world->secrets}, m_world->actions);
        m_panel->resize(1100, 900);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }
    void cleanup()
    {
        m_panel.reset();
        m_lab.reset();
        m_world.reset();
        questions::setAnswers({}, {});
    }

    void aCopyLeadsToTheLabAndHoldsNoKey()
    {
        const Route route = routeWithTwo();
        const Route copy = faultRoute(route, 1, QUrl(u"http://127.0.0.1:7/v1"_s));
        QCOMPARE(copy.id.toString(), QString::fromLatin1(faultRouteId));
        QCOMPARE(copy.uris, QStringList{u"/lineside-fault-lab"_s});
        QCOMPARE(copy.plugins, route.plugins);
        QCOMPARE(copy.aiProxyMulti->instances.at(0), route.aiProxyMulti->instances.at(0));
        const AiProxy &led = copy.aiProxyMulti->instances.at(1).proxy;
        QCOMPARE(led.endpoint, u"http://127.0.0.1:7/v1/chat/completions"_s);
        QVERIFY(led.authHeader.constFirst().value.references().isEmpty());
        QCOMPARE(faultPlaces(route), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(faultPlaces(Route()), QStringList{QString()});
    }

    void theFaultIsFound_data()
    {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<QString>("through");
        QTest::addColumn<QString>("cause");
        QTest::newRow("cut, directly") << u"cut"_s << u"no gateway"_s << u"stream-truncated"_s;
        QTest::newRow("cut, through a route") << u"cut"_s << u"route cut "_s << u"stream-truncated"_s;
        QTest::newRow("overloaded") << u"overloaded"_s << u"route cut "_s << u"provider-overloaded"_s;
        QTest::newRow("wrong key") << u"wrong-key"_s << u"route cut "_s << u"provider-auth-failed"_s;
        QTest::newRow("empty") << u"empty"_s << u"route cut "_s << u"empty-answer"_s;
    }

    void theFaultIsFound()
    {
        QFETCH(QString, scenario);
        QFETCH(QString, through);
        QFETCH(QString, cause);
        choose(scenario, through);
        tryIt();
        const QString note = child<QLabel>(u"verdictNote"_s)->text();
        QVERIFY2(note.endsWith(cause), qPrintable(note + u" / "_s + child<Banner>(u"faultBanner"_s)->message()));
        QTRY_VERIFY(!m_world->gatewayHas(faultRouteId)); // nothing is left behind
    }

    void whatIsPassedOnIsEvidence()
    {
        choose(u"cut"_s, u"route cut "_s);
        tryIt();
        auto *leaks = child<QTableWidget>(u"leakFindings"_s);
        QVERIFY(leaks->isVisible());
        QStringList seen;
        for (int row = 0; row < leaks->rowCount(); ++row)
            seen.append(leaks->item(row, 0)->text());
        QVERIFY2(seen.join(u' ').contains(u"ookie"_s), qPrintable(seen.join(u' ')));
        // Without a gateway nobody passes anything on.
        choose(u"cut"_s, u"no gateway"_s);
        tryIt();
        QVERIFY(!leaks->isVisible());
    }

    void aFallbackTakesOver()
    {
        choose(u"overloaded"_s, u"route fallback "_s);
        auto *instance = child<QComboBox>(u"faultInstance"_s);
        QVERIFY(instance->isVisible());
        QCOMPARE(instance->count(), 2);
        tryIt();
        const Way way = child<SignalPicture>(u"signalPicture"_s)->way();
        QCOMPARE(way.sentence, u"The gateway passed “first” over and took “second”."_s);
    }

    void withoutConsentNothingIsPut()
    {
        questions::setAnswers([](const questions::Question &) { return false; }, {});
        choose(u"cut"_s, u"route cut "_s);
        QTest::keyClick(child<QComboBox>(u"faultTarget"_s), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(child<QPushButton>(u"tryFaultButton"_s)->isVisible());
        QVERIFY(!m_lab->isRunning());
    }

    void cancelTakesTheCopyOff()
    {
        choose(u"silent"_s, u"route cut "_s);
        QTest::keyClick(child<QComboBox>(u"faultTarget"_s), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(child<QLabel>(u"verdictLabel"_s)->text().startsWith(u"Asking"_s));
        QTest::keyClick(m_panel.get(), Qt::Key_Escape);
        QTRY_VERIFY(child<QLabel>(u"verdictLabel"_s)->text().startsWith(u"Cancelled"_s));
        QTRY_VERIFY(!m_world->gatewayHas(faultRouteId));
    }
};

QTEST_MAIN(TestFaultPanel)
#include "tst_faultpanel.moc"
