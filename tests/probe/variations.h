// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/report.h"
#include "probe/transfer.h"

namespace lineside::test {

/// An exchange that could have been recorded somewhere, and what is known of it because it was made so.
struct Variation {
    QString name;
    ProbeTarget target;
    Transfer transfer;
    QString origin;
    QString cause;
};

/// As many exchanges as wanted, the same for the same seed: recordings under other circumstances, the situations of
/// tests/data/diagnosis in the words of the servers that they are of, and streams.
QList<Variation> variations(quint32 seed, int count);
/// The recordings as they are, with what is told of them in tests/data/golden.
QList<Variation> recordedVariations();

} // namespace lineside::test
