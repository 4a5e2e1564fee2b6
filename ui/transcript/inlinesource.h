// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "markdown/markdownelement.h"

namespace lineside {

/// A part of an element as Markdown: its letters, and the signs that make parts of them bold, code or a link. Lines of code and HTML
/// are their letters alone.
QString inlineSource(const MarkdownElement &element, qsizetype begin, qsizetype end);

} // namespace lineside
