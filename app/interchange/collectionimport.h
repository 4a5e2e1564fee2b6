// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "interchange/curlimport.h"

#include <QByteArray>

#include <vector>

namespace lineside {

/// The requests of a Postman collection (2.0 and 2.1) or of a Bruno file (.bru), variables of theirs as references where they are
/// named like one. Nothing is run; scripts are passed over. Kind::BadRequest where there is no request.
Result<std::vector<ImportedRequest>> importCollection(const QByteArray &text);

} // namespace lineside
