// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/eventprinter.h"
#include "cli/interrupts.h"
#include "core/chatbackend.h"

#include <optional>

namespace lineside::cli {

/// How a reply ended.
struct ChatOutcome {
    std::optional<Error> error; ///< also for a reply that was cut
    ReplyFacts facts;
};

/// Asks, prints the reply as it comes, and waits for its end or for Ctrl+C, which closes the connection.
ChatOutcome ask(ChatBackend &backend, const ChatCall &call, EventPrinter &printer, Interrupts &interrupts);

} // namespace lineside::cli
