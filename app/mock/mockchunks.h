// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "mock/mockanswers.h"

#include <QByteArray>
#include <QList>

namespace lineside {

/// Writes answers in the shape that Gemini's OpenAI endpoint gives them: the role in every delta, the finish reason in the last
/// chunk, usage there too and only if it was asked for.
class MockChunks
{
public:
    MockChunks(const MockQuestion &question, const MockSettings &settings);

    /// The events of a stream, "[DONE]" included, as bytes.
    QList<QByteArray> stream() const;
    /// The whole answer as one JSON object.
    QByteArray whole() const;
    /// What the answer's head says of it.
    QList<RawHeader> headers(bool stream) const;

    QByteArray errorEvent() const;
    QByteArray badUtf8Event() const;

    bool plays(QLatin1StringView scenario) const { return m_scenarios.contains(scenario); }

private:
    QByteArray event(const QJsonObject &delta, const QString &finishReason = {}) const;
    QJsonObject frame(QLatin1StringView object) const;
    QJsonObject usage() const;
    QString finishReason() const;

    MockQuestion m_question;
    MockAnswer m_answer;
    QStringList m_scenarios;
    QString m_model;
    QString m_id;
    qint64 m_created;
};

/// The error body and status of a scenario such as "err429" or "arr-err429"; status 0 if it is not one.
struct MockFailure {
    int status = 0;
    QByteArray body;
};
MockFailure mockFailure(const QStringList &scenarios);
MockFailure mockFailure(int status, const QString &message, const QString &name);

} // namespace lineside
