// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "perf/programs/conversationrig.h"

#include "perf/harness/corpus.h"

using namespace Qt::StringLiterals;

namespace lineside::perf {

namespace {

constexpr int questionSize = 200;
constexpr int answerSize = 2000;

// Pieces of one long text, each from a place of its own to the end of a block.
class Pieces
{
public:
    QString next(qsizetype size)
    {
        m_at = (m_at + 7919) % (m_text.size() - 2 * size);
        const qsizetype begin = m_text.indexOf(u"\n\n"_s, m_at) + 2;
        return m_text.mid(begin, size);
    }

private:
    QString m_text = corpusText(CorpusKind::Mixed, 1'000'000);
    qsizetype m_at = 0;
};

} // namespace

ConversationRig::ConversationRig()
{
    m_session.setTarget(UrlTarget{QUrl(u"https://fake.example"_s), u"measured"_s, {}, {}});
}

void ConversationRig::arrive(const QStringList &deltas)
{
    QList<ChatEvent> events;
    events.reserve(deltas.size());
    for (const QString &delta : deltas)
        events.append(TextDelta{0, delta});
    m_backend.run->arrive(events);
}

void ConversationRig::complete()
{
    m_backend.run->complete();
}

void ConversationRig::fill(int count)
{
    Pieces pieces;
    Conversation conversation = m_session.conversation();
    QList<StoredMessage> messages;
    const Shared<Target> target = conversation.target.value_or(Target()); // as the history reads one that it knows already
    for (int number = 1; number <= count; ++number) {
        const bool isQuestion = number % 2 == 1;
        StoredMessage message;
        message.conversation = conversation.id;
        message.parent = conversation.leaf;
        message.turn.id = MessageId(number);
        message.turn.role = isQuestion ? Role::User : Role::Assistant;
        message.turn.text = pieces.next(isQuestion ? questionSize : answerSize);
        message.turn.target = target;
        message.turn.pack();
        conversation.leaf = message.turn.id;
        messages.append(message);
    }
    m_session.restore(conversation, messages);
}

} // namespace lineside::perf
