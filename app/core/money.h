// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>
#include <QString>

#include <optional>

namespace lineside {

/// An amount of money, exact: a whole number of trillionths of a currency's unit. A price of 2.50 for a million tokens is 2,500,000
/// trillionths for one, so that tokens times price is whole too.
struct Money {
    qint64 trillionths = 0;
    QString currency = QStringLiteral("USD"); ///< by its three letters
    friend bool operator==(const Money &, const Money &) = default;
};

/// Absent where the currencies differ or the sum is out of range.
std::optional<Money> sum(const Money &a, const Money &b);
/// That many at that price. Absent where the amount is out of range.
std::optional<Money> times(qint64 count, const Money &price);

/// "2.5" as millionths, 2,500,000; absent for what is no plain decimal number from 0, or has more than six decimals.
std::optional<qint64> millionths(const QString &decimal);
/// The reverse: "2.5".
QString decimalText(qint64 millionths);

/// "$12.35", "$0.012": two decimals, or as many as show two digits of a small amount.
QString moneyText(const Money &amount);
/// The same as an estimate: "≈ $0.012".
QString estimateText(const Money &amount);

} // namespace lineside

Q_DECLARE_METATYPE(lineside::Money)
