// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "interchange/textimport.h"

#include <QString>

/// What is said of something that was pasted.
namespace lineside::pastedwords {

QString kind(const ImportedRequest &made);  ///< "A chat in OpenAI's dialect"
QString title(const ImportedRequest &made); ///< in a list: "POST api.openai.com/v1/chat/completions"
/// The request as it would go over the wire, JSON indented, references in place of keys.
QString message(const ImportedRequest &made);
/// What was not taken over as it stood; not what is said of keys.
QStringList warnings(const ImportedRequest &made);

} // namespace lineside::pastedwords
