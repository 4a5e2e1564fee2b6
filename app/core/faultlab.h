// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

namespace lineside {

/// A way in which a model misbehaves. Its name is the same in the window, on the command line and in files.
struct FaultScenario {
    QString name;     ///< "slow-first-byte"
    QString sentence; ///< what the model does, for people
    QString cause;    ///< what a probe finds that asks it for a stream; "ok" where the fault is one of time alone
    friend bool operator==(const FaultScenario &, const FaultScenario &) = default;
};

/// A request as it reached the model of the lab, keys included: for finding out what a gateway passes on. Not for showing as it is.
struct SeenRequest {
    QByteArray method;
    QByteArray target; ///< path and query
    QList<RawHeader> headers;
    QByteArray body;
    friend bool operator==(const SeenRequest &, const SeenRequest &) = default;
};

/// A mock model on loopback that misbehaves as it is told: point a route at it to see what the route's retries, timeouts and
/// fallbacks really do.
class FaultLab
{
public:
    virtual ~FaultLab() = default;
    virtual QList<FaultScenario> scenarios() const = 0;
    virtual bool isRunning() const = 0;
    /// Lets the model play a scenario from the next request on; empty: none, it answers well. Starts the model if it does not run,
    /// and gives its base URL ("http://127.0.0.1:41234/v1"), which stays the same until `stop`.
    /// Kind::BadRequest where no scenario has that name, Kind::Network if no port can be had.
    virtual void play(const QString &scenario, QObject *context, Callback<QUrl> done) = 0;
    /// The last request that reached the model since it was started or last told what to play; nothing if none did.
    virtual void lastRequest(QObject *context, Callback<std::optional<SeenRequest>> done) = 0;
    virtual void stop() = 0;
};

} // namespace lineside
