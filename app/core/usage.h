// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>
#include <QtGlobal>

#include <optional>

namespace lineside {

/// Tokens as they were reported, in one form for all providers. Absent means not reported, which is not zero.
struct Usage {
    std::optional<qint64> input;         ///< the whole prompt, cached part included
    std::optional<qint64> cached;        ///< the part of `input` that was read from a cache
    std::optional<qint64> cacheWrite;    ///< the part of `input` that was written to a cache
    std::optional<qint64> output;        ///< as reported; whether it includes `reasoning` differs by provider
    std::optional<qint64> reasoning;
    std::optional<qint64> totalReported; ///< never a sum of ours

    /// What the reported total holds beyond input and output, if it is more than zero: thinking that a provider does not itemise.
    /// A reasoning count that is outside of `output` and explains the difference is not unaccounted.
    std::optional<qint64> unaccounted() const;
    bool isEmpty() const { return *this == Usage{}; }
    /// Takes over every field that `later` reports: reports are cumulative, so the last one wins.
    void merge(const Usage &later);

    friend bool operator==(const Usage &, const Usage &) = default;
};

} // namespace lineside

Q_DECLARE_METATYPE(lineside::Usage)
