// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/prober.h"

#include <QPointer>

namespace lineside::test {

/// A probe that the test plays.
class FakeProbeRun : public ProbeRun
{
    Q_OBJECT
public:
    using ProbeRun::ProbeRun;
    void cancel() override { Q_EMIT cancelled(); }
    void enter(const QString &phase) { Q_EMIT phaseChanged(phase); }
    void complete(const ProbeReport &report) { Q_EMIT completed(report); }
};

/// A prober whose runs wait for the test.
class FakeProber : public Prober
{
public:
    std::unique_ptr<ProbeRun> start(const HttpRequest &request, const ProbeTarget &target) override
    {
        requests.append(request);
        targets.append(target);
        auto made = std::make_unique<FakeProbeRun>();
        run = made.get();
        return made;
    }

    QList<HttpRequest> requests;
    QList<ProbeTarget> targets;
    QPointer<FakeProbeRun> run; ///< the last one
};

} // namespace lineside::test
