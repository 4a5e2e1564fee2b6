// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QRegularExpression>
#include <QString>

namespace lineside {

/// A rule that a model's name fits or not, whatever its case. The price table is made of these.
struct NameMatch {
    enum class Rule { Equals, StartsWith, EndsWith, Contains, Pattern, AnyOf, AllOf };
    Rule rule = Rule::AnyOf;
    QString text; ///< in lower case
    QRegularExpression pattern;
    QList<NameMatch> parts;

    bool fits(const QString &lowerName) const;
};

} // namespace lineside
