// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chatrig.h"
#include "ui/chat/historysearchdialog.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace lineside;

class TestHistorySearchDialog : public QObject
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

    void findsAndLeadsToTheMessageInItsBranch()
    {
        m_rig->talk(u"Name a bird."_s, u"The kingfisher is one."_s);
        m_rig->trigger("chat.retry");
        m_rig->backend.run->arrive({TextDelta{0, u"The heron is one."_s}, Finished{}});
        m_rig->backend.run->complete();
        m_rig->trigger("chat.new");
        QVERIFY(m_rig->transcript().isEmpty());
        type(u"kingfi"_s);
        SOON_COMPARE(hits()->model()->rowCount(), 1);
        QCOMPARE(hits()->currentIndex().row(), 0);
        QTest::keyClick(words(), Qt::Key_Return);
        SOON_VERIFY(m_rig->transcript().contains(u"kingfisher"_s));
        QVERIFY(!m_rig->transcript().contains(u"heron"_s));
        QCOMPARE(m_rig->title(), u"Name a bird."_s);
        QVERIFY(!words()->isVisible());
        m_rig->trigger("chat.search");
        QVERIFY(words()->isVisible());
        QCOMPARE(words()->text(), u"kingfi"_s);
    }

    void saysWhatThereIs()
    {
        m_rig->talk(u"Name a bird."_s, u"The kingfisher is one."_s);
        type(u"walrus"_s);
        SOON_COMPARE(state(), u"Nothing was found."_s);
        words()->setText(u"kingfisher"_s);
        SOON_COMPARE(state(), u"Places found: 1."_s);
        m_history->readError = Error{Error::Kind::Storage, u"The history could not be read."_s, {}, {}, 0};
        words()->setText(u"bird"_s);
        SOON_COMPARE(state(), u"The history could not be read."_s);
    }

    void filtersByModelAndWay()
    {
        m_rig->talk(u"Name a bird."_s, u"The kingfisher is one."_s);
        type(u"kingfisher"_s);
        SOON_COMPARE(hits()->model()->rowCount(), 1);
        auto *model = m_rig->part<QComboBox>("searchModel");
        QCOMPARE(model->findData(u"gemini-2.5-flash"_s), 1);
        QVERIFY(m_rig->part<QComboBox>("searchPath")->findData(u"direct · Gemini"_s) > 0);
        choose(model, 1);
        SOON_COMPARE(state(), u"Places found: 1."_s);
        // A model that answered once and was taken out of the settings since is still offered, and one that is named elsewhere finds nothing.
        const ConversationId earlier = ConversationId(7);
        ChatTurn reply;
        reply.id = MessageId(70);
        reply.role = Role::Assistant;
        reply.text = u"So is **the ibis**."_s;
        reply.model = u"retired-model"_s;
        Conversation conversation;
        conversation.id = earlier;
        m_history->put(conversation);
        m_history->put(StoredMessage{earlier, MessageId::None, reply});
        m_rig->trigger("chat.search");
        SOON_VERIFY(model->findData(u"retired-model"_s) > 0);
        QCOMPARE(model->currentData().toString(), u"gemini-2.5-flash"_s); // what was chosen stays so
        choose(model, model->findData(u"retired-model"_s));
        SOON_COMPARE(state(), u"Nothing was found."_s);
        words()->setText(u"ibis"_s);
        SOON_COMPARE(hits()->model()->rowCount(), 1);
        QCOMPARE(hits()->model()->index(0, 0).data().toString(), u"So is the ibis."_s);
    }

    void keysMoveInTheListWhileTheWordsHaveTheFocus()
    {
        m_rig->talk(u"bird one"_s, u"bird two"_s);
        type(u"bird"_s);
        SOON_COMPARE(hits()->model()->rowCount(), 2);
        QTest::keyClick(words(), Qt::Key_Down);
        QCOMPARE(hits()->currentIndex().row(), 1);
        QTest::keyClick(words(), Qt::Key_Escape);
        QVERIFY(!words()->isVisible());
    }

private:
    QLineEdit *words() const { return m_rig->part<QLineEdit>("historySearchWords"); }
    QListView *hits() const { return m_rig->part<QListView>("historyHits"); }
    QString state() const { return m_rig->part<QLabel>("historySearchState")->text(); }
    void type(const QString &text) const
    {
        m_rig->trigger("chat.search");
        QTest::keyClicks(words(), text);
    }
    static void choose(QComboBox *box, int index)
    {
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }

    std::unique_ptr<test::FakeHistoryStore> m_history;
    std::unique_ptr<test::ChatRig> m_rig;
};

QTEST_MAIN(TestHistorySearchDialog)
#include "tst_historysearchdialog.moc"
