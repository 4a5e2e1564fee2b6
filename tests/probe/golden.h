// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QString>

namespace lineside::test {

/// What a recording should be judged as; the ids of tests/data/golden/diagnosis.json.
struct Judgement {
    QString verdict;
    QString origin;
    QString cause;
};

QMap<QString, Judgement> goldenJudgements();

} // namespace lineside::test
