// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QWidget;

namespace lineside {

class ActionRegistry;
class ReadingTools;

/// Adds what is done with the text of the conversation: find, select, copy. Their shortcuts work within `scope`.
void addReadingActions(ActionRegistry &actions, ReadingTools &tools, QWidget *scope);

} // namespace lineside
