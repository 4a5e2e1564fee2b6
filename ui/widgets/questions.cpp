// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/questions.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace lineside::questions {

namespace {

/// What answers in the user's stead, in tests.
struct Answers {
    std::function<bool(const Question &)> onAsk;
    std::function<QString(FileFor)> onPickFile;
};

Answers &answers()
{
    static Answers given;
    return given;
}

} // namespace

void setAnswers(std::function<bool(const Question &)> onAsk, std::function<QString(FileFor)> onPickFile)
{
    answers() = {std::move(onAsk), std::move(onPickFile)};
}

void ask(QWidget *parent, const Question &question, std::function<void(bool)> answer)
{
    if (answers().onAsk) {
        answer(answers().onAsk(question));
        return;
    }
    auto *box = new QMessageBox(question.destructive ? QMessageBox::Warning : QMessageBox::Question, question.title, QString(), QMessageBox::Cancel, parent);
    box->setObjectName(u"question"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setText(question.text);
    QPushButton *confirm = box->addButton(question.confirm, question.destructive ? QMessageBox::DestructiveRole : QMessageBox::AcceptRole);
    confirm->setObjectName(u"confirmButton"_s);
    // Enter must not destroy anything by accident.
    box->setDefaultButton(question.destructive ? qobject_cast<QPushButton *>(box->button(QMessageBox::Cancel)) : confirm);
    box->setEscapeButton(QMessageBox::Cancel);
    QObject::connect(box, &QMessageBox::finished, box, [box, confirm, answer = std::move(answer)] { answer(box->clickedButton() == confirm); });
    box->open();
}

void pickFile(QWidget *parent, FileFor use, const QString &title, const QString &suggestion, const QString &filter, std::function<void(QString)> answer)
{
    if (answers().onPickFile) {
        answer(answers().onPickFile(use));
        return;
    }
    auto *dialog = new QFileDialog(parent, title, suggestion, filter);
    dialog->setObjectName(u"fileQuestion"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(use == FileFor::Save ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(use == FileFor::Save ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::finished, dialog, [dialog, answer = std::move(answer)](int result) {
        answer(result == QDialog::Accepted ? dialog->selectedFiles().value(0) : QString());
    });
    dialog->open();
}

void pickFiles(QWidget *parent, const QString &title, const QString &filter, std::function<void(QStringList)> answer)
{
    if (answers().onPickFile) {
        const QString file = answers().onPickFile(FileFor::Open);
        answer(file.isEmpty() ? QStringList() : QStringList{file});
        return;
    }
    auto *dialog = new QFileDialog(parent, title, QString(), filter);
    dialog->setObjectName(u"fileQuestion"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::finished, dialog, [dialog, answer = std::move(answer)](int result) {
        answer(result == QDialog::Accepted ? dialog->selectedFiles() : QStringList());
    });
    dialog->open();
}

} // namespace lineside::questions
