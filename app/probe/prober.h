// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "core/secretstore.h"
#include "probe/report.h"

#include <QObject>

#include <memory>

namespace lineside {

/// One measured request. Emits exactly one of `completed` and `cancelled`: a request that fails is a report too.
/// Owned by the caller; deleting it ends the transfer and emits nothing.
class ProbeRun : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// Ends with `cancelled` within 100 ms, in every state.
    virtual void cancel() = 0;

Q_SIGNALS:
    /// "connecting", "waiting", "streaming"; for a line of text while it runs.
    void phaseChanged(const QString &phase);
    void completed(const lineside::ProbeReport &report);
    void cancelled();
};

/// The instrument. Measures with libcurl in a thread of its own. Each probe pays for its own connection: it is cold.
class Prober
{
public:
    virtual ~Prober() = default;
    /// A prober for one way, whose probes leave their connections to later ones: the first on each is cold, the others are warm
    /// (ProbeReport::reusedConnection). Its connections end with it. Null where it cannot be had.
    virtual std::unique_ptr<Prober> keepingConnections() { return nullptr; }
    virtual std::unique_ptr<ProbeRun> start(const HttpRequest &request, const ProbeTarget &target) = 0;
};

/// The secrets must outlive it.
std::unique_ptr<Prober> makeProber(SecretStore &secrets);

} // namespace lineside
