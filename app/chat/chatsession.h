// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/branchedturns.h"
#include "core/chatbackend.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <optional>
#include <span>

namespace lineside {

/// One conversation: its turns, of which one branch is shown, and the reply that is under way, if any. At most one reply at a time. Orders
/// that ask a model do nothing while busy or without a target, and return whether they did. Indices are places in `turns()`.
class ChatSession : public QObject
{
    Q_OBJECT
public:
    explicit ChatSession(ChatBackend &backend, QObject *parent = nullptr);
    ~ChatSession() override;
    /// Becomes what was kept. Only when not busy. A reply that was growing when its program ended is cut.
    void restore(const Conversation &conversation, const QList<StoredMessage> &messages);

    /// Takes up what another program did to the conversation. `before` is what was here when the history was asked: what was done here since, and
    /// what is being done, stays.
    void takeUp(const ConversationRecord &before, const ConversationRecord &theirs);

    ConversationId id() const { return m_about.id; }
    QString title() const { return m_about.title; } ///< the first words of the first question, unless renamed; empty while there is none
    QDateTime startedAt() const { return m_about.createdAt; }
    const QList<ChatTurn> &turns() const { return m_turns.shown(); }
    bool isBusy() const { return m_run != nullptr; }
    bool isEmpty() const { return m_turns.tree().size() == 0; }

    // As the history keeps it.
    Conversation conversation() const;
    QList<StoredMessage> messages() const { return m_turns.all(id()); } ///< of all branches, in the order of their ids
    std::optional<StoredMessage> message(MessageId id) const;
    /// What the reply was on the wire; null where that is not known (any more).
    std::shared_ptr<const WireLog> wireLog(MessageId reply) const { return m_wireLogs.value(reply); }
    void setWireLog(MessageId reply, const std::shared_ptr<const WireLog> &log); ///< of a reply that was made elsewhere
    MessageId growingReply() const { return m_reply; } ///< None when not busy
    const TreeRepairs &repairs() const { return m_repairs; } ///< of what was restored

    const std::optional<Target> &target() const { return m_about.target; }
    void setTarget(const Target &target);
    QString systemPrompt() const { return m_about.systemPrompt; }
    void setSystemPrompt(const QString &prompt);
    const ChatParameters &parameters() const { return m_about.parameters; }
    void setParameters(const ChatParameters &parameters);
    void rename(const QString &title); ///< blank: follow the first words again
    void setPinned(bool pinned);
    void setArchived(bool archived);
    void setTags(const QStringList &tags);
    const QString &draft() const { return m_about.draft; }
    const QList<Attachment> &draftAttachments() const { return m_about.draftAttachments; }
    void setDraft(const QString &text, const QList<Attachment> &attachments);

    /// Appends the question and starts the reply; the draft is done with. Not for blank text without attachments.
    bool send(const QString &text, const QList<Attachment> &attachments = {});
    /// Appends the question and asks nobody: replies to it come by `addReply`. Returns its identifier; None when busy or blank.
    MessageId addQuestion(const QString &text, const QList<Attachment> &attachments = {});
    /// Puts a reply that is made elsewhere beside the others to that question, with the identifier it has, or in place of what came of it
    /// before; shows it if none is shown there.
    bool addReply(MessageId question, const ChatTurn &reply);
    /// Takes such a reply out for good, unless it said anything or was gone on from.
    bool dropReply(MessageId reply);
    /// Asks again for the last reply, in a new branch.
    bool retry();
    /// Asks again for the reply at that place, or after the question there, in a new branch. A reply that says nothing makes room for it.
    bool regenerate(int turn, const std::optional<Target> &target = std::nullopt);
    /// Puts another question or tool's result beside that one and asks. Without `attachments` it has those of the old one.
    bool edit(int turn, const QString &text, const std::optional<QList<Attachment>> &attachments = std::nullopt);
    /// Gives the result of a tool call of the last reply; asks when none is open any more.
    bool answerToolCall(const QString &callId, const QString &text);
    QList<ToolCall> openToolCalls() const;
    void stop();

