// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/chatsession.h"

#include <QTimer>

#include <chrono>
#include <memory>
#include <vector>

namespace lineside {

/// Several replies side by side: one question to several targets at once, or the versions that there are of one turn. Each reply that is asked
/// for is a branch of the conversation, taken over every second while it grows, so that nothing is lost whichever is chosen. Each column
/// is a conversation of its own that nothing keeps: what was said before, the question, and its reply.
class Comparison : public QObject
{
    Q_OBJECT
public:
    static constexpr int FewestTargets = 2;
    static constexpr int MostTargets = 4; ///< that are asked at once
    static constexpr int MostVersions = 12; ///< that are shown; of more the newest, and the one that the conversation shows
    static constexpr std::chrono::milliseconds KeptEvery{1000};

    /// The conversation must outlive the comparison.
    Comparison(ChatBackend &backend, ChatSession &session, QObject *parent = nullptr);
    /// Takes over what has come of replies that are not over yet, as stopped.
    ~Comparison() override;

    /// Puts a question and asks. False, and nothing happens, while the conversation or the comparison is busy, for blank text, or for fewer
    /// or more targets than there may be.
    bool ask(const QString &text, const QList<Attachment> &attachments, const QList<Target> &targets);
    /// Asks for more replies to a question that stands there already.
    bool askAgain(int question, const QList<Target> &targets);
    /// Shows the versions of the turn at that place: of a reply, or of a question, each with what was answered. Not while busy.
    bool showVersions(int turn);
    /// Shows that reply alone, for others to be asked beside it. Not while busy.
    bool showReply(int turn);
    /// Asks for more replies beside those that are shown, as far as they answer the same question.
    bool askMore(const QList<Target> &targets);
    bool canAskMore() const;
    /// Asks again for the reply in that column, in a new branch. A reply that says nothing makes room for it.
    bool retry(int index);
    void stop();
    void stop(int index);

    int count() const { return int(m_columns.size()); }
    ChatSession *column(int index) const { return m_columns.at(size_t(index)).session.get(); }
    /// The reply in that column; null before it was asked.
    const ChatTurn *reply(int index) const;
    bool isOver(int index) const; ///< it has a reply, or nothing is asked for
    bool isBusy() const;
    int firstOwnTurn() const { return m_place; } ///< the columns are the same before that one
    int versionCount() const { return m_versionCount; } ///< of what is shown by `showVersions`, with those that are left out
    const ChatSession &conversation() const { return m_session; }

    /// Shows that column's reply in the conversation. False while it has none that is over.
    bool choose(int index);
    bool isChosen(int index) const; ///< the conversation shows it
    /// Takes that column's version out of the conversation, with all that follows it. False while it grows.
    bool remove(int index);
    bool undoRemove(); ///< the last one

Q_SIGNALS:
    void columnsChanged(); ///< there are others, more or fewer
    void columnChanged(int index); ///< its reply grew or is over
    void busyChanged(bool busy);

private:
    struct Column {
        std::unique_ptr<ChatSession> session;
        MessageId question = MessageId::None; ///< that its reply follows
    };
    struct Removed {
        int index = 0;
        MessageId message = MessageId::None;
        Column column;
    };

    void clear();
    QList<StoredMessage> turnsBefore(int place) const;
    void open(MessageId question, int place, const QList<Target> &targets);
    void addColumn(const QList<StoredMessage> &turns, MessageId question, const std::optional<Target> &target);
    void startAsking(int firstColumn);
    int indexOf(const ChatSession *column) const;
    MessageId versionIn(int index) const;
    void keep(int index);
    void keepGrowing();

    ChatBackend &m_backend;
    ChatSession &m_session;
    MessageId m_question = MessageId::None; ///< that all columns answer; None where each has its own
    int m_place = 0;
    int m_versionCount = 0;
    std::vector<Column> m_columns;
    std::vector<Removed> m_removed;
    QTimer m_keeping;
};

} // namespace lineside
