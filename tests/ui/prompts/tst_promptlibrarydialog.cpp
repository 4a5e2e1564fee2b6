// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/catalog.h"
#include "support/fakeworkspacestore.h"
#include "support/guitest.h"
#include "ui/prompts/promptlibrarydialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/questions.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace lineside;

class TestPromptLibraryDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m_store = std::make_unique<test::FakeWorkspaceStore>();
        m_catalog = std::make_unique<Catalog>(*m_store);
        questions::setAnswers(nullptr, [this](questions::FileFor) { return m_file; });
    }
    void cleanup()
    {
        delete m_dialog;
        questions::setAnswers(nullptr, nullptr);
    }

    void writesTheFirstByKeys()
    {
        open();
        QVERIFY(part<QWidget>("noPrompts")->isVisible());
        QTest::keyClick(m_dialog, Qt::Key_W, Qt::AltModifier);
        auto *name = part<QLineEdit>("promptName");
        QTRY_VERIFY(name->hasFocus());
        QTest::keyClicks(name, u"Explain"_s);
        QTest::keyClick(name, Qt::Key_Tab);
        QTest::keyClick(part<QComboBox>("promptUse"), Qt::Key_Tab);
        auto *text = part<QPlainTextEdit>("promptText");
        QVERIFY(text->hasFocus());
        QTest::keyClicks(text, u"Explain {{topic}} to {{reader|a child}}."_s);
        QVERIFY(part<QLabel>("promptPlaceholders")->text().contains(u"reader (a child)"_s));
        QTRY_COMPARE(m_catalog->workspace().prompts.value(0).text, u"Explain {{topic}} to {{reader|a child}}."_s);
        QCOMPARE(m_catalog->workspace().prompts.size(), 1);
        QCOMPARE(m_catalog->workspace().prompts.constFirst().name, u"Explain"_s);
        QVERIFY(text->hasFocus()); // keeping it takes nothing from who writes
        QCOMPARE(text->textCursor().position(), text->toPlainText().size());
    }

    void keepsWhatWasTypedWhenItCloses()
    {
        fill();
        open();
        QTest::keyClicks(part<QPlainTextEdit>("promptText"), u"X"_s);
        QTest::keyClick(m_dialog, Qt::Key_Escape);
        QTRY_VERIFY(!m_dialog);
        QVERIFY(m_catalog->workspace().prompts.constFirst().text.contains(u'X'));
    }

    void keepsWhatWasTypedWhenAnotherIsChosen()
    {
        fill();
        open();
        QTest::keyClicks(part<QPlainTextEdit>("promptText"), u"X"_s);
        auto *list = part<QListView>("promptList");
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Down);
        QVERIFY(textOf(u"Alpha"_s).contains(u'X'));
        QCOMPARE(part<QLineEdit>("promptName")->text(), u"Beta"_s);
        part<QComboBox>("promptUse")->setFocus();
        QTest::keyClick(part<QComboBox>("promptUse"), Qt::Key_Up);
        QTRY_COMPARE(m_catalog->workspace().prompts.at(1).use, Prompt::Use::Question);
        QVERIFY(!textOf(u"Beta"_s).contains(u'X'));
    }

    void searchNarrowsAndEnterInserts()
    {
        fill();
        open();
        QSignalSpy inserted(m_dialog, &PromptLibraryDialog::insertRequested);
        auto *search = part<QLineEdit>("promptSearch");
        QVERIFY(search->hasFocus());
        QTest::keyClicks(search, u"bet"_s);
        QCOMPARE(part<QListView>("promptList")->model()->rowCount(), 1);
        QCOMPARE(part<QLineEdit>("promptName")->text(), u"Beta"_s);
        QTest::keyClick(search, Qt::Key_Down);
        QVERIFY(part<QListView>("promptList")->hasFocus());
        search->setFocus();
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(inserted.first().first().value<Prompt>().name, u"Beta"_s);
        QTRY_VERIFY(!m_dialog);
    }

    void deletesAndTakesBack()
    {
        fill();
        open();
        auto *list = part<QListView>("promptList");
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(m_catalog->workspace().prompts.size(), 1);
        QCOMPARE(part<QLineEdit>("promptName")->text(), u"Beta"_s);
        auto *banner = part<Banner>("promptBanner");
        QVERIFY(banner->message().contains(u"Alpha"_s));
        for (auto *button : banner->findChildren<QPushButton *>())
            if (button->text() == u"Undo"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(m_catalog->workspace().prompts.size(), 2);
        QVERIFY(!banner->isVisible());
    }

    void goesOutAndComesIn()
    {
        QTemporaryDir folder;
        m_file = folder.filePath(u"p.json"_s);
        fill();
        open();
        QTest::mouseClick(part<QWidget>("exportPrompts"), Qt::LeftButton);
        QVERIFY(QFile::exists(m_file));
        m_catalog->remove({m_catalog->workspace().prompts.constFirst().id});
        QTest::mouseClick(part<QWidget>("importPrompts"), Qt::LeftButton);
        QCOMPARE(m_catalog->workspace().prompts.size(), 2);
        QVERIFY(part<Banner>("promptBanner")->message().contains(u"1. Already here: 1"_s));
        QFile broken(m_file);
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("{");
        broken.close();
        QTest::mouseClick(part<QWidget>("importPrompts"), Qt::LeftButton);
        QCOMPARE(m_catalog->workspace().prompts.size(), 2);
        QVERIFY(part<Banner>("promptBanner")->message().contains(u"no prompts"_s));
        m_file = folder.filePath(u"missing/p.json"_s);
        QTest::mouseClick(part<QWidget>("exportPrompts"), Qt::LeftButton);
        QVERIFY(part<Banner>("promptBanner")->message().contains(u"could not be written"_s));
    }

private:
    void fill()
    {
        m_catalog->put(QList<Prompt>{{PromptId(), u"Alpha"_s, Prompt::Use::Question, u"first"_s}, {PromptId(), u"Beta"_s, Prompt::Use::System, u"second"_s}});
    }
    void open()
    {
        m_dialog = new PromptLibraryDialog(*m_catalog, nullptr);
        m_dialog->show();
        m_dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    }
    QString textOf(const QString &name) const
    {
        for (const Prompt &prompt : m_catalog->workspace().prompts)
            if (prompt.name == name)
                return prompt.text;
        return {};
    }
    template<class T>
    T *part(const char *name) const
    {
        T *found = m_dialog->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }

    std::unique_ptr<test::FakeWorkspaceStore> m_store;
    std::unique_ptr<Catalog> m_catalog;
    QPointer<PromptLibraryDialog> m_dialog;
    QString m_file;
};

QTEST_MAIN(TestPromptLibraryDialog)
#include "tst_promptlibrarydialog.moc"
