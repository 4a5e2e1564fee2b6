// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/catalog.h"
#include "support/fakeworkspacestore.h"
#include "support/guitest.h"
#include "ui/prompts/promptfilldialog.h"
#include "ui/prompts/promptmenu.h"
#include "ui/prompts/systempromptbar.h"

#include <QInputDialog>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace lineside;

class TestPromptMenu : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m_store = std::make_unique<test::FakeWorkspaceStore>();
        m_catalog = std::make_unique<Catalog>(*m_store);
        m_catalog->put(QList<Prompt>{{PromptId(), u"Explain"_s, Prompt::Use::Question, u"Explain this."_s},
                                     {PromptId(), u"Extract"_s, Prompt::Use::Question, u"Extract {{what}} from {{where|it}}: {{selection}}"_s},
                                     {PromptId(), u"Slashes"_s, Prompt::Use::Question, u"/slashes"_s},
                                     {PromptId(), u"Brief"_s, Prompt::Use::System, u"Be brief, {{who}}."_s}});
        m_window = std::make_unique<QWidget>();
        auto *rows = new QVBoxLayout(m_window.get());
        rows->addStretch();
        m_edit = new QPlainTextEdit(m_window.get());
        rows->addWidget(m_edit);
        m_menu = new PromptMenu(*m_catalog, m_edit, [] { return PromptSurroundings{u"the text"_s, QString(), QDate(2026, 11, 22)}; });
        m_window->resize(600, 500);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_edit->setFocus();
    }

    void offersAtTheStart_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("offered"); // none: there is no menu
        QTest::newRow("slash") << u"/"_s << QStringList{u"Explain"_s, u"Extract"_s, u"Slashes"_s};
        QTest::newRow("narrowed") << u"/ex"_s << QStringList{u"Explain"_s, u"Extract"_s};
        QTest::newRow("one") << u"/extr"_s << QStringList{u"Extract"_s};
        QTest::newRow("in the text") << u"/from"_s << QStringList{u"Extract"_s};
        QTest::newRow("a path") << u"/usr/bin"_s << QStringList();
        QTest::newRow("no slash") << u"ex"_s << QStringList();
        QTest::newRow("not at the start") << u"a /ex"_s << QStringList();
    }
    void offersAtTheStart()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, offered);
        QTest::keyClicks(m_edit, typed);
        QCOMPARE(m_menu->isVisible(), !offered.isEmpty());
        QCOMPARE(names(), offered);
        QCOMPARE(m_edit->toPlainText(), typed);
        QVERIFY(m_edit->hasFocus());
        if (!offered.isEmpty())
            QVERIFY(m_menu->geometry().bottom() < m_edit->geometry().top() && m_menu->geometry().top() >= 0);
    }

    void takesWithEnterOrTab_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("Enter") << Qt::Key_Return;
        QTest::newRow("keypad") << Qt::Key_Enter;
        QTest::newRow("Tab") << Qt::Key_Tab;
    }
    void takesWithEnterOrTab()
    {
        QFETCH(Qt::Key, key);
        QTest::keyClicks(m_edit, u"/ex"_s);
        QTest::keyClick(m_edit, key);
        QCOMPARE(m_edit->toPlainText(), u"Explain this."_s);
        QVERIFY(!m_menu->isVisible());
        m_edit->undo();
        QCOMPARE(m_edit->toPlainText(), u"/ex"_s);
        m_edit->redo();
        QTest::keyClicks(m_edit, u" Now."_s);
        QCOMPARE(m_edit->toPlainText(), u"Explain this. Now."_s);
    }

    void arrowsChoose()
    {
        QTest::keyClicks(m_edit, u"/"_s);
        QTest::keyClick(m_edit, Qt::Key_Down);
        QTest::keyClick(m_edit, Qt::Key_Down);
        QTest::keyClick(m_edit, Qt::Key_Down);
        QCOMPARE(current(), u"Slashes"_s);
        QTest::keyClick(m_edit, Qt::Key_PageUp);
        QCOMPARE(current(), u"Explain"_s);
        QTest::keyClick(m_edit, Qt::Key_Up);
        QTest::keyClick(m_edit, Qt::Key_PageDown);
        QTest::keyClick(m_edit, Qt::Key_Return);
        QCOMPARE(m_edit->toPlainText(), u"/slashes"_s);
        QVERIFY(!m_menu->isVisible()); // a prompt that begins with a slash is no question for the menu
    }

    void clickTakes()
    {
        QTest::keyClicks(m_edit, u"/"_s);
        auto *list = m_menu->findChild<QListView *>();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
        QCOMPARE(m_edit->toPlainText(), u"Explain this."_s);
    }

    void escapeLeavesTheText()
    {
        QTest::keyClicks(m_edit, u"/ex"_s);
        QTest::keyClick(m_edit, Qt::Key_Escape);
        QVERIFY(!m_menu->isVisible());
        QTest::keyClicks(m_edit, u"p"_s);
        QVERIFY(!m_menu->isVisible());
        QCOMPARE(m_edit->toPlainText(), u"/exp"_s);
        m_edit->clear();
        QTest::keyClicks(m_edit, u"/"_s);
        QVERIFY(m_menu->isVisible());
        QTest::keyClick(m_edit, Qt::Key_Backspace);
        QVERIFY(!m_menu->isVisible());
    }

    void leavesKeysToACompositionAndOthers()
    {
        QTest::keyClicks(m_edit, u"/"_s);
        QInputMethodEvent composing(u"ni"_s, {});
        QCoreApplication::sendEvent(m_edit, &composing);
        QTest::keyClick(m_edit, Qt::Key_Down);
        QCOMPARE(current(), u"Explain"_s);
        QInputMethodEvent over(QString(), {});
        QCoreApplication::sendEvent(m_edit, &over);
        QTest::keyClick(m_edit, Qt::Key_Return, Qt::ControlModifier); // sends
        QVERIFY(m_edit->toPlainText().startsWith(u'/'));
    }

    void asksForPlaceholders()
    {
        QTest::keyClicks(m_edit, u"/extr"_s);
        QTest::keyClick(m_edit, Qt::Key_Return);
        auto *dialog = m_edit->findChild<PromptFillDialog *>();
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->isActiveWindow());
        auto *first = dialog->findChild<QPlainTextEdit *>(u"promptField:what"_s);
        auto *second = dialog->findChild<QPlainTextEdit *>(u"promptField:where"_s);
        QVERIFY(!dialog->findChild<QPlainTextEdit *>(u"promptField:selection"_s));
        QTRY_VERIFY(first->hasFocus());
        QCOMPARE(second->toPlainText(), u"it"_s);
        QTest::keyClicks(first, u"names"_s);
        QTest::keyClick(first, Qt::Key_Tab);
        QVERIFY(second->hasFocus());
        QTest::keyClick(second, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(second, u"here"_s);
        QCOMPARE(dialog->findChild<QPlainTextEdit *>(u"promptPreview"_s)->toPlainText(), u"Extract names from here: the text"_s);
        QTest::keyClick(second, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_edit->toPlainText(), u"Extract names from here: the text"_s);
        QTRY_VERIFY(!m_edit->findChild<PromptFillDialog *>());
    }

    void cancelledQuestionsChangeNothing()
    {
        QTest::keyClicks(m_edit, u"/extr"_s);
        QTest::keyClick(m_edit, Qt::Key_Return);
        auto *dialog = m_edit->findChild<PromptFillDialog *>();
        QVERIFY(dialog);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!m_edit->findChild<PromptFillDialog *>());
        QCOMPARE(m_edit->toPlainText(), u"/extr"_s);
    }

    void asksForTheLibrary()
    {
        QSignalSpy requested(m_menu, &PromptMenu::libraryRequested);
        QTest::keyClicks(m_edit, u"/"_s);
        QTest::mouseClick(m_menu->findChild<QWidget *>(u"managePrompts"_s), Qt::LeftButton);
        QCOMPARE(requested.count(), 1);
        QVERIFY(!m_menu->isVisible());
    }

    void insertsWhereTheCursorIs()
    {
        m_edit->setPlainText(u"before after"_s);
        QTextCursor cursor = m_edit->textCursor();
        cursor.setPosition(7);
        m_edit->setTextCursor(cursor);
        m_menu->insert(m_catalog->workspace().prompts.constFirst());
        QCOMPARE(m_edit->toPlainText(), u"before Explain this.after"_s);
    }

    void systemPromptsComeAndGo()
    {
        SystemPromptBar bar(*m_catalog, m_edit, [] { return PromptSurroundings(); });
        bar.show();
        auto *save = bar.findChild<QToolButton *>(u"systemPromptToLibrary"_s);
        QVERIFY(!save->isEnabled());
        auto *menu = bar.findChild<QMenu *>(u"systemPromptMenu"_s);
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().constFirst()->text(), u"Brief"_s);
        menu->actions().constFirst()->trigger();
        auto *dialog = m_edit->findChild<PromptFillDialog *>();
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QPlainTextEdit *>(u"promptField:who"_s), u"Ann"_s);
        QTest::mouseClick(dialog->findChild<QWidget *>(u"usePrompt"_s), Qt::LeftButton);
        QTRY_COMPARE(m_edit->toPlainText(), u"Be brief, Ann."_s);
        QVERIFY(save->isEnabled());
        QTest::mouseClick(save, Qt::LeftButton);
        auto *name = bar.findChild<QInputDialog *>(u"promptNameDialog"_s);
        QVERIFY(name);
        QCOMPARE(name->textValue(), u"Be brief, Ann."_s);
        name->setTextValue(u"For Ann"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE(m_catalog->workspace().prompts.size(), 5);
        QCOMPARE(m_catalog->workspace().prompts.constLast().name, u"For Ann"_s);
        QCOMPARE(m_catalog->workspace().prompts.constLast().use, Prompt::Use::System);
        QVERIFY(!save->isEnabled()); // it is there
    }

private:
    QStringList names() const
    {
        const auto *model = m_menu->findChild<QListView *>()->model();
        QStringList all;
        for (int row = 0; row < model->rowCount(); ++row)
            all.append(model->index(row, 0).data().toString());
        return all;
    }
    QString current() const { return m_menu->findChild<QListView *>()->currentIndex().data().toString(); }

    std::unique_ptr<test::FakeWorkspaceStore> m_store;
    std::unique_ptr<Catalog> m_catalog;
    std::unique_ptr<QWidget> m_window;
    QPlainTextEdit *m_edit = nullptr;
    PromptMenu *m_menu = nullptr;
};

QTEST_MAIN(TestPromptMenu)
#include "tst_promptmenu.moc"
