// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

class QWidget;

/// The two places where the program asks the user something in a window of its own; tests answer in the user's stead.
namespace lineside::questions {

struct Question {
    QString title;
    QString text;         ///< plain text
    QString confirm;      ///< the button that does it: "Delete"
    bool destructive = false;
};

/// Asks without blocking; `answer` is called once with whether the user confirmed.
void ask(QWidget *parent, const Question &question, std::function<void(bool)> answer);

/// Asks for a file to save to or to open; an empty answer means that the user cancelled.
enum class FileFor { Open, Save };
void pickFile(QWidget *parent, FileFor use, const QString &title, const QString &suggestion, const QString &filter, std::function<void(QString)> answer);
/// Asks for one or more files to open; an empty answer means that the user cancelled.
void pickFiles(QWidget *parent, const QString &title, const QString &filter, std::function<void(QStringList)> answer);

/// For tests: the answers to give from now on; null restores the real dialogs.
void setAnswers(std::function<bool(const Question &)> onAsk, std::function<QString(FileFor)> onPickFile);

} // namespace lineside::questions
