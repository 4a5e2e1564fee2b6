// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

namespace lineside {

class ActionRegistry;

/// Every key that does something, by what it does.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT
public:
    ShortcutsDialog(const ActionRegistry &actions, bool enterSends, QWidget *parent = nullptr);
};

} // namespace lineside
