// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatbackend.h"
#include "core/chatevent.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace lineside::cli {

/// Prints an answer as it comes: its text on standard output, or one JSON object an event. Gathers what a footer tells.
class EventPrinter
{
public:
    explicit EventPrinter(bool asJson)
        : m_asJson(asJson)
    {
    }
    void take(const QList<ChatEvent> &events);
    /// Ends a line of text that was left open.
    void endText();
    /// In JSON among the events, otherwise on standard error. Gives the exit status.
    int printError(const Error &error);
    /// Model, finish reason, usage and times, on standard error. Nothing where no answer came, nor in JSON: the events tell it.
    void printFooter(const ReplyTimes &times, bool complete) const;

    const QString &text() const { return m_text; }
    const QString &model() const { return m_model; }
    const Usage &usage() const { return m_usage; }
    const QString &finishReason() const { return m_finishReason; }

private:
    void take(const ChatEvent &event);
    void takeText(const TextDelta &delta);
    void print(QJsonObject event, int choice) const;

    bool m_asJson;
    bool m_lineOpen = false;
    QString m_text; ///< of the first choice
    QString m_model;
    QString m_finishReason;
    Usage m_usage;
};

/// "input 15, output 8, total 41 as reported (18 unaccounted)"; says so where nothing was reported.
QString describeUsage(const Usage &usage);
QJsonObject usageToJson(const Usage &usage);

} // namespace lineside::cli
