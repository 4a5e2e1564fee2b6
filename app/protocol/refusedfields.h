// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/errorbody.h"

#include <QStringList>

namespace lineside {

/// The fields of the request's body that an error says it does not know or take: "seed" where Gemini writes `Unknown name "seed"`. Empty where
/// it complains of something else, or of a field that no request can do without.
QStringList refusedFields(const ErrorBody &body);

} // namespace lineside
