// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/usage.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <variant>

namespace lineside {

/// The model spoke for the first time, or named itself.
struct Started {
    QString model;
    QString responseId;
    friend bool operator==(const Started &, const Started &) = default;
};

struct TextDelta {
    int choice = 0;
    QString text;
    friend bool operator==(const TextDelta &, const TextDelta &) = default;
};

struct ReasoningDelta {
    int choice = 0;
    QString text;
    friend bool operator==(const ReasoningDelta &, const ReasoningDelta &) = default;
};

struct RefusalDelta {
    int choice = 0;
    QString text;
    friend bool operator==(const RefusalDelta &, const RefusalDelta &) = default;
};

/// A piece of a tool call; `index` is its place in the reply, whatever the provider numbered.
struct ToolCallDelta {
    int choice = 0;
    int index = 0;
    QString id;        ///< empty but in the first piece
    QString name;      ///< empty but in the first piece
    QString arguments; ///< to be appended
    friend bool operator==(const ToolCallDelta &, const ToolCallDelta &) = default;
};

/// Usage so far; each report replaces the fields it has.
struct UsageReport {
    Usage usage;
    friend bool operator==(const UsageReport &, const UsageReport &) = default;
};

enum class FinishReason { Stop, Length, ToolCalls, ContentFilter, Other };

struct Finished {
    int choice = 0;
    FinishReason reason = FinishReason::Stop;
    QString raw; ///< as the provider wrote it
    friend bool operator==(const Finished &, const Finished &) = default;
};

/// What happens in a reply. An error is not an event.
using ChatEvent = std::variant<Started, TextDelta, ReasoningDelta, RefusalDelta, ToolCallDelta, UsageReport, Finished>;

/// For `std::visit` with one lambda an alternative.
template<class... Ts>
struct overloaded : Ts... {
    using Ts::operator()...;
};
template<class... Ts>
overloaded(Ts...) -> overloaded<Ts...>;

} // namespace lineside

Q_DECLARE_METATYPE(lineside::ChatEvent)
Q_DECLARE_METATYPE(QList<lineside::ChatEvent>)
