// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "gateway/formfield.h"

#include <QByteArray>

namespace lineside {

/// Reads a JSON Schema of an object, as a gateway serves it for a plugin or a resource, into the description of a form. Rules that no
/// field can show are left to the validation. Depth and number of fields are bounded; what lies deeper is edited as JSON.
Result<FormField> formFromSchema(const QByteArray &schema, const QString &name);

/// The same, or a form with nothing but JSON where there is no schema that could be read.
FormField formOrJson(const QByteArray &schema, const QString &name);

/// What a field is called in a form: "rejected_code" becomes "Rejected code".
QString formTitle(const QString &name);

} // namespace lineside
