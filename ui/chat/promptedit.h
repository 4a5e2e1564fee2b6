// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/attachments/offeredfiles.h"
#include "ui/chat/prompthistory.h"

#include <QPlainTextEdit>

namespace lineside {

/// Where a prompt is typed. Grows with its text up to a limit. A key that sends never does so in the middle of an input method's
/// composition. Up at the beginning of the text, or in one that was recalled, goes back through earlier prompts; Down at its end comes forth.
class PromptEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit PromptEdit(QWidget *parent = nullptr);

    /// Enter sends and Shift+Enter breaks the line; otherwise Enter breaks the line. Ctrl+Enter always sends.
    void setEnterSends(bool sends) { m_enterSends = sends; }
    void setEarlierPrompts(const QStringList &prompts) { m_history.setPrompts(prompts); } ///< the newest last
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void sendRequested();
    void stopRequested();
    void filesOffered(const lineside::OfferedFiles &files); ///< pasted or dropped
    void focusChanged(bool focused);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    bool sends(const QKeyEvent &event) const;
    bool walk(const QKeyEvent &event);
    bool goOlder();
    bool goNewer();
    void replaceText(const QString &text, QTextCursor::MoveOperation place);
    int heightForLines(int lines) const;
    void fitHeight();

    PromptHistory m_history;
    bool m_enterSends = true;
    bool m_composing = false;
};

} // namespace lineside
