// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/conversationcost.h"

#include "pricing/pricebook.h"
#include "ui/chat/chatheader.h"
#include "ui/chat/shownchat.h"
#include "ui/usage/replycost.h"

#include <QDeadlineTimer>
#include <QLocale>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside {

namespace {

constexpr auto countedAtOnce = 4ms;

/// As the provider counted, or by the parts that it told.
std::optional<qint64> tokensOf(const Usage &usage)
{
    if (usage.totalReported)
        return usage.totalReported;
    if (!usage.input && !usage.output)
        return std::nullopt;
    return usage.input.value_or(0) + usage.output.value_or(0);
}

QString briefly(const UsageFigures &figures, qint64 tokens)
{
    if (figures.replies == 0)
        return {};
    if (figures.repliesNotReported == figures.replies)
        return ConversationCost::tr("tokens not reported");
    const QString used = ConversationCost::tr("%1 tokens").arg(QLocale().toString(tokens));
    if (figures.costs.isEmpty())
        return used;
    //: What a conversation used and what it cost.
    const QString cost = ConversationCost::tr("%1 · %2").arg(used, costText(figures));
    return figures.repliesWithoutPrice > 0 ? ConversationCost::tr("%1 and more").arg(cost) : cost;
}

QString inFull(const UsageFigures &figures)
{
    const QLocale locale;
    QStringList lines{ConversationCost::tr("Replies in all branches: %1").arg(locale.toString(figures.replies)),
                      ConversationCost::tr("Input: %1").arg(tokensText(figures.usage.input)),
                      ConversationCost::tr("From the cache: %1").arg(tokensText(figures.usage.cached)),
                      ConversationCost::tr("Output: %1").arg(tokensText(figures.usage.output)),
                      ConversationCost::tr("Cost: %1").arg(costText(figures))};
    if (figures.repliesNotReported > 0)
        lines.append(ConversationCost::tr("Replies that reported no usage: %1").arg(locale.toString(figures.repliesNotReported)));
    if (figures.repliesWithoutPrice > 0)
        lines.append(ConversationCost::tr("Replies without a known price: %1").arg(locale.toString(figures.repliesWithoutPrice)));
    return lines.join(u'\n');
}

} // namespace

ConversationCost::ConversationCost(ShownChat &shown, const PriceBook &prices, ChatHeader &header, QObject *parent)
    : QObject(parent)
    , m_shown(shown)
    , m_prices(prices)
    , m_header(header)
{
    m_spareTime.setInterval(0);
    connect(&m_spareTime, &QTimer::timeout, this, &ConversationCost::countSome);
    connect(&shown, &ShownChat::shown, this, [this] {
        m_header.setSummary({}, {});
        begin();
    });
    connect(&prices, &PriceBook::changed, this, &ConversationCost::begin);
    begin();
}

void ConversationCost::begin()
{
    m_replies.clear();
    m_toCount.clear();
    m_isToRead = true;
    m_life = std::make_unique<QObject>();
    const ChatSession *session = &m_shown.session();
    connect(session, &ChatSession::messagesChanged, m_life.get(), [this](const QList<MessageId> &messages) { follow(messages); });
    connect(session, &ChatSession::turnsReplaced, m_life.get(), [this](int first) {
        if (first == 0 && m_replies.isEmpty())
            begin(); // it was read
    });
    m_spareTime.start();
}

void ConversationCost::countSome()
{
    if (std::exchange(m_isToRead, false))
        m_toCount = m_shown.session().messages();
    const QDeadlineTimer late(countedAtOnce);
    while (!m_toCount.isEmpty() && !late.hasExpired())
        count(m_toCount.takeLast().turn);
    if (!m_toCount.isEmpty())
        return;
    m_spareTime.stop();
    tell();
}

void ConversationCost::follow(const QList<MessageId> &messages)
{
    for (const MessageId id : messages) {
        if (const auto message = m_shown.session().message(id))
            count(message->turn);
    }
    if (!m_spareTime.isActive())
        tell();
}

void ConversationCost::count(const ChatTurn &turn)
{
    if (!usedTokens(turn))
        return;
    UsageRow row;
    row.usage = turn.usage;
    row.replies = 1;
    row.repliesWithoutUsage = turn.usage.isEmpty() ? 1 : 0;
    m_replies.insert(turn.id, {row, m_prices.costOf(turn)});
}

void ConversationCost::tell() const
{
    UsageFigures figures;
    qint64 tokens = 0;
    for (const PricedUsage &reply : m_replies) {
        figures.add(reply);
        tokens += tokensOf(reply.row.usage).value_or(0);
    }
    m_header.setSummary(briefly(figures, tokens), figures.replies > 0 ? inFull(figures) : QString());
}

} // namespace lineside
