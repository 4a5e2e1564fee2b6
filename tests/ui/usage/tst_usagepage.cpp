// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/catalog.h"
#include "pricing/pricebook.h"
#include "support/fakehistorystore.h"
#include "support/fakeworkspacestore.h"
#include "support/guitest.h"
#include "ui/usage/usagechart.h"
#include "ui/usage/usagepage.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2026, 11, 22);

StoredMessage reply(const QDate &day, std::optional<qint64> input, std::optional<qint64> output)
{
    Provider openAi;
    openAi.name = u"OpenAI"_s;
    openAi.baseUrl = u"https://api.openai.com/v1"_s;
    StoredMessage message;
    message.conversation = ConversationId(newHistoryId());
    message.turn.id = MessageId(newHistoryId());
    message.turn.createdAt = day.startOfDay().addSecs(3600);
    message.turn.role = Role::Assistant;
    message.turn.text = u"answer"_s;
    message.turn.target = DirectTarget{openAi, u"gpt-4o"_s};
    message.turn.model = u"gpt-4o"_s;
    message.turn.usage.input = input;
    message.turn.usage.output = output;
    return message;
}

struct Window {
    test::FakeWorkspaceStore store;
    Catalog catalog{store};
    test::FakeHistoryStore history;
    PriceBook prices;
    ActionRegistry actions;
    std::unique_ptr<UsagePage> page;

    Window()
    {
        prices.setTable(shippedPrices());
        QObject::connect(&catalog, &Catalog::changed, &prices, [this] { prices.setOwnPrices(catalog.workspace().prices); });
    }
    void choose(const QString &box, int place) const
    {
        auto *combo = part<QComboBox>(box);
        QTest::keyClick(combo, Qt::Key_Home);
        for (int i = 0; i < place; ++i)
            QTest::keyClick(combo, Qt::Key_Down);
    }

    void keep(const StoredMessage &message)
    {
        Conversation conversation;
        conversation.id = message.conversation;
        conversation.createdAt = message.turn.createdAt;
        conversation.updatedAt = message.turn.createdAt;
        history.put(conversation);
        history.put(message);
    }
    void open()
    {
        page = std::make_unique<UsagePage>(history, catalog, prices, actions, nullptr, [] { return today; });
        page->resize(1000, 700);
        page->show();
        page->activateWindow();
    }
    template<class T>
    T *part(const QString &name) const
    {
        return page->findChild<T *>(name);
    }
    QAbstractItemModel *table() const { return part<QTableView>(u"usageTable"_s)->model(); }
    QString sums() const { return part<QLabel>(u"usageSums"_s)->text(); }
};

} // namespace

