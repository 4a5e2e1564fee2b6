// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "highlight/syntaxtable.h"

/// The languages, each in the file of its family.
namespace lineside::syntax {

/// Sorted by name.
std::span<const Language> languages();

} // namespace lineside::syntax
