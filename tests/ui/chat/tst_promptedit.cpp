// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/guitest.h"
#include "ui/chat/promptedit.h"

#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace lineside;

class TestPromptEdit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void keysThatSend_data()
    {
        QTest::addColumn<bool>("enterSends");
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<int>("sent");
        QTest::addColumn<QString>("text");
        const QString same = u"hello"_s;
        const QString broken = u"hello\n"_s;
        const auto row = [](const char *name, bool enterSends, int key, Qt::KeyboardModifiers modifiers, int sent, const QString &text) {
            QTest::newRow(name) << enterSends << key << modifiers << sent << text;
        };
        row("Enter", true, Qt::Key_Return, Qt::NoModifier, 1, same);
        row("Enter of the keypad", true, Qt::Key_Enter, Qt::KeypadModifier, 1, same);
        row("Shift+Enter", true, Qt::Key_Return, Qt::ShiftModifier, 0, broken.chopped(1) + QChar(QChar::LineSeparator));
        row("Ctrl+Enter", true, Qt::Key_Return, Qt::ControlModifier, 1, same);
        row("Enter where Ctrl+Enter sends", false, Qt::Key_Return, Qt::NoModifier, 0, broken);
        row("Ctrl+Enter where it sends", false, Qt::Key_Return, Qt::ControlModifier, 1, same);
    }

    void keysThatSend()
    {
        QFETCH(bool, enterSends);
        QFETCH(int, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(int, sent);
        QFETCH(QString, text);
        PromptEdit edit;
        edit.setEnterSends(enterSends);
        QSignalSpy requested(&edit, &PromptEdit::sendRequested);
        QTest::keyClicks(&edit, u"hello"_s);
        QTest::keyClick(&edit, Qt::Key(key), modifiers);
        QCOMPARE(requested.size(), sent);
        QCOMPARE(edit.toPlainText(), text.replace(QChar(QChar::LineSeparator), u'\n'));
    }

    void compositionIsNeverSent()
    {
        PromptEdit edit;
        QSignalSpy requested(&edit, &PromptEdit::sendRequested);
        QSignalSpy stopped(&edit, &PromptEdit::stopRequested);
        QInputMethodEvent composing(u"にほn"_s, {});
        QCoreApplication::sendEvent(&edit, &composing);
        QTest::keyClick(&edit, Qt::Key_Return);
        QTest::keyClick(&edit, Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClick(&edit, Qt::Key_Escape);
        QCOMPARE(requested.size(), 0);
        QCOMPARE(stopped.size(), 0);
        QInputMethodEvent committed;
        committed.setCommitString(u"日本"_s);
        QCoreApplication::sendEvent(&edit, &committed);
        QCOMPARE(edit.toPlainText(), u"日本"_s);
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(requested.size(), 1);
    }

    void upAndDownWalkThroughEarlierPrompts_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("keys"); // u and d
        QTest::addColumn<QString>("expected");
        QTest::newRow("up") << QString() << u"u"_s << u"last\nof two lines"_s;
        QTest::newRow("up twice") << QString() << u"uu"_s << u"first"_s;
        QTest::newRow("up beyond the first") << QString() << u"uuu"_s << u"first"_s;
        QTest::newRow("up and down") << QString() << u"ud"_s << u"last\nof two lines"_s; // to its second line
        QTest::newRow("up, down through both lines, and back") << QString() << u"udd"_s << QString();
        QTest::newRow("the first up goes to the beginning") << u"mine"_s << u"u"_s << u"mine"_s;
        QTest::newRow("the second one leaves") << u"mine"_s << u"uu"_s << u"last\nof two lines"_s;
        QTest::newRow("and down comes back to what was typed") << u"mine"_s << u"uudd"_s << u"mine"_s;
        QTest::newRow("down stays in one's own text") << u"mine"_s << u"ddd"_s << u"mine"_s;
        QTest::newRow("up goes through the lines first") << u"a\nb\nc"_s << u"uu"_s << u"a\nb\nc"_s;
    }

    void upAndDownWalkThroughEarlierPrompts()
    {
        QFETCH(QString, typed);
        QFETCH(QString, keys);
        QFETCH(QString, expected);
        PromptEdit edit;
        edit.resize(500, 100);
        edit.setEarlierPrompts({u"first"_s, u"last\nof two lines"_s});
        edit.setPlainText(typed);
        edit.moveCursor(QTextCursor::End);
        for (const QChar key : keys)
            QTest::keyClick(&edit, key == u'u' ? Qt::Key_Up : Qt::Key_Down);
        QCOMPARE(edit.toPlainText(), expected);
    }

    void whatWasRecalledOverCanBeUndone()
    {
        PromptEdit edit;
        edit.setEarlierPrompts({u"first"_s});
        QTest::keyClicks(&edit, u"mine"_s);
        QTest::keyClick(&edit, Qt::Key_Up);
        QTest::keyClick(&edit, Qt::Key_Up);
        QCOMPARE(edit.toPlainText(), u"first"_s);
        edit.undo();
        QCOMPARE(edit.toPlainText(), u"mine"_s);
    }

    void escapeStops()
    {
        PromptEdit edit;
        QSignalSpy stopped(&edit, &PromptEdit::stopRequested);
        QTest::keyClick(&edit, Qt::Key_Escape);
        QCOMPARE(stopped.size(), 1);
    }

    void growsToALimit()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *edit = new PromptEdit(&window);
        layout->addWidget(edit);
        layout->addStretch();
        window.resize(500, 600);
        window.show();
        const int empty = edit->height();
        edit->setPlainText(u"1\n2\n3\n4\n5"_s);
        QTRY_VERIFY(edit->height() > empty);
        edit->setPlainText(QString(u"line\n"_s).repeated(200));
        QTRY_COMPARE(edit->height(), edit->sizeHint().height());
        QVERIFY(edit->height() < 300);
        const int full = edit->height();
        edit->clear();
        QTRY_COMPARE(edit->height(), empty);
        QVERIFY(full > 2 * empty);
        edit->setPlainText(QString(u"word "_s).repeated(200)); // wrapped lines count too
        QTRY_COMPARE(edit->height(), full);
    }
};

QTEST_MAIN(TestPromptEdit)
#include "tst_promptedit.moc"
