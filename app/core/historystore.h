// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatturn.h"
#include "core/result.h"

#include <QDate>
#include <QObject>
#include <QStringList>

#include <optional>

namespace lineside {

/// All that is known of a conversation but its messages.
struct Conversation {
    ConversationId id = ConversationId::None;
    QString title;
    bool titleByUser = false; ///< renamed: it no longer follows the first words
    QDateTime createdAt;
    QDateTime updatedAt; ///< when something was last said
    bool pinned = false;
    bool archived = false;
    QStringList tags;
    QString systemPrompt;
    std::optional<Target> target;
    ChatParameters parameters;
    QString draft;                          ///< what stands in the composer
    QList<Attachment> draftAttachments;
    MessageId leaf = MessageId::None;       ///< the last message of the branch that is shown
    friend bool operator==(const Conversation &, const Conversation &) = default;
};

/// A conversation as a list shows it.
struct ConversationRow {
    ConversationId id = ConversationId::None;
    QString title;
    QDateTime updatedAt;
    bool pinned = false;
    bool archived = false;
    QStringList tags;
    friend bool operator==(const ConversationRow &, const ConversationRow &) = default;
};

/// A message in its tree. Messages with the same parent are branches, in the order of their ids.
struct StoredMessage {
    ConversationId conversation = ConversationId::None;
    MessageId parent = MessageId::None; ///< None: it begins the conversation
    ChatTurn turn;
    friend bool operator==(const StoredMessage &, const StoredMessage &) = default;
};

/// A whole conversation, as it is exported and imported.
struct ConversationRecord {
    Conversation conversation;
    QList<StoredMessage> messages;
    friend bool operator==(const ConversationRecord &, const ConversationRecord &) = default;
};

struct HistoryQuery {
    QString text; ///< words that must all occur, the last one perhaps only begun; "in quotes" as they stand
    QString model;
    QString path; ///< a route or provider, as `describePath` names it
    QDate from;
    QDate to; ///< with that day
    bool archivedToo = true;
    MessageId before = MessageId::None; ///< only older ones: the last one of the page before
    int limit = 50;
    friend bool operator==(const HistoryQuery &, const HistoryQuery &) = default;
};

/// One place that was found, newest first.
struct HistoryHit {
    ConversationId conversation = ConversationId::None;
    MessageId message = MessageId::None;
    QString title;
    Role role = Role::User;
    QDateTime at;
    QString line;                              ///< the text around the first hit
    QList<std::pair<qsizetype, qsizetype>> marks; ///< begin and length in `line`
    friend bool operator==(const HistoryHit &, const HistoryHit &) = default;
};

/// The names by which replies are found: of the models that ever answered, and of the ways they came. In the order of the alphabet.
struct ReplyNames {
    QStringList models;
    QStringList paths;
    friend bool operator==(const ReplyNames &, const ReplyNames &) = default;
};

/// What was used on one day by one model along one path, summed over the replies that reported it.
struct UsageRow {
    QDate day;
    QString model;
    QString path;
    Usage usage; ///< absent where no reply reported it
    qint64 replies = 0;
    qint64 repliesWithoutUsage = 0;
    friend bool operator==(const UsageRow &, const UsageRow &) = default;
};

/// Keeps conversations. Nothing here waits: every call but `add` is answered in the context's thread, in the order of the calls. What was put
/// is what is read back from then on, even before it is on disk; while the disk refuses, it stays in memory and is tried again.
class HistoryStore : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Opening,
        Ready,
        NotSaving, ///< the disk is full or read-only: what is new is only in memory, and is saved when it can be
        Unusable,  ///< there is no history; everything lives as long as the program
    };
    Q_ENUM(State)
    using QObject::QObject;

    virtual void put(const Conversation &conversation) = 0;
    /// Adds a message or replaces the one with that id. A reply is put when it begins, at least every second while it grows, and when it
    /// ends; only what was added since is written.
    virtual void put(const StoredMessage &message) = 0;
    /// Removes these messages; those that follow them go too.
    virtual void removeMessages(ConversationId conversation, const QList<MessageId> &messages) = 0;
    /// Takes conversations out of every list and search; `restore` brings them back until the program ends or a day has passed.
    virtual void remove(const QList<ConversationId> &conversations) = 0;
    virtual void restore(const QList<ConversationId> &conversations) = 0;

    /// Adds all of them or none: none on a failure, and none where the context, which lives in this object's thread, is deleted before `done`
    /// was called. Other calls are answered meanwhile and see nothing of it. `added` is told in between how many are ready; it may be empty.
    virtual void add(const QList<ConversationRecord> &records, QObject *context, Callback<void> done, std::function<void(qsizetype)> added) = 0;

    /// Kind::NotFound where there is none.
    virtual void conversation(ConversationId id, QObject *context, Callback<Conversation> done) = 0;
    virtual void messages(ConversationId id, QObject *context, Callback<QList<StoredMessage>> done) = 0;
    /// Pinned ones first, then by `updatedAt`, newest first.
    virtual void conversations(bool archived, int offset, int limit, QObject *context, Callback<QList<ConversationRow>> done) = 0;
    virtual void search(const HistoryQuery &query, QObject *context, Callback<QList<HistoryHit>> done) = 0;
    virtual void replyNames(QObject *context, Callback<ReplyNames> done) = 0;
    virtual void usage(const QDate &from, const QDate &to, QObject *context, Callback<QList<UsageRow>> done) = 0;
    /// Answers when everything that was put before is on disk, or says why it is not.
    virtual void flush(QObject *context, Callback<void> done) = 0;

    State state() const { return m_state; }
    QString stateReason() const { return m_reason; } ///< a sentence or two for a banner; empty when Ready and nothing happened

Q_SIGNALS:
    void stateChanged(lineside::HistoryStore::State state);
    /// Another window or program changed these conversations; empty: anything may have changed.
    void changedElsewhere(const QList<lineside::ConversationId> &conversations);

protected:
    void setState(State state, const QString &reason)
    {
        if (state == m_state && reason == m_reason)
            return;
        m_state = state;
        m_reason = reason;
        Q_EMIT stateChanged(state);
    }

private:
    State m_state = State::Opening;
    QString m_reason;
};

} // namespace lineside

Q_DECLARE_METATYPE(lineside::StoredMessage)
