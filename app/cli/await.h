// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/interrupts.h"
#include "core/result.h"

#include <QEventLoop>

#include <optional>
#include <utility>

namespace lineside::cli {

/// Runs the event loop until the operation has answered; Kind::Cancelled after Ctrl+C, which also cancels the operation.
/// `start` gets the context and the callback that such operations take.
template<class T, class Start>
Result<T> await(Interrupts &interrupts, Start &&start)
{
    interrupts.arm();
    QObject context;
    QEventLoop loop;
    std::optional<Result<T>> answer;
    QObject::connect(&interrupts, &Interrupts::interrupted, &loop, &QEventLoop::quit);
    std::forward<Start>(start)(&context, Callback<T>([&answer, &loop](Result<T> result) {
                                   answer.emplace(std::move(result));
                                   loop.quit();
                               }));
    if (!interrupts.happened())
        loop.exec();
    if (!answer)
        return failure(Error::Kind::Cancelled, QStringLiteral("Interrupted."));
    return std::move(*answer);
}

} // namespace lineside::cli