class TestUsagePage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void showsWhatWasUsed()
    {
        Window window;
        window.keep(reply(today, 1000, 200));
        window.keep(reply(today.addDays(-20), 500, 100));
        window.keep(reply(today.addDays(-20), {}, {}));
        window.keep(reply(today.addDays(-200), 7, 7));
        window.open();
        QTRY_COMPARE(window.table()->rowCount(), 2);
        QVERIFY2(window.sums().contains(u"Replies: 3"_s), qPrintable(window.sums()));
        QVERIFY(window.sums().contains(u"input: 1,500"_s));
        QVERIFY(window.sums().contains(u"≈ $0.0068"_s)); // 0.0045 and 0.00225
        QVERIFY(window.sums().contains(u"replies that reported no usage: 1"_s));
        QCOMPARE(window.table()->index(0, 8).data().toString(), u"≈ $0.0045"_s); // the newest day first
        QVERIFY(window.part<QLabel>(u"usageSource"_s)->text().contains(u"genai-prices"_s));
        QVERIFY2(window.part<UsageChart>(u"usageChart"_s)->accessibleName().contains(u"1,800 in all"_s),
                 qPrintable(window.part<UsageChart>(u"usageChart"_s)->accessibleName()));
    }

    void thePeriodIsChosen()
    {
        Window window;
        window.keep(reply(today.addDays(-6), 1, 1));
        window.keep(reply(today.addDays(-7), 1, 1));
        window.keep(reply(today.addDays(-364), 1, 1));
        window.open();
        auto *period = window.part<QComboBox>(u"usagePeriod"_s);
        for (const auto &[place, rows] : {std::pair(0, 1), {1, 2}, {2, 2}, {3, 3}}) {
            period->setCurrentIndex(place);
            Q_EMIT period->activated(place);
            QTRY_COMPARE(window.table()->rowCount(), rows);
        }
    }

    void daysAreReadOutByTheKeyboard()
    {
        Window window;
        window.keep(reply(today, 1000, 200));
        window.open();
        QTRY_COMPARE(window.table()->rowCount(), 1);
        auto *chart = window.part<UsageChart>(u"usageChart"_s);
        QTest::keyClick(chart, Qt::Key_Right);
        QVERIFY2(chart->accessibleDescription().endsWith(u": 1,200, gpt-4o 1,200"_s), qPrintable(chart->accessibleDescription()));
        QTest::keyClick(chart, Qt::Key_Left);
        QVERIFY(chart->accessibleDescription().endsWith(u": 0"_s));
        auto *measure = window.part<QComboBox>(u"usageMeasure"_s);
        measure->setCurrentIndex(1);
        Q_EMIT measure->activated(1);
        QTest::keyClick(chart, Qt::Key_Right);
        QVERIFY2(chart->accessibleDescription().endsWith(u": ≈ $0.0045, gpt-4o ≈ $0.0045"_s), qPrintable(chart->accessibleDescription()));
    }

    void isCopiedAsCsv()
    {
        Window window;
        window.keep(reply(today, 1000, 200));
        window.open();
        QTRY_COMPARE(window.table()->rowCount(), 1);
        QTest::mouseClick(window.part<QPushButton>(u"copyUsage"_s), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"2026-11-22,\"gpt-4o\""_s));
    }

    void nothingWasAsked()
    {
        Window window;
        window.open();
        auto *empty = window.part<QWidget>(u"noUsage"_s);
        QTRY_VERIFY(empty->isVisible());
        QVERIFY(!window.part<QPushButton>(u"copyUsage"_s)->isEnabled());
        window.keep(reply(today.addDays(-1000), 1, 1));
        QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton); // all time
        QTRY_COMPARE(window.table()->rowCount(), 1);
        QVERIFY(!empty->isVisible());
        QCOMPARE(window.part<QComboBox>(u"usagePeriod"_s)->currentText(), u"All time"_s);
    }

    void aHistoryThatFailsIsSaid()
    {
        Window window;
        window.history.readError = Error{.kind = Error::Kind::Storage, .message = u"The history cannot be read."_s, .hint = {}, .details = {}, .httpStatus = 0};
        window.open();
        QTRY_COMPARE(window.page->findChild<Banner *>()->message(), u"The history cannot be read."_s);
    }

    void asksWhenItIsShown()
    {
        Window window;
        window.page = std::make_unique<UsagePage>(window.history, window.catalog, window.prices, window.actions, nullptr, [] { return today; });
        window.keep(reply(today, 1000, 200));
        QCoreApplication::processEvents();
        QCOMPARE(window.table()->rowCount(), 0);
        window.page->show();
        QTRY_COMPARE(window.table()->rowCount(), 1);
        window.page->hide();
        window.keep(reply(today.addDays(-1), 1000, 200));
        window.page->show(); // what came meanwhile is there
        QTRY_COMPARE(window.table()->rowCount(), 2);
    }

    void yearsAreShownInMonths()
    {
        Window window;
        window.keep(reply(QDate(2023, 2, 3), 1000, 200));
        window.keep(reply(QDate(2023, 2, 20), 500, 100));
        window.keep(reply(today, 10, 20));
        window.open();
        window.choose(u"usagePeriod"_s, 4);
        QTRY_COMPARE(window.table()->rowCount(), 2);
        QCOMPARE(window.table()->index(1, 0).data().toString(), u"February 2023"_s);
        QCOMPARE(window.table()->index(1, 3).data().toString(), u"2"_s);
        QCOMPARE(window.table()->index(1, 4).data().toString(), u"1,500"_s);
        QCOMPARE(window.table()->index(1, 8).data().toString(), u"≈ $0.0068"_s);
        QTest::mouseClick(window.part<QPushButton>(u"copyUsage"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text().count(u"\r\n"_s), 4); // a spreadsheet gets days
    }

    void ownPricesHoldAtOnce()
    {
        Window window;
        window.keep(reply(today, 1'000'000, 1'000'000));
        window.open();
        QTRY_COMPARE(window.table()->rowCount(), 1);
        QCOMPARE(window.table()->index(0, 8).data().toString(), u"≈ $12.50"_s);
        QTest::mouseClick(window.part<QPushButton>(u"pricesButton"_s), Qt::LeftButton);
        auto *prices = window.part<QDialog>(u"pricesDialog"_s);
        QTRY_VERIFY(prices->isVisible());
        QVERIFY2(prices->findChild<QLabel *>(u"priceSource"_s)->text().contains(u"genai-prices"_s), qPrintable(prices->findChild<QLabel *>(u"priceSource"_s)->text()));
        QTest::mouseClick(prices->findChild<QPushButton *>(u"addPrice"_s), Qt::LeftButton);
        auto *price = prices->findChild<QDialog *>(u"ownPriceDialog"_s);
        QTRY_VERIFY(price->isVisible());
        QTest::keyClicks(price->findChild<QLineEdit *>(u"priceModel"_s), u"gpt-*"_s);
        QTest::keyClicks(price->findChild<QLineEdit *>(u"priceInput"_s), u"1"_s);
        auto *problem = price->findChild<QLabel *>(u"priceProblem"_s);
        QVERIFY2(problem->text().contains(u"output"_s), qPrintable(problem->text()));
        QTest::keyClicks(price->findChild<QLineEdit *>(u"priceOutput"_s), u"2,5"_s);
        QVERIFY(problem->text().isEmpty());
        QTest::keyClick(price->findChild<QLineEdit *>(u"priceOutput"_s), Qt::Key_Return);
        QCOMPARE(window.catalog.workspace().prices, (QList<OwnPrice>{{.model = u"gpt-*"_s, .currency = u"USD"_s, .input = 1'000'000, .cached = {}, .cacheWrite = {}, .output = 2'500'000}}));
        QCOMPARE(window.table()->index(0, 8).data().toString(), u"≈ $3.50"_s);
        QTest::mouseClick(prices->findChild<QPushButton *>(u"removePrice"_s), Qt::LeftButton);
        QVERIFY(window.catalog.workspace().prices.isEmpty());
        QCOMPARE(window.table()->index(0, 8).data().toString(), u"≈ $12.50"_s);
        QTest::mouseClick(prices->findChild<QPushButton *>(u"bannerAction"_s), Qt::LeftButton);
        QCOMPARE(window.catalog.workspace().prices.size(), 1);
        QCOMPARE(window.table()->index(0, 8).data().toString(), u"≈ $3.50"_s);
    }

    void aKnownPriceIsFoundAndMadeOnesOwn()
    {
        Window window;
        window.open();
        QTest::mouseClick(window.part<QPushButton>(u"pricesButton"_s), Qt::LeftButton);
        auto *prices = window.part<QDialog>(u"pricesDialog"_s);
        prices->findChild<QTabWidget *>(u"priceTabs"_s)->setCurrentIndex(1);
        auto *table = prices->findChild<QTableView *>(u"knownPrices"_s);
        const int all = table->model()->rowCount();
        QVERIFY(all > 500);
        QTest::keyClicks(prices->findChild<QLineEdit *>(u"findPrice"_s), u"GPT-4o-mini"_s);
        QVERIFY(table->model()->rowCount() > 0 && table->model()->rowCount() < all);
        QVERIFY(prices->findChild<QLabel *>(u"knownPriceCount"_s)->text().startsWith(QString::number(table->model()->rowCount())));
        auto *use = prices->findChild<QPushButton *>(u"usePrice"_s);
        QVERIFY(!use->isEnabled());
        table->selectRow(0);
        const QString model = table->model()->index(0, 1).data().toString();
        QVERIFY2(model.contains(u"gpt-4o-mini"_s), qPrintable(model));
        QTest::mouseClick(use, Qt::LeftButton);
        auto *price = prices->findChild<QDialog *>(u"ownPriceDialog"_s);
        QTRY_VERIFY(price->isVisible());
        QCOMPARE(price->findChild<QLineEdit *>(u"priceModel"_s)->text(), model);
        QCOMPARE(price->findChild<QLineEdit *>(u"priceInput"_s)->text(), table->model()->index(0, 2).data().toString());
        QTest::keyClick(price->findChild<QLineEdit *>(u"priceOutput"_s), Qt::Key_Return);
        QCOMPARE(window.catalog.workspace().prices.size(), 1);
        QCOMPARE(window.catalog.workspace().prices.constFirst().model, model);
        QCOMPARE(prices->findChild<QTabWidget *>(u"priceTabs"_s)->currentIndex(), 0); // where it stands now
    }

    void aLongWaitCanBeEnded()
    {
        Window window;
        window.keep(reply(today, 1000, 200));
        window.history.holdAnswers(true);
        window.open();
        auto *progress = window.part<QWidget>(u"usageProgress"_s);
        QVERIFY(!progress->isVisible());
        QTRY_VERIFY(progress->isVisible());
        QTest::mouseClick(window.part<QPushButton>(u"cancelUsage"_s), Qt::LeftButton);
        QVERIFY(!progress->isVisible());
        window.history.holdAnswers(false);
        QCoreApplication::processEvents();
        QCOMPARE(window.table()->rowCount(), 0);
        window.actions.action(u"usage.reload"_s)->trigger();
        QTRY_COMPARE(window.table()->rowCount(), 1);
    }

    void mayGoAwayBeforeTheAnswer()
    {
        Window window;
        window.history.holdAnswers(true);
        window.open();
        window.page.reset();
        window.history.holdAnswers(false);
        QCoreApplication::processEvents();
    }
};

QTEST_MAIN(TestUsagePage)
#include "tst_usagepage.moc"
