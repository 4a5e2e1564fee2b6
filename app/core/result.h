// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"

#include <functional>
#include <tl/expected.hpp>

namespace lineside {

/// The value, or why there is none.
template<class T>
using Result = tl::expected<T, Error>;

/// How an operation that takes time answers. Functions that take a `Callback` also take a `QObject *context` and promise:
/// the callback is called exactly once, in the context's thread, never before the function returned, and not at all if the
/// context is deleted first. Deleting the context cancels the operation.
template<class T>
using Callback = std::function<void(Result<T>)>;

/// A failed result of any type.
inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

inline tl::unexpected<Error> failure(Error::Kind kind, QString message, QString hint = {})
{
    return tl::unexpected<Error>(Error{.kind = kind, .message = std::move(message), .hint = std::move(hint), .details = {}, .httpStatus = 0});
}

} // namespace lineside
