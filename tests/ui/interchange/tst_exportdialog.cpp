// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "samplerecord.h"
#include "support/fakehistorystore.h"
#include "support/guitest.h"
#include "ui/interchange/exportdialog.h"
#include "ui/interchange/printdialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/questions.h"

#include <QAbstractButton>
#include <QFile>
#include <QLabel>
#include <QPointer>
#include <QPrintDialog>
#include <QPrinter>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace lineside;

class TestExportDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        m_history = std::make_unique<test::FakeHistoryStore>();
        const ConversationRecord record = test::sampleRecord();
        m_id = record.conversation.id;
        keep(record);
        m_pick = m_folder->filePath(u"picked"_s);
        questions::setAnswers(nullptr, [this](questions::FileFor) { return m_pick; });
    }
    void cleanup() { questions::setAnswers(nullptr, nullptr); }

    void savesEachForm_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<Qt::Key>("key"); // with Alt
        QTest::addColumn<QByteArray>("begins");
        QTest::addColumn<QString>("suffix");
        QTest::newRow("Markdown") << u"formMarkdown"_s << Qt::Key_M << QByteArray("# Trains") << u"md"_s;
        QTest::newRow("HTML") << u"formHtml"_s << Qt::Key_H << QByteArray("<!DOCTYPE html>") << u"html"_s;
        QTest::newRow("PDF") << u"formPdf"_s << Qt::Key_D << QByteArray("%PDF") << u"pdf"_s;
        QTest::newRow("JSON") << u"formJson"_s << Qt::Key_J << QByteArray("[\n{\"lineside\"") << u"json"_s;
    }
    void savesEachForm()
    {
        QFETCH(QString, button);
        QFETCH(Qt::Key, key);
        QFETCH(QByteArray, begins);
        QFETCH(QString, suffix);
        QPointer<ExportDialog> dialog = open({m_id});
        QSignalSpy exported(dialog, &ExportDialog::exported);
        QTest::keyClick(dialog, key, Qt::AltModifier);
        QTRY_VERIFY(dialog->findChild<QAbstractButton *>(button)->isChecked()); // a key presses a button for a moment
        QCOMPARE(dialog->findChild<QWidget *>(u"allBranches"_s)->isEnabled(), suffix == u"json"_s);
        QTest::keyClick(dialog, Qt::Key_S, Qt::AltModifier);
        QTRY_COMPARE(exported.count(), 1);
        QFile file(m_pick + u'.' + suffix);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith(begins));
        QTRY_VERIFY(!dialog);
    }

    void leavesOut()
    {
        QPointer<ExportDialog> dialog = open({m_id});
        QSignalSpy exported(dialog, &ExportDialog::exported);
        QTest::keyClick(dialog, Qt::Key_R, Qt::AltModifier);
        QTRY_VERIFY(!dialog->findChild<QAbstractButton *>(u"withReasoning"_s)->isChecked());
        QTest::mouseClick(dialog->findChild<QWidget *>(u"saveExport"_s), Qt::LeftButton);
        QTRY_COMPARE(exported.count(), 1);
        QFile file(m_pick + u".md"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("I think about r0"));
    }

    void saysWhatWentWrongAndLetsTryAgain()
    {
        m_pick = m_folder->filePath(u"missing/x.md"_s);
        QPointer<ExportDialog> dialog = open({m_id});
        auto *banner = dialog->findChild<Banner *>(u"exportBanner"_s);
        auto *save = dialog->findChild<QAbstractButton *>(u"saveExport"_s);
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_VERIFY(banner->isVisible());
        QVERIFY(banner->message().contains(u"x.md"_s));
        QVERIFY(save->isEnabled());
        m_pick.clear(); // the question is cancelled
        QTest::mouseClick(save, Qt::LeftButton);
        QVERIFY(dialog->isVisible());
        m_pick = m_folder->filePath(u"x.md"_s);
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_VERIFY(!dialog);
        QVERIFY(QFile::exists(m_pick));
    }

    void escapeStopsIt()
    {
        m_history->holdAnswers(true);
        QPointer<ExportDialog> dialog = open({});
        QVERIFY(!dialog->findChild<QAbstractButton *>(u"formHtml"_s)->isEnabled());
        QVERIFY(dialog->findChild<QAbstractButton *>(u"formJson"_s)->isChecked());
        QTest::mouseClick(dialog->findChild<QWidget *>(u"saveExport"_s), Qt::LeftButton);
        QVERIFY(dialog->findChild<QWidget *>(u"exportProgress"_s)->isVisible());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
        m_history->holdAnswers(false);
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void previewsAndPrints()
    {
        QPointer<PrintDialog> dialog = new PrintDialog(*m_history, m_id, nullptr);
        QSignalSpy printed(dialog, &PrintDialog::printed);
        dialog->show();
        auto *state = dialog->findChild<QLabel *>(u"printState"_s);
        QTRY_VERIFY_WITH_TIMEOUT(state->text().startsWith(u"Pages: "_s), 20'000);
        const qsizetype sheets = dialog->findChildren<QLabel *>(u"printSheet"_s).size();
        QVERIFY(sheets >= 1);
        QTest::mouseClick(dialog->findChild<QWidget *>(u"printButton"_s), Qt::LeftButton);
        auto *question = dialog->findChild<QPrintDialog *>();
        QVERIFY(question);
        question->reject();
        auto printer = std::make_unique<QPrinter>(QPrinter::HighResolution);
        printer->setOutputFormat(QPrinter::PdfFormat);
        printer->setOutputFileName(m_folder->filePath(u"printed.pdf"_s));
        printer->setPageSize(QPageSize(QPageSize::A4));
        dialog->print(std::move(printer));
        QTRY_COMPARE_WITH_TIMEOUT(printed.count(), 1, 20'000);
        QVERIFY(printed.first().first().toInt() >= 1);
        QTRY_VERIFY(!dialog);
        QFile file(m_folder->filePath(u"printed.pdf"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("%PDF"));
    }

    void closingStopsThePreview()
    {
        keep(test::sampleRecord(400));
        const ConversationRecord large = test::sampleRecord(400);
        keep(large);
        QPointer<PrintDialog> dialog = new PrintDialog(*m_history, large.conversation.id, nullptr);
        dialog->show();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog->findChildren<QLabel *>(u"printSheet"_s).isEmpty(), 20'000);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
    }

private:
    void keep(const ConversationRecord &record)
    {
        m_history->put(record.conversation);
        for (const StoredMessage &message : record.messages)
            m_history->put(message);
    }
    ExportDialog *open(const QList<ConversationId> &conversations)
    {
        auto *dialog = new ExportDialog(*m_history, conversations, u"Trains"_s, nullptr);
        dialog->show();
        dialog->activateWindow();
        (void)QTest::qWaitForWindowActive(dialog);
        return dialog;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::FakeHistoryStore> m_history;
    ConversationId m_id = ConversationId::None;
    QString m_pick;
};

QTEST_MAIN(TestExportDialog)
#include "tst_exportdialog.moc"
