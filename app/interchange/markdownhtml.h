// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace lineside {

/// Markdown of a model as HTML that can do nothing: HTML in it is shown as text, images are named and not loaded, and links other than
/// http, https and mailto are text.
QString markdownToHtml(const QString &markdown);

} // namespace lineside
