// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace lineside {

/// Over the transcript: what the conversation is called, and buttons for what is done with it.
class ChatHeader : public QWidget
{
    Q_OBJECT
public:
    explicit ChatHeader(QWidget *parent = nullptr);

    void setTitle(const QString &title); ///< empty: nothing was asked yet
    /// Right of those that were added before.
    QToolButton *addButton(const QString &name, const QString &iconName, const QString &text);

private:
    QHBoxLayout *m_row;
    QLabel *m_title;
};

} // namespace lineside
