// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/guitest.h"
#include "ui/widgets/questions.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

class TestQuestions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }
    void cleanup() { questions::setAnswers({}, {}); }

    void realQuestion_data()
    {
        QTest::addColumn<bool>("destructive");
        QTest::addColumn<QString>("way");
        QTest::addColumn<bool>("confirmed");
        QTest::newRow("press confirm") << false << u"confirm"_s << true;
        QTest::newRow("press delete") << true << u"confirm"_s << true;
        QTest::newRow("cancel") << false << u"cancel"_s << false;
        QTest::newRow("escape") << true << u"escape"_s << false;
        QTest::newRow("enter confirms what is harmless") << false << u"enter"_s << true;
        QTest::newRow("enter destroys nothing") << true << u"enter"_s << false;
    }

    void realQuestion()
    {
        QFETCH(bool, destructive);
        QFETCH(QString, way);
        QFETCH(bool, confirmed);
        QWidget window;
        window.show();
        QList<bool> given;
        questions::ask(&window, {u"Delete route"_s, u"<b>Delete</b> gemini-chat?"_s, u"Delete"_s, destructive},
                       [&given](bool answer) { given.append(answer); });
        auto *box = window.findChild<QMessageBox *>(u"question"_s);
        QVERIFY(box);
        QVERIFY(given.isEmpty());
        QCOMPARE(box->textFormat(), Qt::PlainText);
        if (way == u"confirm"_s)
            QTest::mouseClick(box->findChild<QPushButton *>(u"confirmButton"_s), Qt::LeftButton);
        else if (way == u"cancel"_s)
            QTest::mouseClick(box->button(QMessageBox::Cancel), Qt::LeftButton);
        else
            QTest::keyClick(box, way == u"escape"_s ? Qt::Key_Escape : Qt::Key_Return);
        QTRY_COMPARE(given, QList<bool>{confirmed});
    }

    void fileDialogCancelledAnswersEmpty()
    {
        QWidget window;
        window.show();
        QStringList given;
        questions::pickFile(&window, questions::FileFor::Save, u"Export"_s, {}, u"JSON (*.json)"_s, [&given](const QString &name) { given.append(name); });
        auto *dialog = window.findChild<QFileDialog *>(u"fileQuestion"_s);
        QVERIFY(dialog);
        dialog->reject();
        QTRY_COMPARE(given, QStringList{QString()});
    }

    void testsAnswerInTheUsersStead()
    {
        questions::setAnswers([](const questions::Question &question) { return question.destructive; }, [](questions::FileFor) { return u"/a/b.json"_s; });
        bool confirmed = false;
        QString name;
        questions::ask(nullptr, {u"t"_s, u"t"_s, u"Delete"_s, true}, [&confirmed](bool answer) { confirmed = answer; });
        questions::pickFile(nullptr, questions::FileFor::Open, {}, {}, {}, [&name](const QString &picked) { name = picked; });
        QVERIFY(confirmed);
        QCOMPARE(name, u"/a/b.json"_s);
    }
};

QTEST_MAIN(TestQuestions)
#include "tst_questions.moc"
