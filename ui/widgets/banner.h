// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace lineside {

/// A strip that says what happened, where, and what to do, at the place where it happened. Hidden until it is shown.
/// Texts are shown as plain text.
class Banner : public QFrame
{
    Q_OBJECT
public:
    explicit Banner(QWidget *parent = nullptr);

    void showMessage(theme::Signal signal, const QString &message, const QString &hint = {});
    /// With *Details* (the other side's words) and *Copy*.
    void showError(const Error &error);
    /// A button such as "Undo" or "Try again"; its press emits `actionTriggered`. Removed by the next message.
    void setAction(const QString &text);
    void clear();
    QString message() const;

Q_SIGNALS:
    void actionTriggered();
    void dismissed();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void arrange(theme::Signal signal, const QString &message, const QString &hint, const QString &details);

    theme::Signal m_signal = theme::Signal::Information;
    QBoxLayout *m_row = nullptr; ///< texts and buttons: side by side, or in a narrow place one below the other
    QLabel *m_message;
    QLabel *m_hint;
    QLabel *m_details;
    QPushButton *m_action;
    QToolButton *m_detailsButton;
    QToolButton *m_copy;
    QToolButton *m_close;
};

} // namespace lineside
