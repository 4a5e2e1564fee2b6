// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/suite.h"
#include "store/jsonmembers.h"

namespace lineside {

/// A suite as the workspace file holds it. A check of a kind that is not known here is kept whole (SuiteCheck::Kind::Unknown).
Suite readSuite(const JsonReader &json);

/// Members of `source` that have no name here are kept, also those of its cases and checks.
QJsonObject toJson(const Suite &suite, const QJsonObject &source);

} // namespace lineside
