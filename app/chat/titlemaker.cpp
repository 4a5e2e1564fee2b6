// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/titlemaker.h"

#include "chat/plainline.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype longestTitle = 60;
constexpr qsizetype mostTurns = 4;       // that the model is shown
constexpr qsizetype mostOfTurn = 1500;
constexpr qsizetype longestReply = 4000; // of a title

QString shownTurn(const ChatTurn &turn)
{
    QString text = turn.text.toString().left(mostOfTurn).trimmed();
    for (const Attachment &attachment : turn.attachments)
        text += u"\n[file: %1]"_s.arg(attachment.name);
    return (turn.role == Role::User ? u"User: "_s : u"Assistant: "_s) + text;
}

QString withoutReasoning(const QString &reply)
{
    const qsizetype end = reply.lastIndexOf("</think>"_L1);
    return end < 0 ? reply : reply.sliced(end + 8);
}

/// Without what cannot be seen, or turns the direction of what follows.
QString visible(const QString &text)
{
    QString kept;
    std::ranges::copy_if(text, std::back_inserter(kept), [](QChar character) {
        const QChar::Category category = character.category();
        return character.isSpace() || (category != QChar::Other_Control && category != QChar::Other_Format);
    });
    return kept.simplified();
}

QString withoutQuotes(QString title)
{
    static constexpr std::array pairs{std::pair(u'"', u'"'), std::pair(u'\'', u'\''), std::pair(u'“', u'”'), std::pair(u'„', u'“'),
                                      std::pair(u'«', u'»'), std::pair(u'‘', u'’'),  std::pair(u'「', u'」'), std::pair(u'《', u'》')};
    for (const auto &[begin, end] : pairs) {
        if (title.size() > 2 && title.front() == begin && title.back() == end)
            title = title.sliced(1, title.size() - 2).trimmed();
    }
    return title;
}

QString shortened(const QString &title)
{
    if (title.size() <= longestTitle)
        return title;
    qsizetype end = longestTitle - 1;
    if (const qsizetype space = title.lastIndexOf(u' ', end); space > longestTitle / 2)
        end = space;
    if (title.at(end - 1).isHighSurrogate())
        --end;
    return title.first(end) + u'…';
}

} // namespace

ChatCall titleCall(const Target &target, std::span<const ChatTurn> turns)
{
    QStringList said;
    for (const ChatTurn &turn : turns) {
        const bool isSaid = (turn.role == Role::User || turn.role == Role::Assistant) && !(turn.text.toString().trimmed().isEmpty() && turn.attachments.isEmpty());
        if (isSaid && said.size() < mostTurns)
            said.append(shownTurn(turn));
    }
    ChatCall call{target, {}};
    if (said.isEmpty())
        return call;
    const QString order = u"Write a title for the conversation below: at most six words, in the language of the conversation, without quotes or markup. "
                          "Answer with the title alone.\n\n<conversation>\n%1\n</conversation>"_s;
    call.request.messages.append({.role = Role::User, .text = order.arg(said.join(u"\n\n"_s))});
    return call;
}

QString titleIn(const QString &reply)
{
    for (const QString &line : withoutReasoning(reply).split(u'\n')) {
        QString title = visible(plainLine(line.trimmed()).text);
        for (const QLatin1StringView prefix : {"Title:"_L1, "Titel:"_L1, "Titre :"_L1}) {
            if (title.startsWith(prefix, Qt::CaseInsensitive))
                title = title.sliced(prefix.size()).trimmed();
        }
        title = withoutQuotes(title);
        if (title.endsWith(u'.') && !title.endsWith("..."_L1))
            title.chop(1);
        if (!title.isEmpty())
            return shortened(title);
    }
    return {};
}

TitleMaker::TitleMaker(HistoryStore &store, ChatBackend &backend, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_backend(backend)
{
}

TitleMaker::~TitleMaker() = default;

void TitleMaker::cancel()
{
    m_reading.reset();
    m_run.reset();
}

void TitleMaker::make(const ChatSession &session)
{
    cancel();
    ask(session);
}

void TitleMaker::make(ConversationId conversation)
{
    cancel();
    m_conversation = conversation;
    m_reading = std::make_unique<QObject>();
    m_store.conversation(conversation, m_reading.get(), [this](const Result<Conversation> &found) {
        if (found)
            read(*found);
        else
            end(found.error());
    });
}

void TitleMaker::read(const Conversation &conversation)
{
    m_store.messages(conversation.id, m_reading.get(), [this, conversation](const Result<QList<StoredMessage>> &messages) {
        if (!messages)
            return end(messages.error());
        m_reading.release()->deleteLater(); // it is being called
        ChatSession session(m_backend);
        session.restore(conversation, *messages);
        ask(session);
    });
}

void TitleMaker::ask(const ChatSession &session)
{
    m_conversation = session.id();
    m_reply.clear();
    if (!session.target())
        return end(Error{.kind = Error::Kind::Configuration, .message = tr("This conversation has no model to ask."), .hint = {}, .details = {}, .httpStatus = 0});
    const ChatCall call = titleCall(*session.target(), session.turns());
    if (call.request.messages.isEmpty())
        return end(Error{.kind = Error::Kind::Configuration, .message = tr("Nothing was said in this conversation yet."), .hint = {}, .details = {}, .httpStatus = 0});
    m_run = m_backend.start(call);
    connect(m_run.get(), &ChatRun::eventsArrived, this, &TitleMaker::take);
    connect(m_run.get(), &ChatRun::completed, this, [this] { end(std::nullopt); });
    connect(m_run.get(), &ChatRun::failed, this, [this](const Error &error) { end(error); });
}

void TitleMaker::take(const QList<ChatEvent> &events)
{
    for (const ChatEvent &event : events) {
        if (const auto *delta = std::get_if<TextDelta>(&event); delta && m_reply.size() < longestReply)
            m_reply += delta->text;
    }
    if (m_reply.size() >= longestReply)
        end(std::nullopt); // no title is that long: its first line will do
}

void TitleMaker::end(const std::optional<Error> &error)
{
    if (m_reading)
        m_reading.release()->deleteLater(); // it may be the one that is called
    if (m_run) {
        m_run->disconnect(this);
        m_run.release()->deleteLater(); // the same
    }
    const QString title = titleIn(m_reply);
    if (error)
        Q_EMIT failed(m_conversation, *error);
    else if (title.isEmpty())
        Q_EMIT failed(m_conversation,
                      {.kind = Error::Kind::Protocol, .message = tr("The model gave no title."), .hint = {}, .details = m_reply.left(500), .httpStatus = 0});
    else
        Q_EMIT made(m_conversation, title);
}

} // namespace lineside
