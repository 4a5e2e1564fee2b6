// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/curlengine.h"
#include "probe/prober.h"

#include <QFutureWatcher>

namespace lineside {

/// A probe on libcurl: fetches the keys, lets the engine transfer, judges in the thread pool (an answer may be large).
class CurlProbeRun : public ProbeRun
{
    Q_OBJECT
public:
    /// Without an engine the report says that libcurl is not there.
    CurlProbeRun(std::shared_ptr<CurlEngine> engine, SecretStore &secrets, const HttpRequest &request, const ProbeTarget &target);
    ~CurlProbeRun() override;

    void cancel() override;

private:
    enum class State { Resolving, Transferring, Judging, Over };

    void transfer(ResolvedRequest request);
    void judge(std::shared_ptr<CurlEngine::Outcome> outcome);
    void complete();
    void endCancelled();

    std::shared_ptr<CurlEngine> m_engine;
    ConnectionSettings m_connection;
    ProbeTarget m_target;
    QString m_startedUtc;
    State m_state = State::Resolving;
    bool m_cancelling = false;
    CurlEngine::Id m_id = 0;
    std::unique_ptr<QObject> m_resolving; ///< deleting it ends the wait for the keychain
    QFutureWatcher<ProbeReport> m_judging;
};

} // namespace lineside
