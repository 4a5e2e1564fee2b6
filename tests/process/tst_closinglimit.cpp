// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/historyanswers.h"
#include "store/samplehistory.h"
#include "store/sqlitehistorystore.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

/// A program that closes while its disk is slow, or does not answer at all.
class TestClosingLimit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endsAndKeepsWhatCouldBeKept_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<int>("limitMs");
        QTest::addColumn<int>("code");
        QTest::addColumn<QStringList>("kept");
        const QStringList all{u"before"_s, u"at the end"_s};
        // A limit that is reached only where something hangs, and one that is reached at once.
        QTest::newRow("a disk that works") << u"fine"_s << 60'000 << 0 << all;
        QTest::newRow("a slow disk") << u"slow"_s << 60'000 << 0 << all;
        QTest::newRow("a disk that does not answer") << u"stuck"_s << 300 << 70 << QStringList{u"before"_s};
    }

    void endsAndKeepsWhatCouldBeKept()
    {
        QFETCH(QString, mode);
        QFETCH(int, limitMs);
        QFETCH(int, code);
        QFETCH(QStringList, kept);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"history.db"_s);
        const ConversationId conversation = newConversation();
        QProcess child;
        child.start(QStringLiteral(CLOSING_CHILD), {file, QString::number(limitMs), mode, QString::number(qint64(conversation))});
        QVERIFY(child.waitForFinished(60'000));
        QCOMPARE(child.readAllStandardOutput(), "closing\n");
        QCOMPARE(child.exitStatus(), QProcess::NormalExit);
        QCOMPARE(child.exitCode(), code);
        QCOMPARE(child.readAllStandardError().contains("could not be saved"), code != 0);
        SqliteHistoryStore store(file);
        const auto messages = messagesOf(store, conversation);
        QVERIFY(messages.has_value());
        QStringList texts;
        for (const StoredMessage &message : *messages)
            texts.append(message.turn.text);
        QCOMPARE(texts, kept);
    }
};

QTEST_GUILESS_MAIN(TestClosingLimit)
#include "tst_closinglimit.moc"
