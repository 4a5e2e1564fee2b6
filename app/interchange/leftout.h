// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QStringList>

#include <initializer_list>

namespace lineside {

/// The fields of a route that a form has not said yet. What remains in the end is told, so that nothing goes missing in silence.
class LeftOut
{
public:
    explicit LeftOut(const QJsonObject &route)
        : m_rest(route)
    {
    }

    /// These are said elsewhere.
    void take(std::initializer_list<QLatin1StringView> names);
    /// Moves a field as it is, if it is there.
    void move(QLatin1StringView name, QJsonObject &to, QLatin1StringView as);
    /// A sentence for what is left, named by `form`; a route that is switched off gets one of its own.
    QStringList warnings(const QString &form) const;

private:
    QJsonObject m_rest;
};

} // namespace lineside
