// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/formdocument.h"
#include "gateway/formfield.h"

namespace lineside {

/// What is wrong with the one value, in the words of the field; empty if nothing is. What depends on several fields is for the
/// validation of the whole to say.
QString fieldProblem(const FormField &field, const FormDocument &document, const FormPath &path);

/// Would the text put a key where everybody can read it? `name` is the text's own in a map, or empty. References, masks and what
/// is no key by its name may stand there.
bool isWrittenOutKey(const FormField &field, const QString &name, const QString &text);

/// How many values at the path and below have something wrong with them.
int problemsWithin(const FormField &field, const FormDocument &document, const FormPath &path);

/// Does the field count, as its siblings are? `group` is where it stands.
bool fieldCounts(const FormField &field, const FormField &group, const FormDocument &document, const FormPath &groupPath);

} // namespace lineside
