// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

class QWidget;

namespace lineside {

class ActionRegistry;
class ReadingTools;

/// Adds what is done with the text of the conversation: find, select, copy. Their shortcuts work within `scope`. They are for what `instead`
/// tells, and where that is nothing, for `tools`.
void addReadingActions(ActionRegistry &actions, ReadingTools &tools, QWidget *scope, const std::function<ReadingTools *()> &instead);

} // namespace lineside
