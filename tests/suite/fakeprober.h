// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/prober.h"

#include <QList>
#include <QPointer>

namespace lineside::test {

/// A probe that ends when the test says so.
class FakeProbeRun : public ProbeRun
{
    Q_OBJECT
public:
    FakeProbeRun(const HttpRequest &asked, int *alive);
    ~FakeProbeRun() override;
    void cancel() override { Q_EMIT cancelled(); }
    const HttpRequest request;

private:
    int *m_alive;
};

/// Hands out probes, and counts those that live.
class FakeProber : public Prober
{
public:
    std::unique_ptr<ProbeRun> start(const HttpRequest &request, const ProbeTarget &target) override;
    /// Ends the oldest probe that waits. False if there is none.
    bool answer(const ProbeReport &report);

    QList<QPointer<FakeProbeRun>> waiting;
    int alive = 0;
    int mostAlive = 0;
    int started = 0;
};

} // namespace lineside::test
