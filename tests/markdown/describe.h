// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "markdown/markdownelement.h"

namespace lineside {

/// One line for each element, for tests to compare and for people to read.
QString describe(const QList<MarkdownElement> &elements);

} // namespace lineside
