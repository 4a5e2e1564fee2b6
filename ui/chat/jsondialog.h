// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parameters/jsonmistake.h"

#include <QDialog>

#include <functional>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace lineside {

/// A text in JSON, edited with the place of the first mistake in sight. It can be taken over only where there is none.
class JsonDialog : public QDialog
{
    Q_OBJECT
public:
    using Check = std::function<std::optional<JsonMistake>(const QString &text)>;

    JsonDialog(const QString &title, const QString &explanation, Check check, QWidget *parent);

    void setText(const QString &text);
    QString text() const;

private:
    void followText();
    void goToMistake();

    Check m_check;
    QPlainTextEdit *m_edit;
    QLabel *m_mistake;
    QPushButton *m_accept = nullptr;
};

} // namespace lineside
