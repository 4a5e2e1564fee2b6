// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routearrival.h"

namespace lineside {

RouteArrival::RouteArrival(QObject *parent)
    : QObject(parent)
{
}

RouteArrival::~RouteArrival() = default;

void RouteArrival::watch(std::unique_ptr<GatewayAdmin> admin, const Route &route)
{
    m_context = std::make_unique<QObject>();
    m_admin = std::move(admin);
    m_admin->awaitRoute(route, m_context.get(), [this, id = route.id](const Result<void> &known) {
        Q_EMIT told(id, known ? std::nullopt : std::optional(known.error()));
    });
}

} // namespace lineside
