// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace lineside {

/// A field of a chat request that may be set.
struct ParameterSpec {
    enum class Kind {
        Number,
        Whole,
        Flag,
        Choice, ///< one of `choices`; others are taken too, as providers add to them
        Text,
        Texts,  ///< up to `most`
        Format, ///< of the reply: any, JSON, or JSON by a schema
        Tools,
    };
    QString name; ///< as it stands in the request
    Kind kind = Kind::Number;
    std::optional<double> least;
    bool above = false; ///< greater than `least`
    std::optional<double> most;
    QStringList choices;
    bool more = false; ///< seldom needed
    friend bool operator==(const ParameterSpec &, const ParameterSpec &) = default;
};

/// What a provider is known to take, by its kind or the name that a gateway gives it. For a provider that is not known: all.
QList<ParameterSpec> parameterSpecs(const QString &provider);

} // namespace lineside