    /// The turns that could stand at that place, this one among them.
    BranchPlace branchAt(int turn) const;
    /// Shows another one there, and below it what was shown last. Works while a reply grows, which then goes on unseen.
    bool showBranch(int turn, int branch);
    /// Shows the branch that holds the message, down to its end; returns its place, -1 if there is none.
    int showMessage(MessageId message);
    /// Shows nothing below that turn: what is sent next makes a branch there. `showBelow` takes it back.
    bool continueFrom(int turn);
    bool hasMoreBelow() const; ///< the last turn is followed by some that are not shown
    bool showBelow();
    /// Takes the turn and all that follows it out, in all their branches. Not while a reply grows in there.
    bool removeBranch(int turn);
    /// The same for any message, shown or not.
    bool removeMessage(MessageId message);
    bool undoRemoveBranch(); ///< the last that was taken out
    bool canUndoRemoveBranch() const { return !m_removed.isEmpty(); }

    /// The request behind the last reply (or the one that `send(text)` would make), with references in place of keys.
    Result<HttpRequest> lastRequest() const;
    Result<HttpRequest> requestFor(const QString &text, const QList<Attachment> &attachments = {}) const;
    /// The question that the reply at that place answers, sent the way it went; without a reply there, the whole conversation.
    ChatCall callBehind(int turn) const;

Q_SIGNALS:
    void turnAdded(int index);
    void turnRemoved(int index); ///< the last one
    /// Other turns stand from there on, or none: a conversation was opened, or another branch chosen. All before `firstChanged` are as they were.
    void turnsReplaced(int firstChanged);
    /// A turn has a branch more or less beside it.
    void branchesChanged(int index);
    /// The text, reasoning or tool calls of the last turn grew; at most once a frame. Not told while it is not shown.
    void replyGrew(int index);
    /// The last turn reached a final state. Not told while it is not shown.
    void replyEnded(int index);
    void busyChanged(bool busy);
    void targetChanged();
    void titleChanged();
    // For the history; of all branches.
    void conversationChanged(); ///< anything that `conversation` tells, but the draft
    void draftChanged();
    void messagesChanged(const QList<lineside::MessageId> &messages); ///< new, or in a final state; growth is not told
    void messagesRemoved(const QList<lineside::MessageId> &messages);

private:
    template<class T>
    void change(T &member, const T &value);
    void followTitle();
    bool has(int turn) const { return turn >= 0 && turn < turns().size(); }
    bool mayAsk() const { return !m_run && m_about.target.has_value(); }
    void add(ChatTurn turn);
    void cut(int size);
    void tellShown(qsizetype sizeBefore, int firstChanged);
    void tellBranches(int index);
    bool editResult(int turn, const QString &text);
    enum class Removal { CanBeUndone, ForGood };
    bool takeOut(MessageId message, Removal removal);
    void takeUpAbout(const Conversation &before, const Conversation &theirs);
    qsizetype takeUpTurns(const QList<StoredMessage> &before, const QList<StoredMessage> &theirs);
    void takeOutGone(const QList<StoredMessage> &before, const QList<StoredMessage> &theirs);
    ChatCall callFor(std::span<const ChatTurn> turns, const Target &target) const;
    void startReply(const Target &target);
    void take(const QList<ChatEvent> &events);
    void end(ReplyState state, const std::optional<Error> &error, const ReplyFacts &facts);

    ChatBackend &m_backend;
    Conversation m_about; ///< but its leaf, which the tree knows
    BranchedTurns m_turns;
    TreeRepairs m_repairs;
    QList<RemovedTurns> m_removed; ///< the last one can be put back
    MessageId m_reply = MessageId::None;
    std::unique_ptr<ChatRun> m_run;
    QHash<MessageId, std::shared_ptr<const WireLog>> m_wireLogs; ///< of replies of this run of the program; never kept on disk
};

} // namespace lineside
