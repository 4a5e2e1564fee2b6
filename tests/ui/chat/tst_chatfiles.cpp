// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chatrig.h"
#include "interchange/samplefile.h"
#include "ui/interchange/exportdialog.h"
#include "ui/interchange/importdialog.h"
#include "ui/interchange/printdialog.h"
#include "ui/prompts/promptlibrarydialog.h"
#include "ui/prompts/promptmenu.h"
#include "ui/widgets/questions.h"

#include <QDropEvent>
#include <QFile>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace lineside;

class TestChatFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        m_history = std::make_unique<test::FakeHistoryStore>();
        m_rig = std::make_unique<test::ChatRig>(*m_history);
        questions::setAnswers(nullptr, [this](questions::FileFor) { return m_folder->filePath(u"picked.md"_s); });
    }
    void cleanup()
    {
        m_rig.reset();
        questions::setAnswers(nullptr, nullptr);
    }

    void exportsWhatIsShownByKeys()
    {
        m_rig->talk(u"How fast?"_s, u"Very fast."_s);
        QSignalSpy said(m_rig->page.get(), &ChatPage::statusMessage);
        QTest::keyClick(m_rig->composer(), Qt::Key_S, Qt::ControlModifier);
        QPointer<ExportDialog> dialog = m_rig->page->findChild<ExportDialog *>();
        QVERIFY(dialog);
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(!dialog);
        QFile file(m_folder->filePath(u"picked.md"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(content.contains("How fast?") && content.contains("Very fast."));
        QVERIFY(said.constLast().first().toString().contains(u"picked.md"_s));
    }

    void offersItInTheMenus()
    {
        m_rig->talk(u"How fast?"_s, u"Very fast."_s);
        auto *menu = m_rig->part<QMenu>("conversationFilesMenu");
        QVERIFY(menu->actions().contains(m_rig->actions.action(u"chat.import"_s)));
        QTRY_COMPARE(m_rig->list()->model()->rowCount(), 1);
        Q_EMIT m_rig->list()->customContextMenuRequested(m_rig->list()->visualRect(m_rig->list()->model()->index(0, 0)).center());
        auto *context = m_rig->part<QMenu>("conversationMenu");
        QVERIFY(context->actions().contains(m_rig->actions.action(u"chat.export"_s)));
        context->close();
        m_rig->trigger("chat.print");
        QPointer<PrintDialog> dialog = m_rig->page->findChild<PrintDialog *>();
        QVERIFY(dialog);
        dialog->close();
        QTRY_VERIFY(!dialog);
    }

    void importsWhatIsDroppedOnTheList()
    {
        const QString name = m_folder->filePath(u"conversations.json"_s);
        const int count = test::writeSampleExport(name, 30'000);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(name)});
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_rig->list()->viewport(), &enter);
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_rig->list()->viewport(), &drop);
        QVERIFY(drop.isAccepted());
        QTRY_VERIFY(m_rig->titles().contains(u"Conversation 0"_s));
        QCOMPARE(m_rig->titles().filter(u"Conversation"_s).size(), count);
        auto *dialog = m_rig->page->findChild<ImportDialog *>();
        QVERIFY(dialog);
        dialog->close();
        m_rig->list()->setCurrentIndex(m_rig->row(u"Conversation 0"_s));
        QTRY_VERIFY(m_rig->transcript().contains(u"Question 0 of conversation 0"_s));
    }

    void promptsAreInTheComposerAndTheInspector()
    {
        m_rig->catalog.put(Prompt{PromptId(), u"Explain"_s, Prompt::Use::Question, u"Explain this."_s});
        m_rig->composer()->setFocus();
        QTest::keyClicks(m_rig->composer(), u"/ex"_s);
        auto *menu = m_rig->page->findChild<PromptMenu *>();
        QVERIFY(menu && menu->isVisible());
        QTest::keyClick(m_rig->composer(), Qt::Key_Return);
        QCOMPARE(m_rig->composer()->toPlainText(), u"Explain this."_s);
        QVERIFY(!m_rig->backend.run); // it was not sent
        QTest::keyClick(m_rig->composer(), Qt::Key_Return);
        QVERIFY(m_rig->backend.run);
        QVERIFY(m_rig->page->findChild<QToolButton *>(u"systemPromptFromLibrary"_s));

        QTest::keyClick(m_rig->composer(), Qt::Key_J, Qt::ControlModifier);
        QPointer<PromptLibraryDialog> library = m_rig->page->findChild<PromptLibraryDialog *>();
        QVERIFY(library);
        m_rig->trigger("chat.prompts");
        QCOMPARE(m_rig->page->findChildren<PromptLibraryDialog *>().size(), 1);
        QTest::mouseClick(library->findChild<QWidget *>(u"insertPrompt"_s), Qt::LeftButton);
        QTRY_VERIFY(!library);
        QCOMPARE(m_rig->composer()->toPlainText(), u"Explain this."_s);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::FakeHistoryStore> m_history;
    std::unique_ptr<test::ChatRig> m_rig;
};

QTEST_MAIN(TestChatFiles)
#include "tst_chatfiles.moc"
