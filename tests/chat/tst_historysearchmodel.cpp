// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/historysearchmodel.h"
#include "support/fakehistorystore.h"
#include "support/soon.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Stage {
    /// `count` questions, each with its number and whether it is even, all in one conversation.
    explicit Stage(int count)
    {
        Conversation conversation;
        conversation.id = ConversationId(1);
        conversation.title = u"numbers"_s;
        store.put(conversation);
        for (int i = 1; i <= count; ++i) {
            ChatTurn turn;
            turn.id = MessageId(i);
            turn.createdAt = QDateTime(QDate(2026, 1, 1 + i % 28), QTime(12, 0));
            turn.text = (i % 2 == 0 ? u"even number %1"_s : u"odd number %1"_s).arg(i);
            store.put(StoredMessage{conversation.id, MessageId::None, turn});
        }
    }
    void search(const QString &text, int limit = 50)
    {
        HistoryQuery query;
        query.text = text;
        query.limit = limit;
        model.setQuery(query);
    }
    QString first() const { return model.index(0).data().toString(); }

    test::FakeHistoryStore store;
    HistorySearchModel model{store, 0ms};
    std::unique_ptr<QAbstractItemModelTester> tester =
        std::make_unique<QAbstractItemModelTester>(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
};

} // namespace

class TestHistorySearchModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void finds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QDate>("from");
        QTest::addColumn<int>("rows");
        QTest::newRow("nothing asked") << QString() << QDate() << 0;
        QTest::newRow("blanks") << u"  "_s << QDate() << 0;
        QTest::newRow("a word") << u"even"_s << QDate() << 10;
        QTest::newRow("two words") << u"number 20"_s << QDate() << 1;
        QTest::newRow("no such") << u"prime"_s << QDate() << 0;
        QTest::newRow("since a day") << u"number"_s << QDate(2026, 1, 20) << 2;
    }

    void finds()
    {
        QFETCH(QString, text);
        QFETCH(QDate, from);
        Stage stage(20);
        HistoryQuery query;
        query.text = text;
        query.from = from;
        QSignalSpy searching(&stage.model, &HistorySearchModel::searchingChanged);
        stage.model.setQuery(query);
        QCOMPARE(searching.count(), text.trimmed().isEmpty() ? 0 : 1);
        SOON_VERIFY(!stage.model.isSearching());
        QTEST(stage.model.rowCount(), "rows");
        QVERIFY(!stage.model.error());
    }

    void tellsWhatAPageNeeds()
    {
        Stage stage(20);
        stage.search(u"number 17"_s);
        SOON_COMPARE(stage.model.rowCount(), 1);
        const QModelIndex row = stage.model.index(0);
        QCOMPARE(row.data().toString(), u"odd number 17"_s);
        const auto marks = row.data(HistorySearchModel::MarksRole).value<QList<std::pair<qsizetype, qsizetype>>>();
        QCOMPARE(marks, (QList<std::pair<qsizetype, qsizetype>>{{4, 6}, {11, 2}}));
        QCOMPARE(row.data(HistorySearchModel::TitleRole).toString(), u"numbers"_s);
        QCOMPARE(row.data(HistorySearchModel::SpeakerRole).toInt(), int(Role::User));
        QVERIFY(row.data(HistorySearchModel::TimeRole).toDateTime().isValid());
        QCOMPARE(stage.model.hit(row)->message, MessageId(17));
        QCOMPARE(stage.model.hit(QModelIndex()), nullptr);
    }

    void pagesFollowOneAnother()
    {
        Stage stage(23);
        stage.tester.reset(); // it fetches by itself
        stage.search(u"number"_s, 10);
        for (const int rows : {10, 20, 23}) {
            SOON_COMPARE(stage.model.rowCount(), rows);
            SOON_VERIFY(!stage.model.isSearching());
            if (stage.model.canFetchMore({}))
                stage.model.fetchMore({});
        }
        SOON_VERIFY(!stage.model.canFetchMore({}) && !stage.model.isSearching());
        for (int row = 0; row < 23; ++row)
            QCOMPARE(stage.model.hit(stage.model.index(row))->message, MessageId(23 - row));
    }

    void anOutdatedQueryIsNotWaitedFor()
    {
        Stage stage(20);
        stage.search(u"number 13"_s);
        SOON_COMPARE(stage.first(), u"odd number 13"_s);
        stage.store.holdAnswers(true);
        stage.search(u"number 15"_s);
        SOON_VERIFY(stage.model.isSearching());
        stage.search(u"number 17"_s);
        QCOMPARE(stage.first(), u"odd number 13"_s); // until there is something to show in its place
        QSignalSpy resets(&stage.model, &QAbstractItemModel::modelReset);
        stage.store.holdAnswers(false);
        SOON_COMPARE(stage.first(), u"odd number 17"_s);
        QCOMPARE(resets.count(), 1);
        stage.search(QString());
        QCOMPARE(stage.model.rowCount(), 0);
        QVERIFY(!stage.model.isSearching());
    }

    void aFailureIsSaid()
    {
        Stage stage(20);
        stage.store.readError = Error{.kind = Error::Kind::Storage, .message = u"It cannot be read."_s, .hint = {}, .details = {}, .httpStatus = 0};
        stage.search(u"number"_s);
        SOON_VERIFY(stage.model.error());
        QCOMPARE(stage.model.error()->message, u"It cannot be read."_s);
        QCOMPARE(stage.model.rowCount(), 0);
        stage.store.readError.reset();
        stage.model.searchAgain();
        SOON_COMPARE(stage.model.rowCount(), 20);
        QVERIFY(!stage.model.error());
    }
};

QTEST_GUILESS_MAIN(TestHistorySearchModel)
#include "tst_historysearchmodel.moc"
