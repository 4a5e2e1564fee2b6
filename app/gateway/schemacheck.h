// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace lineside {

/// A place that does not fit its schema.
struct SchemaMisfit {
    enum class Kind {
        Wrong,   ///< the gateway would refuse it
        Unknown, ///< the schema has no field of that name and forbids none: the gateway takes it and does nothing with it
    };
    Kind kind = Kind::Wrong;
    QStringList path;
    QString message; ///< what is wrong, and what to write instead as far as the schema tells
    friend bool operator==(const SchemaMisfit &, const SchemaMisfit &) = default;
};

/// Where the JSON value does not fit the schema. An empty list also where there is no usable schema. May be called from any thread.
QList<SchemaMisfit> schemaMisfits(const QByteArray &value, const QByteArray &schema);

} // namespace lineside
