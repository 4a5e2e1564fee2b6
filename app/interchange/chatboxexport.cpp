// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/chatboxexport.h"

#include "interchange/asideparts.h"
#include "interchange/messageids.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QDateTime timeFrom(const QJsonValue &milliseconds)
{
    return milliseconds.isDouble() ? QDateTime::fromMSecsSinceEpoch(milliseconds.toInteger()) : QDateTime();
}

QDateTime firstTime(const QJsonArray &messages)
{
    const auto dated = std::ranges::find_if(messages, [](const QJsonValue &message) { return message["timestamp"_L1].isDouble(); });
    return dated == messages.end() ? QDateTime() : timeFrom((*dated)["timestamp"_L1]);
}

template<class Text>
void addParagraph(Text &text, const QString &more)
{
    if (!text.isEmpty() && !more.isEmpty())
        text += u"\n\n"_s;
    text += more;
}

/// The messages of one thread, with the forks that hang on them.
class ThreadReader
{
public:
    ThreadReader(const QJsonObject &forks, ImportNotes &notes, const QDateTime &undated)
        : m_forks(forks)
        , m_notes(notes)
        , m_undated(undated)
    {
    }

    ConversationRecord read(Conversation conversation, const QJsonArray &messages)
    {
        m_record.conversation = std::move(conversation);
        m_record.conversation.createdAt = firstTime(messages);
        MessageIds ids(m_record.conversation, m_undated);
        m_ids = &ids;
        QString last;
        m_waiting.append({QString(), messages, true});
        while (!m_waiting.isEmpty()) {
            const Waiting waiting = m_waiting.takeLast();
            const QString end = takeList(waiting);
            if (waiting.isShown)
                last = end;
        }
        m_record.conversation.leaf = ids.of(last);
        for (const StoredMessage &message : std::as_const(m_record.messages))
            m_record.conversation.updatedAt = std::max(m_record.conversation.updatedAt, message.turn.createdAt);
        return m_record;
    }

private:
    struct Waiting {
        QString parent;
        QJsonArray messages;
        bool isShown;
    };

    QString takeList(const Waiting &waiting)
    {
        QString parent = waiting.parent;
        for (const QJsonValue &value : waiting.messages) {
            const QJsonObject message = value.toObject();
            const QString id = message.value("id"_L1).toString();
            const QString role = message.value("role"_L1).toString();
            ChatTurn turn = turnFrom(message);
            if (role == "system"_L1) {
                if (m_record.conversation.systemPrompt.isEmpty())
                    m_record.conversation.systemPrompt = turn.text;
                continue;
            }
            turn.role = role == "user"_L1 ? Role::User : Role::Assistant;
            if (turn.role == Role::Assistant) {
                turn.model = message.value("model"_L1).toString();
                turn.target = importedTarget(u"Chatbox"_s, turn.model);
                takeUsage(turn.usage, message);
            }
            const QString name = id.isEmpty() ? QString::number(m_record.messages.size()) : id;
            m_ids->add(m_record.messages, name, parent, turn);
            parent = name;
            takeForks(id);
        }
        return parent;
    }

    /// The other ways to go on from here. The one that is shown is empty there: it stands in the list itself.
    void takeForks(const QString &id)
    {
        const QJsonValue fork = m_forks.take(id);
        for (const QJsonValue &list : fork["lists"_L1].toArray())
            if (const QJsonArray messages = list["messages"_L1].toArray(); !messages.isEmpty())
                m_waiting.append({id, messages, false});
    }

    ChatTurn turnFrom(const QJsonObject &message)
    {
        ChatTurn turn;
        turn.createdAt = timeFrom(message.value("timestamp"_L1));
        turn.text = message.value("content"_L1).toString(); // of older versions
        turn.reasoning = message.value("reasoningContent"_L1).toString();
        for (const QJsonValue &part : message.value("contentParts"_L1).toArray()) {
            const QString type = part["type"_L1].toString(u"unknown"_s);
            if (type == "text"_L1)
                addParagraph(turn.text, part["text"_L1].toString());
            else if (type == "reasoning"_L1)
                addParagraph(turn.reasoning, part["text"_L1].toString());
            else
                keepAside(turn, type, part.toObject());
        }
        for (const QLatin1StringView name : {"files"_L1, "links"_L1, "pictures"_L1})
            for (const QJsonValue &part : message.value(name).toArray())
                keepAside(turn, name, part.toObject());
        return turn;
    }

    static void takeUsage(Usage &usage, const QJsonObject &message)
    {
        const QJsonObject reported = message.value("usage"_L1).toObject();
        const auto count = [&reported](QLatin1StringView name) {
            return reported.value(name).isDouble() ? std::optional<qint64>(reported.value(name).toInteger()) : std::nullopt;
        };
        usage.input = count("inputTokens"_L1);
        usage.output = count("outputTokens"_L1);
        usage.cached = count("cachedInputTokens"_L1);
        usage.reasoning = count("reasoningTokens"_L1);
        usage.totalReported = count("totalTokens"_L1);
    }

    void keepAside(ChatTurn &turn, const QString &kind, const QJsonObject &part)
    {
        ++m_notes.keptAside[kind.left(80)];
        turn.attachments.append(asidePart(kind, part));
    }

    QJsonObject m_forks;
    ImportNotes &m_notes;
    QDateTime m_undated;
    MessageIds *m_ids = nullptr;
    ConversationRecord m_record;
    QList<Waiting> m_waiting;
};

QList<ConversationRecord> conversationsOf(const QJsonObject &session, ImportNotes &notes, const QDateTime &undated)
{
    const QJsonObject forks = session.value("messageForksHash"_L1).toObject();
    Conversation conversation;
    conversation.title = session.value("name"_L1).toString();
    conversation.titleByUser = !conversation.title.isEmpty();
    conversation.pinned = session.value("starred"_L1).toBool();
    QList<ConversationRecord> records;
    records.append(ThreadReader(forks, notes, undated).read(conversation, session.value("messages"_L1).toArray()));
    for (const QJsonValue &thread : session.value("threads"_L1).toArray()) {
        conversation.title = thread["name"_L1].toString(conversation.title);
        records.append(ThreadReader(forks, notes, undated).read(conversation, thread["messages"_L1].toArray()));
    }
    return records;
}

} // namespace

bool isChatboxMember(const QString &key)
{
    return key.startsWith("session:"_L1) || key.startsWith("chat-session"_L1) || key.startsWith("__exported_"_L1);
}

QList<ConversationRecord> chatboxConversations(const QString &key, const QJsonValue &value, ImportNotes &notes, const QDateTime &undated)
{
    if (key.startsWith("session:"_L1))
        return conversationsOf(value.toObject(), notes, undated);
    QList<ConversationRecord> records;
    if (key == "chat-sessions"_L1)
        for (const QJsonValue &session : value.toArray())
            records += conversationsOf(session.toObject(), notes, undated);
    return records;
}

} // namespace lineside
