// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mock/requestchecks.h"

#include <QHash>
#include <QJsonObject>
#include <QString>

#include <chrono>
#include <functional>

namespace lineside {

/// The windows of limit-count and ai-rate-limiting. A window begins with its first call.
class RateLimits
{
public:
    using Clock = std::chrono::steady_clock;
    explicit RateLimits(std::function<Clock::time_point()> now = &Clock::now);

    /// limit-count: counts the call. Puts the quota into the answer's headers.
    Refusal countCall(Passage &passage);
    /// ai-rate-limiting: looks whether tokens are left, for the instance "ai-proxy-gemini" or one of ai-proxy-multi's.
    Refusal checkTokens(Passage &passage, const QString &instance);
    void spendTokens(const Passage &passage, const QString &instance, const QJsonObject &usage);

private:
    struct Window {
        qint64 used = 0;
        Clock::time_point end;
    };
    Window &window(const QString &scope, const QJsonObject &config);
    QByteArray secondsLeft(const Window &window) const;

    std::function<Clock::time_point()> m_now;
    QHash<QString, Window> m_windows;
};

} // namespace lineside
