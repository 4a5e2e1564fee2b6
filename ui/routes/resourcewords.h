// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/gatewayresource.h"

#include <QList>
#include <QString>

#include <optional>

namespace lineside {

/// The kinds that are listed besides routes, in that order.
const QList<ResourceKind> &shownResourceKinds();
/// What a kind is called above its resources, and what it is for.
QString resourceHeading(ResourceKind kind);
QString resourcePurpose(ResourceKind kind);
std::optional<ResourceKind> resourceKindOf(const QString &folder);

} // namespace lineside
