// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/chatgptexport.h"

#include "interchange/asideparts.h"
#include "interchange/messageids.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QDateTime timeFrom(const QJsonValue &seconds)
{
    return seconds.isDouble() ? QDateTime::fromMSecsSinceEpoch(qint64(seconds.toDouble() * 1000.0)) : QDateTime();
}

/// What a node of the tree holds, as far as it is shown.
struct Step {
    QString text;
    QString reasoning;
    QList<Attachment> aside;
};

class Reader
{
public:
    Reader(const QJsonObject &object, ImportNotes &notes, const QDateTime &undated)
        : m_object(object)
        , m_mapping(object.value("mapping"_L1).toObject())
        , m_notes(notes)
        , m_undated(undated)
    {
        Conversation &conversation = m_record.conversation;
        conversation.title = object.value("title"_L1).toString();
        conversation.titleByUser = !conversation.title.isEmpty();
        conversation.createdAt = timeFrom(object.value("create_time"_L1));
        conversation.updatedAt = timeFrom(object.value("update_time"_L1));
        conversation.archived = object.value("is_archived"_L1).toBool();
        conversation.pinned = object.value("is_starred"_L1).toBool();
    }

    ConversationRecord read()
    {
        MessageIds ids(m_record.conversation, m_undated);
        m_ids = &ids;
        QStringList roots;
        for (auto node = m_mapping.begin(); node != m_mapping.end(); ++node) {
            const QString parent = node.value()["parent"_L1].toString();
            if (parent.isEmpty() || !m_mapping.contains(parent))
                roots.append(node.key());
        }
        for (const QString &root : std::as_const(roots))
            m_waiting.append({root, QString(), {}});
        while (!m_waiting.isEmpty())
            visit(m_waiting.takeLast());
        m_record.conversation.leaf = ids.of(m_shown.value(m_object.value("current_node"_L1).toString()));
        return m_record;
    }

private:
    struct Waiting {
        QString node;
        QString parent; ///< the last node before it that became a message
        Step before;    ///< what steps in between leave to the next reply
    };

    void visit(Waiting waiting)
    {
        if (m_shown.contains(waiting.node))
            return; // a node that is reached twice is no tree
        const QJsonObject node = m_mapping.value(waiting.node).toObject();
        const QJsonObject message = node.value("message"_L1).toObject();
        QString parent = waiting.parent;
        const QString role = message.value("author"_L1)["role"_L1].toString();
        if (role == "system"_L1 || isHidden(message)) {
            takeSystem(message);
        } else if (role == "user"_L1 || role == "assistant"_L1 || role == "tool"_L1) {
            const bool becomesMessage = takeStep(message, role, waiting.before);
            if (becomesMessage) {
                add(waiting, message, role);
                parent = waiting.node;
                waiting.before = {};
            }
        }
        m_shown.insert(waiting.node, parent);
        const QJsonArray children = node.value("children"_L1).toArray();
        for (auto child = children.end(); child != children.begin();)
            m_waiting.append({(--child)->toString(), parent, waiting.before});
    }

    static bool isHidden(const QJsonObject &message)
    {
        return message.isEmpty() || message.value("weight"_L1).toDouble(1.0) == 0.0
            || message.value("metadata"_L1)["is_visually_hidden_from_conversation"_L1].toBool();
    }

    void takeSystem(const QJsonObject &message)
    {
        const QJsonValue content = message.value("content"_L1);
        const QString text = content["user_instructions"_L1].toString();
        if (m_record.conversation.systemPrompt.isEmpty() && !text.trimmed().isEmpty())
            m_record.conversation.systemPrompt = text;
    }

    /// Adds what the message says to the step; false if it is a step on the way to a reply.
    bool takeStep(const QJsonObject &message, const QString &role, Step &step)
    {
        const QJsonObject content = message.value("content"_L1).toObject();
        const QString type = content.value("content_type"_L1).toString();
        const bool isForUser = message.value("recipient"_L1).toString(u"all"_s) == "all"_L1;
        if (type == "thoughts"_L1) {
            for (const QJsonValue &thought : content.value("thoughts"_L1).toArray())
                addParagraph(step.reasoning, thought["content"_L1].toString(thought["summary"_L1].toString()));
            return false;
        }
        if (type == "reasoning_recap"_L1)
            return false;
        const bool isText = (type == "text"_L1 || type == "multimodal_text"_L1) && role != "tool"_L1 && isForUser;
        if (!isText) {
            keepAside(step, type.isEmpty() ? u"unknown"_s : type, content);
            return false;
        }
        for (const QJsonValue &part : content.value("parts"_L1).toArray()) {
            if (part.isString())
                addParagraph(step.text, part.toString());
            else if (part["content_type"_L1] == "audio_transcription"_L1)
                addParagraph(step.text, part["text"_L1].toString());
            else
                keepAside(step, part["content_type"_L1].toString(u"unknown"_s), part.toObject());
        }
        const QJsonArray files = message.value("metadata"_L1)["attachments"_L1].toArray();
        for (const QJsonValue &file : files)
            keepAside(step, u"attachment"_s, file.toObject());
        return !step.text.isEmpty() || !step.aside.isEmpty();
    }

    static void addParagraph(QString &text, const QString &more)
    {
        if (!text.isEmpty() && !more.isEmpty())
            text += u"\n\n"_s;
        text += more;
    }

    void keepAside(Step &step, const QString &kind, const QJsonObject &part)
    {
        ++m_notes.keptAside[kind.left(80)];
        step.aside.append(asidePart(kind, part));
    }

    void add(const Waiting &waiting, const QJsonObject &message, const QString &role)
    {
        ChatTurn turn;
        turn.role = role == "user"_L1 ? Role::User : Role::Assistant;
        turn.createdAt = timeFrom(message.value("create_time"_L1));
        turn.text = waiting.before.text;
        turn.attachments = waiting.before.aside;
        if (turn.role == Role::Assistant) {
            turn.reasoning = waiting.before.reasoning;
            turn.model = message.value("metadata"_L1)["model_slug"_L1].toString(m_object.value("default_model_slug"_L1).toString());
            turn.target = importedTarget(u"ChatGPT"_s, turn.model);
            turn.state = message.value("status"_L1) == "in_progress"_L1 ? ReplyState::Cut : ReplyState::Complete;
        }
        m_ids->add(m_record.messages, waiting.node, waiting.parent, turn);
    }

    const QJsonObject &m_object;
    const QJsonObject m_mapping;
    ImportNotes &m_notes;
    const QDateTime m_undated;
    MessageIds *m_ids = nullptr;
    ConversationRecord m_record;
    QList<Waiting> m_waiting;
    QHash<QString, QString> m_shown; ///< for each node that was visited, the node that is shown there
};

} // namespace

bool isChatGptConversation(const QJsonObject &object)
{
    return object.value("mapping"_L1).isObject();
}

ConversationRecord chatGptConversation(const QJsonObject &object, ImportNotes &notes, const QDateTime &undated)
{
    return Reader(object, notes, undated).read();
}

} // namespace lineside
