// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "core/route.h"

#include <QJsonObject>
#include <QStringList>

namespace lineside {

/// A route in the Admin API's form, references as they are written in a draft.
struct ApisixRoute {
    QJsonObject json;
    QStringList broken; ///< parts of the draft that should be JSON objects and are none; they are missing in `json`
};

ApisixRoute toApisix(const Route &route);

/// Reads the `value` of an Admin API answer, or what a person wrote in that form. Fields without a name in Route go to its `rest`,
/// also those whose value is of another type than APISIX documents. Times are dropped.
Route fromApisix(const QJsonObject &json);

} // namespace lineside
