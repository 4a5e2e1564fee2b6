// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPlainTextEdit>

namespace lineside {

/// Where a prompt is typed. Grows with its text up to a limit. A key that sends never does so in the middle of an input method's
/// composition.
class PromptEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit PromptEdit(QWidget *parent = nullptr);

    /// Enter sends and Shift+Enter breaks the line; otherwise Enter breaks the line. Ctrl+Enter always sends.
    void setEnterSends(bool sends) { m_enterSends = sends; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void sendRequested();
    void stopRequested();
    void recallRequested();
    void focusChanged(bool focused);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    bool sends(const QKeyEvent &event) const;
    int heightForLines(int lines) const;
    void fitHeight();

    bool m_enterSends = true;
    bool m_composing = false;
};

} // namespace lineside
