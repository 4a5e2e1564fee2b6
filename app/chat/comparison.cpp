// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/comparison.h"

#include "chat/replyevents.h"

#include <algorithm>
#include <iterator>

namespace lineside {

namespace {

bool mayAsk(qsizetype targets, int fewest)
{
    return targets >= fewest && targets <= Comparison::MostTargets;
}

/// The turns of all branches that follow the same one as `turn` does and are of its kind, oldest first.
QList<StoredMessage> versionsOf(const QList<StoredMessage> &all, const StoredMessage &turn)
{
    QList<StoredMessage> versions;
    std::ranges::copy_if(all, std::back_inserter(versions), [&turn](const StoredMessage &each) {
        return each.parent == turn.parent && each.turn.role == turn.turn.role;
    });
    return versions;
}

/// Leaves out the oldest, but not what is shown.
QList<StoredMessage> newestOf(QList<StoredMessage> versions, MessageId shown)
{
    for (qsizetype i = 0; versions.size() > Comparison::MostVersions;) {
        if (versions.at(i).turn.id == shown)
            ++i;
        else
            versions.removeAt(i);
    }
    return versions;
}

/// The reply to a question: the one that the conversation shows, or the newest.
std::optional<StoredMessage> replyTo(MessageId question, const QList<StoredMessage> &all, const ChatSession &session, int place)
{
    std::optional<StoredMessage> found;
    for (const StoredMessage &each : all) {
        if (each.parent != question || each.turn.role != Role::Assistant)
            continue;
        found = each;
        if (place < session.turns().size() && session.turns().at(place).id == each.turn.id)
            break;
    }
    return found;
}

} // namespace

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
            m_session.addReply(m_columns.at(size_t(i)).question, cut);
    }
}

bool Comparison::ask(const QString &text, const QList<Attachment> &attachments, const QList<Target> &targets)
{
    if (isBusy() || !mayAsk(targets.size(), FewestTargets))
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
    if (isBusy() || m_session.isBusy() || !isQuestion || !mayAsk(targets.size(), FewestTargets))
        return false;
    open(m_session.turns().at(question).id, question, targets);
    return true;
}

bool Comparison::showVersions(int turn)
{
    const QList<ChatTurn> &shown = m_session.turns();
    if (isBusy() || m_session.isBusy() || turn < 0 || turn >= shown.size())
        return false;
    const QList<StoredMessage> before = turnsBefore(turn);
    const MessageId parent = turn > 0 ? shown.at(turn - 1).id : MessageId::None;
    const QList<StoredMessage> all = m_session.messages();
    const QList<StoredMessage> versions = versionsOf(all, {m_session.id(), parent, shown.at(turn)});
    const bool areReplies = shown.at(turn).role == Role::Assistant;
    clear();
    m_place = turn;
    m_question = areReplies ? parent : MessageId::None;
    m_versionCount = int(versions.size());
    for (const StoredMessage &version : newestOf(versions, shown.at(turn).id)) {
        QList<StoredMessage> turns = before + QList<StoredMessage>{version};
        const std::optional<StoredMessage> reply = areReplies ? version : replyTo(version.turn.id, all, m_session, turn + 1);
        if (reply && !areReplies)
            turns.append(*reply);
        addColumn(turns, areReplies ? parent : version.turn.id, reply ? std::optional<Target>(reply->turn.target) : m_session.target());
    }
    Q_EMIT columnsChanged();
    return true;
}

bool Comparison::showReply(int turn)
{
    const QList<ChatTurn> &shown = m_session.turns();
    if (isBusy() || m_session.isBusy() || turn <= 0 || turn >= shown.size() || shown.at(turn).role != Role::Assistant)
        return false;
    clear();
    m_place = turn;
    m_question = shown.at(turn - 1).id;
    addColumn(turnsBefore(turn + 1), m_question, shown.at(turn).target);
    Q_EMIT columnsChanged();
    return true;
}

bool Comparison::canAskMore() const
{
    const QList<ChatTurn> &shown = m_session.turns();
    return m_question != MessageId::None && !m_session.isBusy() && m_place <= shown.size() && m_place > 0 && shown.at(m_place - 1).id == m_question;
}

bool Comparison::askMore(const QList<Target> &targets)
{
    if (!canAskMore() || !mayAsk(targets.size(), 1))
        return false;
    const int first = count();
    const QList<StoredMessage> turns = turnsBefore(m_place);
    for (const Target &target : targets)
        addColumn(turns, m_question, target);
    startAsking(first);
    return true;
}

bool Comparison::retry(int index)
{
    ChatSession *session = column(index);
    if (session->isBusy() || m_session.isBusy() || session->turns().isEmpty())
        return false;
    const ChatTurn *old = reply(index);
    const MessageId mute = old && !saidAnything(*old) ? old->id : MessageId::None;
    const bool wasBusy = isBusy();
    if (!session->regenerate(int(session->turns().size()) - 1))
        return false;
    if (mute != MessageId::None)
        m_session.dropReply(mute);
    m_keeping.start();
    Q_EMIT columnChanged(index);
    if (!wasBusy)
        Q_EMIT busyChanged(true);
    return true;
}

