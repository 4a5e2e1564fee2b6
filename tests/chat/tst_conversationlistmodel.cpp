// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/conversationlistmodel.h"
#include "chat/daygroup.h"
#include "support/fakechatbackend.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

class TestConversationListModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void listsNewestFirst()
    {
        test::FakeChatBackend backend;
        ConversationListModel model(backend);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        ChatSession *first = model.add();
        QCOMPARE(model.add(), first); // still empty: no second empty one
        QCOMPARE(model.index(0).data(ConversationListModel::HasTitleRole).toBool(), false);
        QCOMPARE(model.index(0).data().toString(), u"New chat"_s);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        first->setTarget(UrlTarget{QUrl(u"https://fake.example"_s), u"m"_s, {}, {}});
        first->send(u"A question"_s);
        QVERIFY(changed.count() >= 2);
        QCOMPARE(model.index(0).data().toString(), u"A question"_s);
        QCOMPARE(model.index(0).data(ConversationListModel::BusyRole).toBool(), true);
        QCOMPARE(model.index(0).data(ConversationListModel::DayRole).value<DayGroup>(), DayGroup{});
        ChatSession *second = model.add();
        QVERIFY(second != first);
        QCOMPARE(model.session(model.index(0)), second);
        QCOMPARE(model.indexOf(first).row(), 1);
    }

    void removingABusyOneStopsIt()
    {
        test::FakeChatBackend backend;
        ConversationListModel model(backend);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        ChatSession *session = model.add();
        session->setTarget(UrlTarget{QUrl(u"https://fake.example"_s), u"m"_s, {}, {}});
        session->send(u"A question"_s);
        QSignalSpy leaving(&model, &ConversationListModel::aboutToRemove);
        model.remove(session);
        QCOMPARE(leaving.count(), 1);
        QCOMPARE(backend.run->stops, 1);
        QCOMPARE(model.rowCount(), 0);
        QTRY_VERIFY(!backend.run);
        model.remove(nullptr);
        QCOMPARE(model.session(QModelIndex()), nullptr);
    }
};

QTEST_GUILESS_MAIN(TestConversationListModel)
#include "tst_conversationlistmodel.moc"
