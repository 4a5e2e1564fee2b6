// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/prober.h"
#include "support/fakesecretstore.h"

#include <QSignalSpy>

namespace lineside::test {

/// A prober with keys in memory, and a request to begin with: a small chat request that goes past any proxy.
struct ProbeRig {
    ProbeRig();

    static HttpRequest request(const QUrl &url);
    static ProbeTarget target(const HttpRequest &request);

    std::unique_ptr<ProbeRun> start(const HttpRequest &request);
    /// Runs it to its end; a report with an empty cause if none came within 20 s.
    ProbeReport probe(const HttpRequest &request);
    ProbeReport probe(const QUrl &url) { return probe(request(url)); }

    FakeSecretStore secrets;
    std::unique_ptr<Prober> prober;
};

/// The check of that id; a skipped one where the report has none.
ProbeCheck checkOf(const ProbeReport &report, QStringView id);

} // namespace lineside::test
