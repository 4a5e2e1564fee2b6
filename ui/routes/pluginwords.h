// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace lineside {

/// What a plugin does, in a sentence; empty for one that is not known here.
QString pluginSentence(const QString &name);

} // namespace lineside
