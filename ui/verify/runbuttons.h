// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QPushButton;
class QWidget;

namespace lineside {

/// Shows either of two buttons, *Start* or *Cancel*, to be called before the fields of the page are disabled: what is disabled or hidden loses the
/// focus, so it waits on *Cancel* while something runs, and is on *Start* after it if it stayed.
void showRunButton(const QWidget &page, QPushButton &start, QPushButton &cancel, bool running);

} // namespace lineside
