// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace lineside {

/// What a place shows while it has nothing to show: one sentence and one button.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    EmptyState(const QString &iconName, const QString &sentence, const QString &buttonText, QWidget *parent = nullptr);
    void setSentence(const QString &sentence);

Q_SIGNALS:
    void triggered();
};

} // namespace lineside
