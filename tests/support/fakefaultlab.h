// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/faultlab.h"

#include <QObject>

namespace lineside::test {

/// A lab without a server: it notes what it is told to play.
class FakeFaultLab : public FaultLab
{
public:
    QList<FaultScenario> scenarios() const override
    {
        return {{QStringLiteral("cut"), QStringLiteral("Closes the connection in the middle of an event."), QStringLiteral("stream-truncated")}};
    }
    bool isRunning() const override { return !played.isEmpty(); }
    void play(const QString &scenario, QObject *context, Callback<QUrl> done) override
    {
        played.append(scenario);
        QMetaObject::invokeMethod(
            context, [done = std::move(done)] { done(QUrl(QStringLiteral("http://127.0.0.1:1/v1"))); }, Qt::QueuedConnection);
    }
    void lastRequest(QObject *context, Callback<std::optional<SeenRequest>> done) override
    {
        QMetaObject::invokeMethod(
            context, [done = std::move(done), request = last] { done(request); }, Qt::QueuedConnection);
    }
    void stop() override { played.clear(); }

    QStringList played;
    std::optional<SeenRequest> last;
};

} // namespace lineside::test
