// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/prompthistory.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

class TestPromptHistory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// Each step is 'o' for older, 'n' for newer, or a text that is typed over what is shown; a '.' stands for "nothing came".
    void walks_data()
    {
        QTest::addColumn<QStringList>("prompts");
        QTest::addColumn<QString>("draft");
        QTest::addColumn<QStringList>("steps");
        QTest::addColumn<QStringList>("expected");
        const QStringList three{u"one"_s, u"two"_s, u"three"_s};
        const auto list = [](const char *text) { return QString::fromUtf8(text).split(u' '); };
        QTest::newRow("none") << QStringList() << u"d"_s << list("o n") << list(". .");
        QTest::newRow("back to the first") << three << u"d"_s << list("o o o o") << list("three two one .");
        QTest::newRow("and forth to the draft") << three << u"d"_s << list("o o n n n") << list("three two three d .");
        QTest::newRow("forth from nothing") << three << u"d"_s << list("n") << list(".");
        QTest::newRow("what was changed is a draft") << three << u"d"_s << list("o o typed o n") << list("three two typed three typed");
        QTest::newRow("the same twice is one step") << QStringList{u"one"_s, u"two"_s, u"two"_s} << u"d"_s << list("o o n n") << list("two one two d");
        QTest::newRow("the draft is the newest prompt") << three << u"three"_s << list("o") << list("two");
    }

    void walks()
    {
        QFETCH(QStringList, prompts);
        QFETCH(QString, draft);
        QFETCH(QStringList, steps);
        QFETCH(QStringList, expected);
        PromptHistory history;
        history.setPrompts(prompts);
        QString shown = draft;
        QStringList seen;
        for (const QString &step : steps) {
            const bool isMove = step == u"o"_s || step == u"n"_s;
            const auto moved = step == u"o"_s ? history.older(shown) : step == u"n"_s ? history.newer(shown) : std::optional(step);
            shown = moved.value_or(shown);
            seen.append(moved ? *moved : u"."_s);
            if (isMove && moved)
                QCOMPARE(history.isWalking(shown), prompts.contains(shown));
        }
        QCOMPARE(seen, expected);
    }

    void aNewPromptEndsTheWalk()
    {
        PromptHistory history;
        history.setPrompts({u"one"_s});
        QCOMPARE(history.older(QString()), u"one"_s);
        history.setPrompts({u"one"_s, u"two"_s});
        QVERIFY(!history.isWalking(u"one"_s));
        QCOMPARE(history.older(QString()), u"two"_s);
    }
};

QTEST_GUILESS_MAIN(TestPromptHistory)
#include "tst_prompthistory.moc"
