// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/samplefile.h"
#include "support/fakehistorystore.h"
#include "support/guitest.h"
#include "ui/interchange/filedrop.h"
#include "ui/interchange/importdialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/questions.h"

#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace lineside;

class TestImportDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        m_history = std::make_unique<test::FakeHistoryStore>();
        m_file = m_folder->filePath(u"conversations.json"_s);
        m_count = test::writeSampleExport(m_file, 100'000);
        questions::setAnswers(nullptr, [this](questions::FileFor) { return m_file; });
        m_dialog = new ImportDialog(*m_history, nullptr);
        m_dialog->show();
        m_dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    }
    void cleanup()
    {
        questions::setAnswers(nullptr, nullptr);
        delete m_dialog;
    }

    void takesAFileByKeys()
    {
        QSignalSpy imported(m_dialog, &ImportDialog::imported);
        QTest::keyClick(m_dialog, Qt::Key_C, Qt::AltModifier);
        QTRY_COMPARE(imported.count(), 1);
        const QString said = part(u"importSummary"_s)->text();
        QVERIFY2(said.contains(u"ChatGPT"_s) && said.contains(QString::number(m_count)), qPrintable(said));
        QVERIFY(part(u"importSummary"_s)->isVisible());
        QTest::keyClick(m_dialog, Qt::Key_Return);
        QTRY_VERIFY(!m_dialog);
    }

    void asksAboutThoseThatAreHere_data()
    {
        QTest::addColumn<Qt::Key>("key"); // with Alt
        QTest::addColumn<int>("taken");
        QTest::newRow("left out") << Qt::Key_L << 0;
        QTest::newRow("taken again") << Qt::Key_A << 1;
    }
    void asksAboutThoseThatAreHere()
    {
        QFETCH(Qt::Key, key);
        QFETCH(int, taken);
        QSignalSpy imported(m_dialog, &ImportDialog::imported);
        m_dialog->importFile(m_file);
        QTRY_COMPARE(imported.count(), 1);
        m_dialog->importFile(m_file);
        QTRY_VERIFY(part(u"importQuestion"_s)->isVisible());
        QVERIFY(part(u"importQuestion"_s)->text().contains(QString::number(m_count)));
        QTest::keyClick(m_dialog, key, Qt::AltModifier);
        QTRY_COMPARE(imported.count(), 2);
        QCOMPARE(imported.last().first().value<ImportSummary>().conversations, taken * m_count);
    }

    void escapeTakesNothing_data()
    {
        QTest::addColumn<bool>("isSaving");
        QTest::newRow("while it reads") << false;
        QTest::newRow("while it saves") << true;
    }
    void escapeTakesNothing()
    {
        QFETCH(bool, isSaving);
        QSignalSpy imported(m_dialog, &ImportDialog::imported);
        if (isSaving)
            m_history->holdAnswers(true);
        m_dialog->importFile(m_file);
        QVERIFY(m_dialog->findChild<QWidget *>(u"importProgress"_s)->isVisible());
        QTest::keyClick(m_dialog, Qt::Key_Escape);
        QTRY_VERIFY(!m_dialog);
        m_history->holdAnswers(false);
        bool asked = false;
        int rows = -1;
        m_history->conversations(false, 0, 1000, this, [&](const Result<QList<ConversationRow>> &found) {
            rows = int(found->size());
            asked = true;
        });
        QTRY_VERIFY(asked);
        QCOMPARE(rows, 0);
        QCOMPARE(imported.count(), 0);
    }

    void saysWhatIsWrongWithAFile()
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[1, 2");
        file.close();
        m_dialog->importFile(m_file);
        auto *banner = m_dialog->findChild<Banner *>(u"importBanner"_s);
        QTRY_VERIFY(banner->isVisible());
        QVERIFY(m_dialog->findChild<QWidget *>(u"chooseImport"_s)->isVisible());
        test::writeSampleExport(m_file, 10'000);
        QTest::keyClick(m_dialog, Qt::Key_C, Qt::AltModifier);
        QTRY_VERIFY(part(u"importSummary"_s)->isVisible());
        QVERIFY(!banner->isVisible());
    }

    void takesADrop_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("taken");
        QTest::newRow("JSON") << u"conversations.json"_s << true;
        QTest::newRow("upper case") << u"X.JSON"_s << true;
        QTest::newRow("another file") << u"x.txt"_s << false;
    }
    void takesADrop()
    {
        QFETCH(QString, name);
        QFETCH(bool, taken);
        QWidget target;
        FileDrop drop(&target, u"json"_s);
        QStringList dropped;
        connect(&drop, &FileDrop::dropped, this, [&dropped](const QString &file) { dropped.append(file); });
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(m_folder->filePath(name))});
        QDragEnterEvent enter(QPoint(1, 1), Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(&target, &enter);
        QCOMPARE(enter.isAccepted(), taken);
        if (!taken)
            return;
        QCOMPARE(enter.dropAction(), Qt::CopyAction);
        QDropEvent event(QPointF(1, 1), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&target, &event);
        QCOMPARE(dropped, QStringList{m_folder->filePath(name)});
    }

    void tellsEverything()
    {
        const QStringList words = importWords({.program = u"Chatbox"_s, .conversations = 3, .messages = 40, .known = 2, .notes = {.keptAside = {{u"image"_s, 7}}, .passedOver = 5}});
        QCOMPARE(words.size(), 4);
        QVERIFY(words.at(0).contains(u"Chatbox"_s) && words.at(0).contains(u"40"_s));
        QVERIFY(words.at(1).contains(u'2'));
        QVERIFY(words.at(2).contains(u"“image”, 7"_s));
        QVERIFY(words.at(3).contains(u'5'));
    }

private:
    QLabel *part(const QString &name) const { return m_dialog->findChild<QLabel *>(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::FakeHistoryStore> m_history;
    QPointer<ImportDialog> m_dialog;
    QString m_file;
    int m_count = 0;
};

QTEST_MAIN(TestImportDialog)
#include "tst_importdialog.moc"
