// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/variations.h"

#include <QMap>
#include <QStringList>

namespace lineside::test {

/// How many exchanges were judged as they were made, and what the others were taken for.
struct DiagnosisScore {
    int judged = 0;
    int right = 0;
    QMap<QString, QMap<QString, int>> matrix; ///< truth, then what was told, "origin cause" each
    QStringList misses; ///< a line each

    double share() const { return judged == 0 ? 0 : 100.0 * right / judged; }
};

DiagnosisScore scoreOf(const QList<Variation> &variations);
/// The matrix as text: by origin as a square, by cause a line each with what it was taken for.
QString matrixText(const DiagnosisScore &score);

} // namespace lineside::test
