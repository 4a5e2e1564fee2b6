// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/prompttemplate.h"
#include "core/prompt.h"

#include <functional>

class QObject;
class QWidget;

namespace lineside {

/// What fills itself in, as it is now.
using SurroundingsSource = std::function<PromptSurroundings()>;
/// The clipboard's text and the date; what is selected comes from whoever shows it.
PromptSurroundings surroundingsWith(const QString &selection);

/// Gives the text of a prompt to `take` when its placeholders are filled in: at once where nothing has to be asked, and never where the
/// user cancels or the context is deleted.
void usePrompt(const Prompt &prompt, const PromptSurroundings &surroundings, QWidget *context, std::function<void(QString)> take);

} // namespace lineside
