// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QMimeData;

namespace lineside {

/// Lets texts and files with requests be dropped on a window, wherever nothing else takes them. Reads nothing by itself.
class PastedDrop : public QObject
{
    Q_OBJECT
public:
    explicit PastedDrop(QWidget *window);

    static bool offersRequest(const QMimeData &data);
    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void textDropped(const QString &text);
    void fileDropped(const QString &fileName);
};

} // namespace lineside
