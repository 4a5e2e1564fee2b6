// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "highlight/linelook.h"
#include "highlight/rulematch.h"

/// The matchers of what is closed by what opened it: raw strings, pairs of brackets, here-documents.
namespace lineside::syntax {

Found findOpen(const Rule &rule, const Spot &spot, LineLook &look);
Found findClose(const Rule &rule, const Spot &spot, LineLook &look);
Found findOpenPair(const Rule &rule, const Spot &spot, LineLook &look);
Found findInPair(const Rule &rule, const Spot &spot, LineLook &look);
Found findHereDocument(const Rule &rule, const Spot &spot, LineLook &look);
Found findHereEnd(const Rule &rule, const Spot &spot, LineLook &look);

} // namespace lineside::syntax
