// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatrequest.h"
#include "parameters/parameterspec.h"

#include <tl/expected.hpp>

#include <optional>

namespace lineside {

/// The field's JSON value as it will be sent; none where it is not set.
std::optional<QByteArray> parameterValue(const ChatParameters &parameters, const QString &name);
/// Sets it, or with none takes it out.
void setParameter(ChatParameters &parameters, const QString &name, const std::optional<QByteArray> &json);

/// How a value is shown in a field: texts one a line, others as they are written.
QString parameterText(const ParameterSpec &spec, const std::optional<QByteArray> &json);
/// What was typed, as the JSON value to set; none for an empty text. Or what is wrong with it, as a sentence that names nothing.
tl::expected<std::optional<QByteArray>, QString> readParameter(const ParameterSpec &spec, const QString &text);
/// "0 to 2", "from 1"; empty without a range.
QString rangeText(const ParameterSpec &spec);

} // namespace lineside
