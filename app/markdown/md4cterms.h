// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "markdown/markdownelement.h"

#include <md4c.h>

#include <optional>

namespace lineside {

// What md4c says, in the words of this program.

/// The text of a link's target or title, or of a code block's language, with its entities decoded.
QString decodedAttribute(const MD_ATTRIBUTE &attribute);
CellAlignment alignmentOf(MD_ALIGN align);
TaskState taskStateOf(const MD_BLOCK_LI_DETAIL &item);
std::optional<MarkdownFormat> formatOf(MD_SPANTYPE type); ///< absent for links, images and what is not read

} // namespace lineside
