// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/transcriptpiece.h"

#include <QByteArrayView>

namespace lineside {

/// Where in an element's text its formulas stand, with what surrounds them: in its source that is \( \), \[ \] or $$ $$, in the text
/// the backslash is gone. A formula that Markdown read otherwise, as emphasis for one, is not found. A single $ never begins one.
QList<FormulaStretch> formulasIn(const MarkdownElement &element, QByteArrayView source);

} // namespace lineside
