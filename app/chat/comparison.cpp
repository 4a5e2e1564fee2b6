// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/comparison.h"

#include "chat/replyevents.h"

#include <algorithm>

namespace lineside {

Comparison::Comparison(ChatBackend &backend, ChatSession &session, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_session(session)
{
    m_keeping.setInterval(KeptEvery);
    connect(&m_keeping, &QTimer::timeout, this, &Comparison::keepGrowing);
}

Comparison::~Comparison()
{
    for (int i = 0; i < count(); ++i) {
        column(i)->disconnect(this);
        if (!column(i)->isBusy())
            continue;
        ChatTurn cut = *reply(i);
        cut.state = ReplyState::Stopped;
        if (saidAnything(cut))
            m_session.addReply(m_question, cut);
    }
}

bool Comparison::ask(const QString &text, const QList<Attachment> &attachments, const QList<Target> &targets)
{
    if (isBusy() || targets.size() < FewestTargets || targets.size() > MostTargets)
        return false;
    const MessageId question = m_session.addQuestion(text, attachments);
    if (question == MessageId::None)
        return false;
    open(question, int(m_session.turns().size()) - 1, targets);
    return true;
}

bool Comparison::askAgain(int question, const QList<Target> &targets)
{
    const bool isQuestion = question >= 0 && question < m_session.turns().size() && m_session.turns().at(question).role == Role::User;
    if (isBusy() || m_session.isBusy() || !isQuestion || targets.size() < FewestTargets || targets.size() > MostTargets)
        return false;
    open(m_session.turns().at(question).id, question, targets);
    return true;
}

void Comparison::open(MessageId question, int place, const QList<Target> &targets)
{
    m_question = question;
    m_columns.clear();
    Conversation about = m_session.conversation();
    about.leaf = question;
    QList<StoredMessage> before;
    for (int i = 0; i <= place; ++i)
        before.append({about.id, i > 0 ? m_session.turns().at(i - 1).id : MessageId::None, m_session.turns().at(i)});
    for (const Target &target : targets) {
        auto session = std::make_unique<ChatSession>(m_backend);
        session->restore(about, before);
        session->setTarget(target);
        const int index = count();
        connect(session.get(), &ChatSession::replyGrew, this, [this, index] { Q_EMIT columnChanged(index); });
        connect(session.get(), &ChatSession::replyEnded, this, [this, index] {
            keep(index);
            Q_EMIT columnChanged(index);
        });
        connect(session.get(), &ChatSession::busyChanged, this, [this](bool busy) {
            if (busy || isBusy())
                return;
            m_keeping.stop();
            Q_EMIT busyChanged(false);
        });
        m_columns.push_back(std::move(session));
    }
    for (const auto &session : m_columns)
        session->regenerate(place);
    m_keeping.start();
    Q_EMIT started();
    Q_EMIT busyChanged(true);
}

void Comparison::stop()
{
    for (const auto &session : m_columns)
        session->stop();
}

const ChatTurn *Comparison::reply(int index) const
{
    const QList<ChatTurn> &turns = column(index)->turns();
    return !turns.isEmpty() && turns.constLast().role == Role::Assistant ? &turns.constLast() : nullptr;
}

bool Comparison::isBusy() const
{
    return std::ranges::any_of(m_columns, [](const auto &session) { return session->isBusy(); });
}

bool Comparison::choose(int index)
{
    return reply(index) && m_session.showMessage(reply(index)->id) >= 0;
}

void Comparison::keepGrowing()
{
    for (int i = 0; i < count(); ++i)
        if (column(i)->isBusy() && saidAnything(*reply(i)))
            keep(i);
}

void Comparison::keep(int index)
{
    m_session.addReply(m_question, *reply(index));
    m_session.setWireLog(reply(index)->id, column(index)->wireLog(reply(index)->id));
}

} // namespace lineside
