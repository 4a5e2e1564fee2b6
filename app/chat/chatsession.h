// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatbackend.h"
#include "core/chatturn.h"

#include <QDateTime>
#include <QList>
#include <QObject>

#include <memory>
#include <optional>

namespace lineside {

/// Which of the other ways to go on from the same place a turn is.
struct BranchPlace {
    int index = 0; ///< from 0, in the order they were made
    int count = 1;
    friend bool operator==(const BranchPlace &, const BranchPlace &) = default;
};

/// One conversation: its turns, and the reply that is under way, if any. At most one reply at a time.
class ChatSession : public QObject
{
    Q_OBJECT
public:
    explicit ChatSession(ChatBackend &backend, QObject *parent = nullptr);
    ~ChatSession() override;

    QString title() const; ///< the first words of the first question; empty while there is none
    QDateTime startedAt() const { return m_startedAt; }
    const QList<ChatTurn> &turns() const { return m_turns; }
    bool isBusy() const { return m_run != nullptr; }

    const std::optional<Target> &target() const { return m_target; }
    void setTarget(const Target &target);
    QString systemPrompt() const { return m_systemPrompt; }
    void setSystemPrompt(const QString &prompt);
    const ChatParameters &parameters() const { return m_parameters; }
    void setParameters(const ChatParameters &parameters);

    /// Appends the question and starts the reply. Does nothing while busy, without a target, or for blank text; returns whether it did.
    bool send(const QString &text);
    /// The turns that could stand at that place, this one among them.
    BranchPlace branchAt(int turn) const;

    /// Drops the last reply and asks again. Only when not busy and the last turn is a reply.
    bool retry();
    void stop();

    /// The request behind the last reply (or the one that `send(text)` would make), with references in place of keys.
    Result<HttpRequest> lastRequest() const;
    Result<HttpRequest> requestFor(const QString &text) const;
    /// The question that the reply at that place answers, sent the way it went; without a reply there, the whole conversation.
    ChatCall callBehind(int turn) const;

Q_SIGNALS:
    void turnAdded(int index);
    void turnRemoved(int index);
    /// Other turns stand there now: a conversation was opened, or another branch chosen. All before `firstChanged` are as they were.
    void turnsReplaced(int firstChanged);
    /// A turn has a branch more or less beside it.
    void branchesChanged(int index);
    /// The text, reasoning or tool calls of the last turn grew; at most once a frame.
    void replyGrew(int index);
    /// The last turn reached a final state.
    void replyEnded(int index);
    void busyChanged(bool busy);
    void targetChanged();
    void titleChanged();

private:
    ChatCall callFor(const QList<ChatTurn> &turns) const;
    void startReply();
    void take(const QList<ChatEvent> &events);
    void end(ReplyState state, const std::optional<Error> &error, const ReplyFacts &facts);

    ChatBackend &m_backend;
    QDateTime m_startedAt;
    QList<ChatTurn> m_turns;
    std::optional<Target> m_target;
    QString m_systemPrompt;
    ChatParameters m_parameters;
    std::unique_ptr<ChatRun> m_run;
};

} // namespace lineside
