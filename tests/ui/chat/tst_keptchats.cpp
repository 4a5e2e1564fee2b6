// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chatrig.h"
#include "store/sqlitehistorystore.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

/// One run of the program: what is left of it is on the disk.
struct Run {
    explicit Run(const QTemporaryDir &folder)
        : history(folder.filePath(u"history.db"_s), u":/lineside/sql"_s, SqliteHistoryStore::OpenWhen::Told)
        , rig(history)
    {
    }

    SqliteHistoryStore history;
    test::ChatRig rig;
};

} // namespace

/// The chat page on the history that users have.
class TestKeptChats : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void whatWasSaidIsThereInTheNextRun()
    {
        ConversationId shown = ConversationId::None;
        {
            Run run(*m_folder);
            run.history.open();
            run.rig.talk(u"What is the capital of France?"_s, u"Paris it is."_s);
            run.rig.trigger("chat.new");
            run.rig.talk(u"And of Italy?"_s, u"Rome it is."_s);
            shown = run.rig.page->shownConversation();
            QVERIFY(shown != ConversationId::None);
            QTest::keyClicks(run.rig.composer(), u"and then"_s);
        }
        Run run(*m_folder);
        run.rig.page->reopen(shown);
        QVERIFY(run.rig.transcript().trimmed().isEmpty());
        run.history.open();
        SOON_VERIFY(run.rig.transcript().contains(u"Rome it is."_s));
        QCOMPARE(run.rig.composer()->toPlainText(), u"and then"_s);
        QVERIFY(run.rig.row(u"And of Italy?"_s).isValid());
        SOON_VERIFY(run.rig.row(u"What is the capital of France?"_s).isValid());
        run.rig.list()->setCurrentIndex(run.rig.row(u"What is the capital of France?"_s));
        SOON_VERIFY(run.rig.transcript().contains(u"Paris it is."_s));
        QVERIFY(run.rig.composer()->toPlainText().isEmpty());
    }

    void itIsToldWhichOneIsShown()
    {
        ConversationId kept = ConversationId::None;
        {
            Run run(*m_folder);
            run.history.open();
            QSignalSpy shown(run.rig.page.get(), &ChatPage::conversationShown);
            QTest::keyClicks(run.rig.composer(), u"dr"_s);
            QCOMPARE(shown.size(), 1); // with the first letter, and once
            const ConversationId first = run.rig.page->shownConversation();
            QCOMPARE(shown.takeFirst().constFirst().value<ConversationId>(), first);
            run.rig.composer()->clear();
            QCOMPARE(shown.takeFirst().constFirst().value<ConversationId>(), ConversationId::None);
            run.rig.talk(u"q"_s, u"a"_s);
            QCOMPARE(shown.takeFirst().constFirst().value<ConversationId>(), first);
            run.rig.trigger("chat.new");
            QCOMPARE(shown.takeFirst().constFirst().value<ConversationId>(), ConversationId::None);
            run.rig.talk(u"r"_s, u"b"_s);
            kept = run.rig.page->shownConversation();
            QCOMPARE(shown.takeFirst().constFirst().value<ConversationId>(), kept);
            QVERIFY(shown.isEmpty());
        }
        Run run(*m_folder);
        QSignalSpy shown(run.rig.page.get(), &ChatPage::conversationShown);
        run.rig.page->reopen(kept);
        run.history.open();
        SOON_COMPARE(run.rig.page->shownConversation(), kept);
        QVERIFY(shown.isEmpty()); // nothing else was to be remembered in between
        QVERIFY(!run.rig.row(u"New chat"_s).isValid());
    }

    void nothingIsOpenedBeforeItIsTold()
    {
        {
            Run run(*m_folder);
            QCOMPARE(run.history.state(), HistoryStore::State::Opening);
            run.rig.talk(u"q"_s, u"a"_s);
            QVERIFY(!QFile::exists(m_folder->filePath(u"history.db"_s)));
        }
        Run run(*m_folder); // what waited was put all the same
        run.history.open();
        SOON_VERIFY(run.rig.row(u"q"_s).isValid());
    }

    // The program is started for a target, such as the demo's, and the last conversation comes back meanwhile, or is there already.
    void goesOnWithAConversationThatTalksToTheTarget_data()
    {
        QTest::addColumn<bool>("isSameTarget");
        QTest::addColumn<bool>("isThereAlready");
        QTest::newRow("the same, on its way") << true << false;
        QTest::newRow("the same, there already") << true << true;
        QTest::newRow("another, on its way") << false << false;
        QTest::newRow("another, there already") << false << true;
    }
    void goesOnWithAConversationThatTalksToTheTarget()
    {
        QFETCH(bool, isSameTarget);
        QFETCH(bool, isThereAlready);
        Provider known; // with an id that is the same in each run
        known.id = ProviderId(u"known"_s);
        known.name = u"Known"_s;
        known.model = u"m"_s;
        ConversationId last = ConversationId::None;
        {
            Run run(*m_folder);
            run.rig.catalog.put(known);
            run.rig.page->chooseTarget(DirectTarget{known, known.model});
            run.rig.talk(u"first"_s, u"a"_s);
            last = run.rig.page->shownConversation();
        }
        Run run(*m_folder);
        run.rig.catalog.put(known);
        const ProviderId id = isSameTarget ? known.id : run.rig.catalog.workspace().providers.constFirst().id;
        const Provider provider = *run.rig.catalog.provider(id);
        run.rig.page->reopen(last);
        if (isThereAlready) {
            run.history.open();
            SOON_COMPARE(run.rig.page->shownConversation(), last);
        }
        run.rig.page->goOnWith(DirectTarget{provider, provider.model});
        run.history.open();
        bool isAnswered = false; // as all that was asked before
        run.history.flush(this, [&isAnswered](const Result<void> &) { isAnswered = true; });
        SOON_VERIFY(isAnswered);
        SOON_COMPARE(run.rig.page->shownConversation(), isSameTarget ? last : ConversationId::None);
        QCOMPARE(std::get<DirectTarget>(*run.rig.page->target()).provider.id, id);
        SOON_VERIFY(run.rig.row(u"first"_s).isValid());
        QCOMPARE(run.rig.titles().size(), isSameTarget ? 1 : 2); // no empty one beside it
    }

    void whoeverBeginsToTypeStays()
    {
        ConversationId shown = ConversationId::None;
        {
            Run run(*m_folder);
            run.rig.talk(u"first"_s, u"a"_s);
            shown = run.rig.page->shownConversation();
        }
        Run run(*m_folder);
        run.rig.page->reopen(shown);
        QTest::keyClicks(run.rig.composer(), u"quick"_s);
        run.history.open();
        bool isAnswered = false; // as all that was asked before
        run.history.flush(this, [&isAnswered](const Result<void> &) { isAnswered = true; });
        SOON_VERIFY(isAnswered);
        QVERIFY(run.rig.row(u"first"_s).isValid());
        QCOMPARE(run.rig.composer()->toPlainText(), u"quick"_s);
        QCOMPARE(run.rig.title(), u"New chat"_s);
        run.rig.list()->setCurrentIndex(run.rig.row(u"first"_s));
        SOON_COMPARE(run.rig.title(), u"first"_s);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(TestKeptChats)
#include "tst_keptchats.moc"
