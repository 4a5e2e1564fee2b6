// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/strongid.h"

namespace lineside {

using PromptId = StrongId<struct PromptTag>;

/// A text that is used again and again. May hold placeholders; what they are is read where it is put to use.
struct Prompt {
    enum class Use { Question, System };
    PromptId id;
    QString name;
    Use use = Use::Question;
    QString text;
    friend bool operator==(const Prompt &, const Prompt &) = default;
};

} // namespace lineside
