// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace lineside {

/// Over the transcript: what the conversation is called, what it came to, and buttons for what is done with it.
class ChatHeader : public QWidget
{
    Q_OBJECT
public:
    explicit ChatHeader(QWidget *parent = nullptr);

    void setTitle(const QString &title); ///< empty: nothing was asked yet
    /// In a few words, quietly; the rest is told where it is pointed at.
    void setSummary(const QString &brief, const QString &full);
    /// Right of those that were added before.
    QToolButton *addButton(const QString &name, const QString &iconName, const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    class Title;
    void showSummary();

    QHBoxLayout *m_row;
    Title *m_title;
    QLabel *m_summary;
};

} // namespace lineside
