// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "core/route.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace lineside {

/// A route to begin with.
struct RoutePreset {
    QString id;          ///< "gemini", "fallback"
    QString title;       ///< for people
    QString description; ///< one sentence
    QStringList keyNames; ///< one for each key that it needs, as the providers' own documents name it: "GEMINI_API_KEY"
    friend bool operator==(const RoutePreset &, const RoutePreset &) = default;
};

/// Those that a gateway of that version can have; of none known, all. In the order in which they are offered.
QList<RoutePreset> routeTemplates(const QString &version = {});

/// The route in the form that is right for that version, with references to these keys, one for each of its names. What only the
/// user can know is in capitals: RESOURCE, PROJECT. Kind::NotFound where that version cannot have it.
Result<Route> routeFromTemplate(const QString &id, const QString &version, const QList<SecretRef> &keys);

} // namespace lineside
