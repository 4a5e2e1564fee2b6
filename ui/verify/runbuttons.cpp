// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/runbuttons.h"

#include <QApplication>
#include <QPushButton>

namespace lineside {

void showRunButton(const QWidget &page, QPushButton &start, QPushButton &cancel, bool running)
{
    const bool begins = running && cancel.isHidden();
    const QWidget *focused = QApplication::focusWidget();
    const bool takesFocus = begins && focused && page.isAncestorOf(focused);
    const bool givesFocus = !running && cancel.hasFocus();
    start.setVisible(!running);
    if (running)
        cancel.setVisible(true);
    if (takesFocus)
        cancel.setFocus();
    if (givesFocus)
        start.setFocus();
    cancel.setVisible(running);
}

} // namespace lineside
