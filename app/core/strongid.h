// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHashFunctions>
#include <QString>

namespace lineside {

/// An identifier that cannot be taken for another kind of identifier, nor for plain text.
template<typename Tag>
class StrongId
{
public:
    StrongId() = default;
    explicit StrongId(QString value)
        : m_value(std::move(value))
    {
    }
    const QString &toString() const { return m_value; }
    bool isEmpty() const { return m_value.isEmpty(); }
    friend bool operator==(const StrongId &, const StrongId &) = default;
    friend bool operator<(const StrongId &a, const StrongId &b) { return a.m_value < b.m_value; }
    friend size_t qHash(const StrongId &id, size_t seed = 0) { return qHash(id.m_value, seed); }

private:
    QString m_value;
};

using ProviderId = StrongId<struct ProviderTag>;
using GatewayId = StrongId<struct GatewayTag>;
using RouteId = StrongId<struct RouteTag>;

} // namespace lineside
