// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/catalog.h"
#include "support/fakehistorystore.h"
#include "support/fakeworkspacestore.h"
#include "support/guitest.h"
#include "ui/usage/usagechart.h"
#include "ui/usage/usagepage.h"
#include "ui/widgets/banner.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
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
    std::unique_ptr<UsagePage> page;

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
        page = std::make_unique<UsagePage>(history, catalog, nullptr, [] { return today; });
        page->resize(1000, 700);
        page->show();
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
        QVERIFY2(chart->accessibleDescription().endsWith(u": 1,200"_s), qPrintable(chart->accessibleDescription()));
        QTest::keyClick(chart, Qt::Key_Left);
        QVERIFY(chart->accessibleDescription().endsWith(u": 0"_s));
        auto *measure = window.part<QComboBox>(u"usageMeasure"_s);
        measure->setCurrentIndex(1);
        Q_EMIT measure->activated(1);
        QTest::keyClick(chart, Qt::Key_Right);
        QVERIFY2(chart->accessibleDescription().endsWith(u": ≈ $0.0045"_s), qPrintable(chart->accessibleDescription()));
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
        QTRY_COMPARE(window.sums(), u"Nothing was asked in this period."_s);
        QVERIFY(!window.part<QPushButton>(u"copyUsage"_s)->isEnabled());
    }

    void aHistoryThatFailsIsSaid()
    {
        Window window;
        window.history.readError = Error{.kind = Error::Kind::Storage, .message = u"The history cannot be read."_s, .hint = {}, .details = {}, .httpStatus = 0};
        window.open();
        QTRY_COMPARE(window.page->findChild<Banner *>()->message(), u"The history cannot be read."_s);
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
