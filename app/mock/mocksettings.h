// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace lineside {

/// What a mock model reports as used.
struct MockUsage {
    qint64 prompt = 0;
    qint64 completion = 0;
    qint64 total = 0; ///< as reported; need not be the sum
    friend bool operator==(const MockUsage &, const MockUsage &) = default;
};

/// An answer that is given whatever was asked.
struct MockAnswer {
    QString text;
    std::optional<MockUsage> usage; ///< derived from the text if absent
    friend bool operator==(const MockAnswer &, const MockAnswer &) = default;
};

/// How a mock model behaves.
struct MockSettings {
    QByteArray key; ///< the bearer key it wants; empty: any, or none
    std::chrono::milliseconds pace{30}; ///< between two pieces of a streamed answer
    std::chrono::milliseconds delay{5000}; ///< before an answer that is "slow"
    std::chrono::milliseconds pause{3000}; ///< in the middle of a stream that has a "pause"
    QStringList models{QStringLiteral("gemini-2.5-flash"), QStringLiteral("gemini-2.5-pro"), QStringLiteral("gemini-2.5-flash-lite")};
    QStringList scenarios; ///< play in every answer; a mark [[sim:NAME]] in the user's text plays one in that answer
    std::optional<MockAnswer> answer;       ///< otherwise the answer fits the question
    std::optional<MockAnswer> streamAnswer; ///< where streams shall have another one
    friend bool operator==(const MockSettings &, const MockSettings &) = default;
};

/// A scenario that a mock model can play, and what it does.
struct MockScenario {
    QString name;
    QString description;
};

/// All of them, for help texts. Errors ("err429") also come in Gemini's array form ("arr-err429").
QList<MockScenario> mockScenarios();
bool isMockScenario(const QString &name);

/// Reads a scenario file:
/// `{"scenarios":["slow"],"paceMs":40,"delayMs":5000,"pauseMs":3000,"models":["m"],"answer":{"text":"…","usage":{"prompt":1,"completion":2,"total":3}},"streamAnswer":{…}}`,
/// every field optional. Kind::BadRequest names the field that is wrong. The key is left as it is in `defaults`.
Result<MockSettings> readMockScenario(const QByteArray &json, MockSettings defaults = {});

} // namespace lineside
