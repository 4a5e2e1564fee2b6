// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/chance.h"
#include "probe/report.h"
#include "probe/transfer.h"

#include <QString>

namespace lineside::test {

/// An answer of 200 that streams, or should have, in the manner of one of several providers, with at most one thing wrong.
struct WildStream {
    Transfer transfer; ///< with its Content-Type, and without any other header
    bool askedForStream = true;
    QString requestedModel;
    QString cause; ///< "ok" where nothing is wrong
    enum class Whose { Nobody, Provider, Path, Wire } whose = Whose::Nobody; ///< `Path`, `Wire`: the gateway's where there is one
};

WildStream someStream(Chance &chance);

} // namespace lineside::test
