// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace lineside {

/// May a link in an answer be opened at all (after asking)? Only http, https and mailto may.
bool isOpenableLink(const QString &href);

} // namespace lineside
