// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace lineside {

/// The file that a pasted command names as its body. It is read when the user picks it, and only that one.
class BodyFileRow : public QWidget
{
    Q_OBJECT
public:
    explicit BodyFileRow(QWidget *parent = nullptr);

    /// As the command has it; empty, or "-" for what somebody types, is no file that could be read.
    void setFile(const QString &name);

Q_SIGNALS:
    void fileRead(const QString &name, const QByteArray &bytes); ///< under the command's name for it
    void failed(const lineside::Error &error);

private:
    void choose();
    void read(const QString &picked);

    QString m_name;
    QLabel *m_about;
    QPushButton *m_choose;
};

} // namespace lineside
