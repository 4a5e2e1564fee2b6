// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/route.h"
#include "gateway/apisixapi.h"

#include <QList>

namespace lineside {

/// The routes of a gateway that has only a whole configuration; `refusal` is what it answered when it was asked for a list, and
/// what is told where it has no configuration either.
void listFromWhole(const ApisixApi &api, const HttpResponse &refusal, QObject *context, Callback<QList<Route>> done);

} // namespace lineside
