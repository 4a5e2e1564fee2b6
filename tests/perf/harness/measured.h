// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace lineside::perf {

/// What was measured, or one sentence about why it could not be.
template<class T>
using Measured = tl::expected<T, QString>;

inline tl::unexpected<QString> unmeasured(QString why)
{
    return tl::unexpected<QString>(std::move(why));
}

} // namespace lineside::perf
