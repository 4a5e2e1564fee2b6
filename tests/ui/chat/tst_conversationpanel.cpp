// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chatrig.h"
#include "chat/daygroup.h"

#include <QApplication>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace lineside;

class TestConversationPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m_history = std::make_unique<test::FakeHistoryStore>();
        m_rig = std::make_unique<test::ChatRig>(*m_history);
    }
    void cleanup()
    {
        m_rig.reset();
        m_history.reset();
    }

    void renamesInPlace()
    {
        talkTwice();
        press(Qt::Key_F2);
        auto *editor = m_rig->list()->findChild<QLineEdit *>();
        QVERIFY(editor);
        QCOMPARE(editor->text(), u"second"_s);
        editor->setText(u"A better name"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        SOON_COMPARE(m_rig->titles(), (QStringList{u"A better name"_s, u"first"_s}));
        QCOMPARE(m_rig->title(), u"A better name"_s);
    }

    void pinsToTheTopAndBack()
    {
        talkTwice();
        choose(u"first"_s);
        m_rig->trigger("chat.pin");
        QCOMPARE(m_rig->titles(), (QStringList{u"first"_s, u"second"_s}));
        QVERIFY(m_rig->row(u"first"_s).data(ConversationListModel::DayRole).value<DayGroup>().kind == DayGroup::Kind::Pinned);
        m_rig->trigger("chat.pin");
        QCOMPARE(m_rig->titles(), (QStringList{u"second"_s, u"first"_s}));
    }

    void archivesAndShowsTheArchive()
    {
        talkTwice();
        choose(u"first"_s);
        m_rig->trigger("chat.archive");
        QCOMPARE(m_rig->titles(), QStringList{u"second"_s});
        QCOMPARE(m_rig->title(), u"first"_s); // what is shown stays
        QVERIFY(banner()->isVisible());
        m_rig->part<QToolButton>("archiveButton")->click();
        SOON_COMPARE(m_rig->titles(), QStringList{u"first"_s});
        m_rig->trigger("chat.archive");
        QVERIFY(m_rig->titles().isEmpty());
        QVERIFY(m_rig->part<QLabel>("noConversations")->isVisible());
        m_rig->part<QToolButton>("archiveButton")->click();
        SOON_COMPARE(m_rig->titles(), (QStringList{u"second"_s, u"first"_s}));
    }

    void deletesAndTakesItBack_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("button") << false;
        QTest::newRow("Ctrl+Z in the list") << true;
    }

    void deletesAndTakesItBack()
    {
        QFETCH(bool, byKey);
        talkTwice();
        press(Qt::Key_Delete);
        QCOMPARE(m_rig->titles(), QStringList{u"first"_s});
        QCOMPARE(m_rig->title(), u"first"_s);
        QCOMPARE(banner()->message(), u"Conversation deleted."_s);
        if (byKey)
            press(Qt::Key_Z, Qt::ControlModifier);
        else
            QTest::mouseClick(banner()->findChild<QPushButton *>(u"bannerAction"_s), Qt::LeftButton);
        QVERIFY(!banner()->isVisible());
        QCOMPARE(m_rig->titles(), (QStringList{u"second"_s, u"first"_s}));
        QCOMPARE(m_rig->title(), u"second"_s);
        QVERIFY(m_rig->transcript().contains(u"b"_s));
    }

    void deletesSeveralAtOnce()
    {
        talkTwice();
        m_rig->trigger("chat.new");
        m_rig->talk(u"third"_s, u"c"_s);
        auto *list = m_rig->list();
        list->selectionModel()->select(m_rig->row(u"first"_s), QItemSelectionModel::Select);
        QCOMPARE(list->selectionModel()->selectedRows().size(), 2);
        QCOMPARE(m_rig->title(), u"third"_s); // nothing was opened
        press(Qt::Key_Delete);
        QCOMPARE(m_rig->titles(), QStringList{u"second"_s});
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_rig->titles().size(), 3);
    }

    void aKeyThatIsHeldDownChoosesNoSecondOne()
    {
        m_rig->talk(u"first"_s, u"a"_s);
        m_rig->page->addAction(m_rig->actions.action(u"chat.new"_s));
        QTest::keyClick(m_rig->page->windowHandle(), Qt::Key_N, Qt::ControlModifier); // the window's: so that Ctrl counts as held
        QCOMPARE(m_rig->title(), u"New chat"_s);
        QCOMPARE(m_rig->list()->selectionModel()->selectedRows(), QModelIndexList{m_rig->row(u"New chat"_s)});
    }

    void theLastOneLeavesAnEmptyOne()
    {
        m_rig->talk(u"only"_s, u"a"_s);
        press(Qt::Key_Delete);
        QCOMPARE(m_rig->title(), u"New chat"_s);
        QCOMPARE(m_rig->titles(), QStringList{u"New chat"_s});
        banner()->clear();
        press(Qt::Key_Delete); // nothing in it: nothing to say
        QVERIFY(!banner()->isVisible());
        QCOMPARE(m_rig->titles(), QStringList{u"New chat"_s});
    }

    void tagsAreEditedAsAListAndFilter()
    {
        talkTwice();
        m_rig->trigger("chat.tags");
        auto *dialog = m_rig->part<QInputDialog>("tagsDialog");
        dialog->setTextValue(u" work, #cats,, work"_s);
        dialog->accept();
        QCOMPARE(m_rig->row(u"second"_s).data(ConversationListModel::TagsRole).toStringList(), (QStringList{u"work"_s, u"cats"_s}));
        auto *search = m_rig->part<QLineEdit>("conversationSearch");
        search->setText(u"#work"_s);
        QCOMPARE(m_rig->titles(), QStringList{u"second"_s});
        search->setText(u"#work fir"_s);
        QVERIFY(m_rig->titles().isEmpty());
        QVERIFY(m_rig->part<QLabel>("noConversations")->isVisible());
        search->clear();
        QCOMPARE(m_rig->titles().size(), 2);
        QCOMPARE(m_rig->title(), u"second"_s);
    }

    void tagsAreOfferedToFilterBy()
    {
        talkTwice();
        tag(u"first"_s, {u"north of france"_s, u"Work"_s});
        tag(u"second"_s, {u"art & craft"_s});
        auto *button = m_rig->part<QToolButton>("tagsButton");
        Q_EMIT button->menu()->aboutToShow();
        QStringList offered;
        for (const QAction *action : button->menu()->actions())
            offered.append(action->text());
        QCOMPARE(offered, (QStringList{u"All conversations"_s, QString(), u"art && craft"_s, u"north of france"_s, u"Work"_s}));
        button->menu()->actions().at(3)->trigger();
        QCOMPARE(m_rig->titles(), QStringList{u"first"_s});
        Q_EMIT button->menu()->aboutToShow();
        QVERIFY(button->menu()->actions().at(3)->isChecked());
        button->menu()->actions().at(2)->trigger();
        QCOMPARE(m_rig->titles(), QStringList{u"second"_s});
        Q_EMIT button->menu()->aboutToShow();
        button->menu()->actions().at(0)->trigger();
        QCOMPARE(m_rig->titles().size(), 2);
    }

    void theModelGivesATitleWhenItIsAsked()
    {
        talkTwice();
        const qsizetype callsBefore = m_rig->backend.calls.size();
        choose(u"first"_s);
        m_rig->trigger("chat.modelTitle");
        auto *banner = m_rig->part<Banner>("conversationBanner");
        QVERIFY(banner->isVisible());
        QCOMPARE(m_rig->backend.calls.size(), callsBefore + 1);
        m_rig->backend.run->arrive({TextDelta{0, u"**A better title**"_s}, Finished{}});
        m_rig->backend.run->complete();
        SOON_VERIFY(m_rig->row(u"A better title"_s).isValid());
        QCOMPARE(banner->message(), u"The title is now “A better title”."_s);
        QCOMPARE(m_rig->title(), u"A better title"_s);
        m_rig->trigger("chat.undo");
        SOON_VERIFY(m_rig->row(u"first"_s).isValid());
        QVERIFY(!m_rig->row(u"A better title"_s).isValid());
    }

    void aTitleThatIsAwaitedCanBeCancelled()
    {
        talkTwice();
        m_rig->trigger("chat.modelTitle");
        auto *banner = m_rig->part<Banner>("conversationBanner");
        const auto buttons = banner->findChildren<QPushButton *>();
        const auto cancel = std::ranges::find(buttons, u"Cancel"_s, &QPushButton::text);
        QVERIFY(cancel != buttons.end());
        QTest::mouseClick(*cancel, Qt::LeftButton);
        QVERIFY(!banner->isVisible());
        QVERIFY(m_rig->backend.run.isNull());
        QCOMPARE(m_rig->titles(), (QStringList{u"second"_s, u"first"_s}));
    }

    void draftsStayWithTheirConversation()
    {
        talkTwice();
        QTest::keyClicks(m_rig->composer(), u"half a thou"_s);
        choose(u"first"_s);
        QVERIFY(m_rig->composer()->toPlainText().isEmpty());
        choose(u"second"_s);
        QCOMPARE(m_rig->composer()->toPlainText(), u"half a thou"_s);
    }

    void whatIsNotSavedIsMarked()
    {
        talkTwice();
        m_history->pretend(HistoryStore::State::NotSaving, u"The disk is full."_s);
        const auto isMarked = [this] { return m_rig->row(u"second"_s).data(ConversationListModel::UnsavedRole).toBool(); };
        QVERIFY(!isMarked());
        QTest::keyClicks(m_rig->composer(), u"x"_s);
        QVERIFY(isMarked());
        m_history->pretend(HistoryStore::State::Ready, {});
        QVERIFY(!isMarked());
    }

    void whatCannotBeOpenedIsSaid()
    {
        const ConversationId kept = keepElsewhere();
        SOON_VERIFY(m_rig->row(u"kept"_s).isValid());
        m_history->readError = Error{Error::Kind::Storage, u"The history could not be read."_s, {}, {}, 0};
        m_rig->list()->setCurrentIndex(m_rig->row(u"kept"_s));
        SOON_COMPARE(m_rig->part<Banner>("chatBanner")->message(), u"The history could not be read."_s);
        QCOMPARE(m_rig->list()->currentIndex().data().toString(), u"New chat"_s);
        m_history->readError.reset();
        m_rig->list()->setCurrentIndex(m_rig->row(u"kept"_s));
        SOON_COMPARE(m_rig->page->shownConversation(), kept);
    }

