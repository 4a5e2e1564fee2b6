// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chatrig.h"
#include "ui/transcript/transcriptcanvas.h"

#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace lineside;

/// The chat page as a person uses it: with the mouse where the mouse goes and the keys that are pressed, and with what came of it on the screen.
class TestChatByHand : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<test::FakeHistoryStore> m_history;
    std::unique_ptr<test::ChatRig> m_rig;

    TranscriptView &view() const { return *m_rig->part<TranscriptView>("transcript"); }

    /// Moves the pointer over a message, and gives what is offered there; null if that is not among it.
    QToolButton *offered(int turn, const char *name) const
    {
        TranscriptCanvas &canvas = view().canvas();
        const QPoint place = canvas.areaOf(turn).center().toPoint();
        QTest::mouseMove(canvas.viewport(), place + QPoint(3, 0)); // where it stands already, a pointer tells nothing
        QTest::mouseMove(canvas.viewport(), place);
        auto *bar = m_rig->part<QWidget>("messageActions");
        auto *wanted = [&] { return bar->isVisible() ? bar->findChild<QToolButton *>(QString::fromLatin1(name)) : nullptr; }();
        return wanted;
    }

    void press(int turn, const char *name) const
    {
        SOON_VERIFY(offered(turn, name));
        QTest::mouseClick(offered(turn, name), Qt::LeftButton);
    }

    void answer(const QString &text) const
    {
        m_rig->backend.run->arrive({TextDelta{0, text}, Finished{}});
        m_rig->backend.run->complete();
    }

    QString lastQuestion() const { return m_rig->backend.calls.constLast().request.messages.constLast().text; }

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

    void anotherAnswerIsAskedForAndBothAreLookedAt()
    {
        m_rig->talk(u"Name a bird."_s, u"The kingfisher."_s);
        press(1, "messageretry");
        QCOMPARE(m_rig->backend.calls.size(), 2);
        answer(u"The heron."_s);
        SOON_VERIFY(m_rig->transcript().contains(u"heron"_s));
        QVERIFY(!m_rig->transcript().contains(u"kingfisher"_s));
        press(1, "messagearrow-up");
        SOON_VERIFY(m_rig->transcript().contains(u"kingfisher"_s));
        QVERIFY(!offered(1, "messagearrow-up")->isEnabled());
        press(1, "messagearrow-down");
        SOON_VERIFY(m_rig->transcript().contains(u"heron"_s));
        QCOMPARE(m_rig->backend.calls.size(), 2);
        QCOMPARE(m_history->keptMessages(m_rig->page->shownConversation()).size(), 3);
    }

    void anEarlierQuestionIsEditedIntoABranch()
    {
        m_rig->talk(u"Name a bird."_s, u"The kingfisher."_s);
        m_rig->talk(u"And a fish?"_s, u"The pike."_s);
        press(0, "messageedit");
        QCOMPARE(m_rig->composer()->toPlainText(), u"Name a bird."_s);
        QVERIFY(m_rig->composer()->hasFocus());
        QTest::keyClick(m_rig->composer(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(m_rig->composer(), u"Name a tree."_s);
        QTest::keyClick(m_rig->composer(), Qt::Key_Return);
        QCOMPARE(lastQuestion(), u"Name a tree."_s);
        QCOMPARE(m_rig->backend.calls.constLast().request.messages.size(), 1); // nothing of the other branch goes along
        answer(u"The birch."_s);
        SOON_VERIFY(m_rig->transcript().contains(u"birch"_s));
        QVERIFY(!m_rig->transcript().contains(u"pike"_s));
        press(0, "messagearrow-up");
        SOON_VERIFY(m_rig->transcript().contains(u"pike"_s)); // and all that followed the other one
        QVERIFY(m_rig->composer()->toPlainText().isEmpty());
    }

    void everythingIsSearchedAndAHitIsGoneTo()
    {
        m_rig->talk(u"Name a bird."_s, u"It is **the kingfisher**, of course.\n\n"_s + u"Another line.\n\n"_s.repeated(200));
        m_rig->trigger("chat.new");
        m_rig->talk(u"Something else"_s, u"Else it is."_s);
        m_rig->trigger("chat.search");
        auto *words = m_rig->part<QLineEdit>("historySearchWords");
        SOON_VERIFY(words->hasFocus());
        QTest::keyClicks(words, u"kingfisher"_s);
        auto *hits = m_rig->part<QListView>("historyHits");
        SOON_COMPARE(hits->model()->rowCount(), 1);
        const QModelIndex hit = hits->model()->index(0, 0);
        QCOMPARE(hit.data().toString(), u"It is the kingfisher, of course."_s);
        QTest::mouseClick(hits->viewport(), Qt::LeftButton, {}, hits->visualRect(hit).center());
        SOON_COMPARE(m_rig->title(), u"Name a bird."_s);
        const QRect room = view().canvas().viewport()->rect();
        SOON_VERIFY(room.contains(view().canvas().areaOf(1).topLeft().toPoint())); // its beginning is in sight
        QVERIFY(!words->isVisible());
    }

    void aPictureIsPastedTakenOutAndSent()
    {
        QImage picture(64, 32, QImage::Format_RGB32);
        picture.fill(Qt::darkGreen);
        QApplication::clipboard()->setImage(picture);
        QTest::keyClick(m_rig->composer(), Qt::Key_V, Qt::ControlModifier);
        SOON_VERIFY(m_rig->part<QWidget>("sendButton")->isEnabled());
        auto *remove = m_rig->part<QToolButton>("removeAttachment");
        QTest::mouseClick(remove, Qt::LeftButton);
        SOON_VERIFY(!m_rig->part<QWidget>("sendButton")->isEnabled());
        QTest::mouseClick(m_rig->part<QPushButton>("undoRemoveAttachment"), Qt::LeftButton);
        SOON_VERIFY(m_rig->part<QWidget>("sendButton")->isEnabled());
        QTest::keyClicks(m_rig->composer(), u"What is this?"_s);
        QTest::mouseClick(m_rig->part<QWidget>("sendButton"), Qt::LeftButton);
        QCOMPARE(m_rig->backend.calls.size(), 1);
        const ChatMessage &sent = m_rig->backend.calls.constFirst().request.messages.constLast();
        QCOMPARE(sent.text, u"What is this?"_s);
        QCOMPARE(sent.attachments.size(), 1);
        QCOMPARE(QImage::fromData(sent.attachments.constFirst().data).size(), picture.size());
        answer(u"Green."_s);
        SOON_VERIFY(m_rig->transcript().contains(u"Green."_s));
        SOON_VERIFY(!m_rig->page->findChild<QToolButton *>(u"removeAttachment"_s)); // the next question begins without it
    }
};

QTEST_MAIN(TestChatByHand)
#include "tst_chatbyhand.moc"
