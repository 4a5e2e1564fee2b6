// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/theme.h"

#include <QListWidget>

namespace lineside {

/// Sentences with a lamp before each, in as many lines as they need; as high as its first rows. Shown as plain text.
class LampList : public QListWidget
{
    Q_OBJECT
public:
    LampList(int mostRowsShown, QWidget *parent);

    QListWidgetItem *add(theme::Signal signal, const QString &text);
    /// To be called when all are added.
    void fit();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int m_mostRowsShown;
};

} // namespace lineside