private:
    Banner *banner() const { return m_rig->part<Banner>("conversationBanner"); }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        m_rig->list()->setFocus();
        QTest::keyClick(m_rig->list(), Qt::Key(key), modifiers);
    }
    void choose(const QString &title) const
    {
        m_rig->list()->setCurrentIndex(m_rig->row(title));
        SOON_COMPARE(m_rig->title(), title);
    }
    void tag(const QString &title, const QStringList &tags) const
    {
        auto *model = static_cast<ConversationListModel *>(m_rig->list()->model());
        ConversationChange change;
        change.tags = tags;
        model->change({model->id(m_rig->row(title))}, change);
    }
    void talkTwice() const
    {
        m_rig->talk(u"first"_s, u"a"_s);
        m_rig->trigger("chat.new");
        m_rig->talk(u"second"_s, u"b"_s);
        QCOMPARE(m_rig->titles(), (QStringList{u"second"_s, u"first"_s}));
    }
    ConversationId keepElsewhere() const
    {
        Conversation conversation;
        conversation.id = ConversationId(newHistoryId());
        conversation.title = u"kept"_s;
        conversation.draft = u"words"_s;
        conversation.createdAt = conversation.updatedAt = QDateTime::currentDateTimeUtc();
        m_history->put(conversation);
        m_history->pretendChangedElsewhere({conversation.id});
        return conversation.id;
    }

    std::unique_ptr<test::FakeHistoryStore> m_history;
    std::unique_ptr<test::ChatRig> m_rig;
};

QTEST_MAIN(TestConversationPanel)
#include "tst_conversationpanel.moc"
