// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/guitest.h"
#include "ui/verify/histogramchart.h"
#include "ui/verify/seriespanel.h"
#include "ui/verify/verifyworld.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/questions.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

class TestSeriesPanel : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::VerifyWorld> m_world;
    PriceBook m_prices;
    SeriesPanel *m_panel = nullptr; ///< a tab of the world's page
    QList<questions::Question> m_asked;

    template<class T>
    T *child(const QString &name) const
    {
        return m_world->child<T>(name);
    }

    void choose(const QString &box, const QString &part) const
    {
        auto *choice = child<QComboBox>(box);
        choice->setFocus(Qt::TabFocusReason);
        QTest::keyClick(choice, Qt::Key_Home);
        for (int i = 0; i < choice->count() && !choice->currentText().contains(part); ++i)
            QTest::keyClick(choice, Qt::Key_Down);
        QVERIFY2(choice->currentText().contains(part), qPrintable(part));
    }

    void run(int runs) const
    {
        child<QSpinBox>(u"seriesRuns"_s)->setValue(runs);
        child<QLineEdit>(u"seriesPrompt"_s)->setFocus();
        m_world->press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(child<QPushButton>(u"startSeriesButton"_s)->isVisible(), 30'000);
    }

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m_asked.clear();
        questions::setAnswers(
            [this](const questions::Question &question) {
                m_asked.append(question);
                return true;
            },
            {});
        m_world = std::make_unique<test::VerifyWorld>();
        m_panel = new SeriesPanel({m_world->catalog, m_world->backend, *m_world->prober, m_prices}, m_world->actions, m_world->page.get());
        m_world->page->addWay(m_panel, u"Many times"_s, {u"verify.repeat"_s});
        m_world->child<QTabWidget>(u"verifyWays"_s)->setCurrentWidget(m_panel);
    }
    void cleanup()
    {
        m_world.reset();
        questions::setAnswers({}, {});
    }

    void manyRunsAreSummedUp()
    {
        choose(u"seriesTarget"_s, u"route all-green "_s);
        child<QSpinBox>(u"seriesAtOnce"_s)->setValue(4);
        run(12);
        QCOMPARE(child<QLabel>(u"seriesHeadline"_s)->text(), u"route all-green · Demo gateway: 12 of 12 runs passed."_s);
        auto *figures = child<QTableWidget>(u"seriesFigures"_s);
        QCOMPARE(figures->rowCount(), 5); // connect, first byte, first token, speed, total
        for (int row = 0; row < figures->rowCount(); ++row)
            QCOMPARE(figures->item(row, 2)->text(), u"12"_s);
        auto *histogram = child<HistogramChart>(u"histogram"_s);
        QVERIFY(histogram->itemCount() > 0);
        histogram->setFocus(Qt::TabFocusReason);
        QTest::keyClick(histogram, Qt::Key_Home);
        QVERIFY2(histogram->readout().endsWith(u"of 12 runs"_s), qPrintable(histogram->readout()));
        m_world->keepShot(u"many times"_s);
    }

    void whoAnsweredIsHeldAgainstTheWeights()
    {
        choose(u"seriesTarget"_s, u"route fallback "_s);
        run(6);
        const QString notes = child<QLabel>(u"seriesNotes"_s)->text();
        QVERIFY2(notes.contains(u"second answered 6 times"_s), qPrintable(notes));
        QVERIFY2(notes.contains(u"Fallbacks seen: 6."_s), qPrintable(notes));
        m_world->keepShot(u"many times fallback"_s);
    }

    void aLimitIsFoundAndEndsTheRun()
    {
        choose(u"seriesTarget"_s, u"route limited "_s);
        child<QSpinBox>(u"seriesErrorBudget"_s)->setValue(3);
        run(10);
        const QString notes = child<QLabel>(u"seriesNotes"_s)->text();
        QVERIFY2(notes.contains(u"3 times: The gateway's request limit is used up. (gateway-rate-limited)"_s), qPrintable(notes));
        QVERIFY2(notes.contains(u"X-RateLimit: limit 1"_s), qPrintable(notes));
        QCOMPARE(child<Banner>(u"seriesBanner"_s)->message(), u"Stopped: 3 runs failed."_s);
        m_world->keepShot(u"many times limited"_s);
    }

    void twoWaysAreComparedInWords()
    {
        choose(u"seriesTarget"_s, u"route buffered "_s);
        choose(u"seriesOther"_s, u"route all-green "_s);
        run(8);
        auto *differences = child<QListWidget>(u"seriesDifferences"_s);
        QTRY_VERIFY(differences->count() >= 4);
        QStringList sentences;
        for (int i = 0; i < differences->count(); ++i)
            sentences.append(differences->item(i)->text());
        const QString all = sentences.join(u'\n');
        // What is held back until it is whole begins as late as the other one ends.
        QVERIFY2(all.contains(u"First token: route buffered · Behind a proxy takes longer than route all-green · Demo gateway by "_s), qPrintable(all));
        m_world->keepShot(u"two ways"_s);
    }

    void tooFewRunsTellNothing()
    {
        choose(u"seriesTarget"_s, u"route buffered "_s);
        choose(u"seriesOther"_s, u"route all-green "_s);
        run(2);
        auto *differences = child<QListWidget>(u"seriesDifferences"_s);
        QTRY_VERIFY(differences->count() > 0);
        QVERIFY2(differences->item(0)->text().contains(u"cannot tell. 2 and 2 runs are too few"_s), qPrintable(differences->item(0)->text()));
    }

    void costIsAskedAboutFirst()
    {
        questions::setAnswers(
            [this](const questions::Question &question) {
                m_asked.append(question);
                return false;
            },
            {});
        choose(u"seriesTarget"_s, u"route all-green "_s);
        child<QLineEdit>(u"seriesPrompt"_s)->setFocus();
        m_world->press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_asked.size(), 1);
        QVERIFY2(m_asked.constFirst().text.contains(u"The run asks 20 times"_s), qPrintable(m_asked.constFirst().text));
        QVERIFY(m_asked.constFirst().text.contains(u"The price of 20 of the requests is not known."_s));
        QVERIFY(child<QPushButton>(u"startSeriesButton"_s)->isVisible());
        QVERIFY(child<QLabel>(u"seriesHeadline"_s)->text().isEmpty());
    }

    void cancelKeepsWhatWasAsked()
    {
        choose(u"seriesTarget"_s, u"route all-green "_s);
        child<QSpinBox>(u"seriesRuns"_s)->setValue(500);
        child<QLineEdit>(u"seriesPrompt"_s)->setFocus();
        m_world->press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(child<QPushButton>(u"cancelSeriesButton"_s)->hasFocus());
        QTRY_VERIFY(!child<QLabel>(u"seriesHeadline"_s)->text().isEmpty());
        QTest::mouseClick(child<QPushButton>(u"cancelSeriesButton"_s), Qt::LeftButton);
        QTRY_VERIFY(child<QPushButton>(u"startSeriesButton"_s)->isVisible());
        QVERIFY(child<QPushButton>(u"startSeriesButton"_s)->hasFocus());
        QVERIFY(child<QLabel>(u"seriesHeadline"_s)->text().contains(u" runs passed."_s));
    }
};

QTEST_MAIN(TestSeriesPanel)
#include "tst_seriespanel.moc"