void Comparison::clear()
{
    m_columns.clear();
    m_removed.clear();
    m_versionCount = 0;
}

/// The first turns of the conversation.
QList<StoredMessage> Comparison::turnsBefore(int place) const
{
    QList<StoredMessage> turns;
    for (int i = 0; i < place; ++i)
        turns.append({m_session.id(), i > 0 ? m_session.turns().at(i - 1).id : MessageId::None, m_session.turns().at(i)});
    return turns;
}

void Comparison::open(MessageId question, int place, const QList<Target> &targets)
{
    clear();
    m_question = question;
    m_place = place + 1;
    const QList<StoredMessage> turns = turnsBefore(m_place);
    for (const Target &target : targets)
        addColumn(turns, question, target);
    startAsking(0);
}

void Comparison::addColumn(const QList<StoredMessage> &turns, MessageId question, const std::optional<Target> &target)
{
    auto session = std::make_unique<ChatSession>(m_backend);
    Conversation about = m_session.conversation();
    about.leaf = turns.constLast().turn.id;
    session->restore(about, turns);
    if (target)
        session->setTarget(*target);
    const ChatSession *const own = session.get();
    connect(own, &ChatSession::replyGrew, this, [this, own] { Q_EMIT columnChanged(indexOf(own)); });
    connect(own, &ChatSession::replyEnded, this, [this, own] {
        keep(indexOf(own));
        Q_EMIT columnChanged(indexOf(own));
    });
    connect(own, &ChatSession::busyChanged, this, [this](bool busy) {
        if (busy || isBusy())
            return;
        m_keeping.stop();
        Q_EMIT busyChanged(false);
    });
    m_columns.push_back({std::move(session), question});
}

void Comparison::startAsking(int firstColumn)
{
    const bool wasBusy = isBusy();
    for (int i = firstColumn; i < count(); ++i)
        column(i)->regenerate(int(column(i)->turns().size()) - 1);
    m_keeping.start();
    Q_EMIT columnsChanged();
    if (!wasBusy)
        Q_EMIT busyChanged(true);
}

void Comparison::stop()
{
    for (const Column &each : m_columns)
        each.session->stop();
}

void Comparison::stop(int index)
{
    column(index)->stop();
}

const ChatTurn *Comparison::reply(int index) const
{
    const QList<ChatTurn> &turns = column(index)->turns();
    return !turns.isEmpty() && turns.constLast().role == Role::Assistant ? &turns.constLast() : nullptr;
}

bool Comparison::isOver(int index) const
{
    return !column(index)->isBusy();
}

bool Comparison::isBusy() const
{
    return std::ranges::any_of(m_columns, [](const Column &each) { return each.session->isBusy(); });
}

int Comparison::indexOf(const ChatSession *column) const
{
    const auto found = std::ranges::find_if(m_columns, [column](const Column &each) { return each.session.get() == column; });
    return int(found - m_columns.begin());
}

/// The turn in which that column differs from the others.
MessageId Comparison::versionIn(int index) const
{
    const QList<ChatTurn> &turns = column(index)->turns();
    return m_place < turns.size() ? turns.at(m_place).id : MessageId::None;
}

bool Comparison::choose(int index)
{
    return isOver(index) && m_session.showMessage(column(index)->turns().constLast().id) >= 0;
}

bool Comparison::isChosen(int index) const
{
    const QList<ChatTurn> &shown = m_session.turns();
    return m_place < shown.size() && shown.at(m_place).id == versionIn(index);
}

bool Comparison::remove(int index)
{
    const MessageId message = versionIn(index);
    if (!isOver(index) || !m_session.removeMessage(message))
        return false;
    m_removed.push_back({index, message, std::move(m_columns.at(size_t(index)))});
    m_columns.erase(m_columns.begin() + index);
    Q_EMIT columnsChanged();
    return true;
}

bool Comparison::undoRemove()
{
    if (m_removed.empty() || !m_session.undoRemoveBranch())
        return false;
    Removed removed = std::move(m_removed.back());
    m_removed.pop_back();
    m_columns.insert(m_columns.begin() + std::min(removed.index, count()), std::move(removed.column));
    Q_EMIT columnsChanged();
    return true;
}

void Comparison::keepGrowing()
{
    for (int i = 0; i < count(); ++i)
        if (column(i)->isBusy() && saidAnything(*reply(i)))
            keep(i);
}

void Comparison::keep(int index)
{
    m_session.addReply(m_columns.at(size_t(index)).question, *reply(index));
    m_session.setWireLog(reply(index)->id, column(index)->wireLog(reply(index)->id));
}

} // namespace lineside
