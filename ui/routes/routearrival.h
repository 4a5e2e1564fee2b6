// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "gateway/gatewayadmin.h"

#include <QObject>

#include <memory>
#include <optional>

namespace lineside {

/// Whether a route that was pushed answers already: a push is not at once in force. One route at a time; another takes its place.
/// No model is asked.
class RouteArrival : public QObject
{
    Q_OBJECT
public:
    explicit RouteArrival(QObject *parent);
    ~RouteArrival() override;

    void watch(std::unique_ptr<GatewayAdmin> admin, const Route &route);

Q_SIGNALS:
    void told(const lineside::RouteId &route, const std::optional<lineside::Error> &missing);

private:
    std::unique_ptr<GatewayAdmin> m_admin;
    std::unique_ptr<QObject> m_context; ///< of what is under way; deleting it cancels
};

} // namespace lineside
