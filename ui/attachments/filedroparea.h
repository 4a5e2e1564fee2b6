// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/attachments/offeredfiles.h"

#include <QWidget>

namespace lineside {

/// A widget that files can be dropped on, wherever its children do not take them. Shows that it would while something is over it.
class FileDropArea : public QWidget
{
    Q_OBJECT
public:
    explicit FileDropArea(QWidget *parent = nullptr);

Q_SIGNALS:
    void dropped(const lineside::OfferedFiles &files);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    class Veil;
    Veil *m_veil = nullptr; ///< over the children while something can be dropped
};

} // namespace lineside
