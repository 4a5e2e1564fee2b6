// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/guitest.h"
#include "ui/prompts/promptlist.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

QList<Prompt> samples()
{
    return {{PromptId(u"1"_s), u"Translate"_s, Prompt::Use::Question, u"Into {{language}}."_s},
            {PromptId(u"2"_s), u"Explain code"_s, Prompt::Use::Question, u"What does it do?"_s},
            {PromptId(u"3"_s), u"Code review"_s, Prompt::Use::Question, u"Find mistakes."_s},
            {PromptId(u"4"_s), u"Brief"_s, Prompt::Use::System, u"Answer in one line of code."_s}};
}

} // namespace

class TestPromptList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void finds_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("nothing") << QString() << QStringList{u"Brief"_s, u"Code review"_s, u"Explain code"_s, u"Translate"_s};
        QTest::newRow("beginning first, text last") << u"code"_s << QStringList{u"Code review"_s, u"Explain code"_s, u"Brief"_s};
        QTest::newRow("any case") << u"TRANS"_s << QStringList{u"Translate"_s};
        QTest::newRow("words in any order") << u"code expl"_s << QStringList{u"Explain code"_s};
        QTest::newRow("in the text") << u"mistakes"_s << QStringList{u"Code review"_s};
        QTest::newRow("nowhere") << u"usr/bin"_s << QStringList();
    }
    void finds()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, names);
        QStringList found;
        for (const Prompt &prompt : promptsMatching(samples(), typed))
            found.append(prompt.name);
        QCOMPARE(found, names);
        QCOMPARE(promptsMatching(samples(), typed, Prompt::Use::System).size(), names.contains(u"Brief"_s) ? 1 : 0);
    }

    void model()
    {
        PromptList list;
        const QAbstractItemModelTester tester(&list);
        QSignalSpy reset(&list, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&list, &QAbstractItemModel::dataChanged);
        list.setPrompts(samples());
        QCOMPARE(reset.count(), 1);
        list.setPrompts(samples());
        QCOMPARE(reset.count() + changed.count(), 1);
        QList<Prompt> edited = samples();
        edited[1].name = u"Explain it"_s;
        list.setPrompts(edited);
        QCOMPARE(reset.count(), 1);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(list.indexOf(PromptId(u"2"_s)).data().toString(), u"Explain it"_s);
        QVERIFY(!list.indexOf(PromptId(u"9"_s)).isValid());
        QVERIFY(list.index(3).data(PromptList::SystemRole).toBool());
        list.setPrompts({});
        QCOMPARE(list.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestPromptList)
#include "tst_promptlist.moc"
