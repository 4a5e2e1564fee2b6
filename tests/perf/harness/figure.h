// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace lineside::perf {

/// What a figure is set against, measured in the same run.
struct Baseline {
    QString name; ///< "curl -sN"
    double value = 0; ///< in the figure's unit
};

/// What a figure must not exceed.
struct Ceiling {
    enum class Of { Value, Ratio };
    Of of = Of::Value;
    double most = 0;
};

/// One thing that was measured.
struct Figure {
    QString id; ///< "cpu.1000", stable from run to run
    double value = 0;
    QString unit; ///< "ms", "MB", "Ir"; empty for a bare number
    std::optional<Baseline> baseline = {};
    std::optional<Ceiling> ceiling = {};

    /// Value over baseline.
    std::optional<double> ratio() const;
    /// "<= 6 x" or "<= 8 ms"; empty without a ceiling.
    QString target() const;
    /// Whether the target is met; absent without one. A value that is not a number meets none.
    std::optional<bool> holds() const;
};

/// The figures as text in columns, each line ended.
QString figureTable(const QList<Figure> &figures);
/// A JSON list of {id, value, unit, baseline, ratio, target, holds}; `baseline` is {name, value}, and null stands for what a figure lacks.
QByteArray figureJson(const QList<Figure> &figures);

} // namespace lineside::perf
