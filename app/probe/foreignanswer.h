// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatevent.h"
#include "core/usage.h"
#include "probe/report.h"

#include <QByteArray>

#include <optional>

namespace lineside {

/// A whole answer in another API's shape, as a gateway gives it that converts between them.
struct ForeignAnswer {
    AnswerFacts answer;
    Usage usage;
    std::optional<FinishReason> finish;
    QString finishRaw;
};

/// Reads Anthropic's messages and OpenAI's responses (JSON, not streamed). Nothing for any other body.
std::optional<ForeignAnswer> readForeignAnswer(const QByteArray &body);

} // namespace lineside
