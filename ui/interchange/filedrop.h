// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QWidget;

namespace lineside {

/// Lets a single file be dropped on a widget that would take none by itself. Lives with the widget.
class FileDrop : public QObject
{
    Q_OBJECT
public:
    FileDrop(QWidget *target, const QString &suffix);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void dropped(const QString &fileName);

private:
    QString m_suffix;
};

} // namespace lineside
