// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace lineside {

/// Routes that came from a file, each as JSON in the Admin API's form.
struct ImportedRoutes {
    QList<QByteArray> routes;
    QStringList warnings;
};

/// Reads ADC's file, `apisix.yaml`, or JSON of the Admin API: one route, one wrapped in `value`, or a list. `${NAME}` and `${{NAME}}`
/// become references; `$env://` and `$secret://` are the gateway's own and stay. Kind::BadRequest where there is no route.
Result<ImportedRoutes> importRoutes(const QByteArray &text);

} // namespace lineside
