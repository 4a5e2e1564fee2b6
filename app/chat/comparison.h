// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/chatsession.h"

#include <QTimer>

#include <chrono>
#include <memory>
#include <vector>

namespace lineside {

/// One question to several targets at once. The question is a turn of the conversation, and each reply is a branch after it, taken over
/// every second while it grows, so that nothing is lost whichever is chosen. Each column is a conversation of its own that nothing keeps: what was said
/// before, the question, and its reply.
class Comparison : public QObject
{
    Q_OBJECT
public:
    static constexpr int FewestTargets = 2;
    static constexpr int MostTargets = 4;
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
    void stop();

    int count() const { return int(m_columns.size()); }
    ChatSession *column(int index) const { return m_columns.at(size_t(index)).get(); }
    /// The reply in that column; null before it was asked.
    const ChatTurn *reply(int index) const;
    bool isBusy() const;
    /// Shows that column's reply in the conversation. False while it has none that is over.
    bool choose(int index);

Q_SIGNALS:
    void started();
    void columnChanged(int index); ///< its reply grew or is over
    void busyChanged(bool busy);

private:
    void open(MessageId question, int place, const QList<Target> &targets);
    void keep(int index);
    void keepGrowing();

    ChatBackend &m_backend;
    ChatSession &m_session;
    MessageId m_question = MessageId::None;
    std::vector<std::unique_ptr<ChatSession>> m_columns;
    QTimer m_keeping;
};

} // namespace lineside
