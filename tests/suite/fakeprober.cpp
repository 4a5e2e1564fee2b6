// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "suite/fakeprober.h"

namespace lineside::test {

FakeProbeRun::FakeProbeRun(const HttpRequest &asked, int *alive)
    : request(asked)
    , m_alive(alive)
{
    ++*m_alive;
}

FakeProbeRun::~FakeProbeRun()
{
    --*m_alive;
}

std::unique_ptr<ProbeRun> FakeProber::start(const HttpRequest &request, const ProbeTarget &)
{
    auto run = std::make_unique<FakeProbeRun>(request, &alive);
    waiting.append(run.get());
    ++started;
    mostAlive = qMax(mostAlive, int(waiting.size()));
    return run;
}

bool FakeProber::answer(const ProbeReport &report)
{
    while (!waiting.isEmpty()) {
        const QPointer<FakeProbeRun> run = waiting.takeFirst();
        if (run) {
            Q_EMIT run->completed(report);
            return true;
        }
    }
    return false;
}

} // namespace lineside::test
