// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "pricing/pricebook.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace lineside {

namespace {

constexpr qsizetype mostKnown = 8;

} // namespace

PriceBook::PriceBook(QObject *parent)
    : QObject(parent)
    , m_reading(this)
{
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] {
        if (!m_isLoaded)
            setTable(m_reading.result());
    });
}

void PriceBook::load()
{
    if (!m_reading.isRunning() && !m_isLoaded)
        m_reading.setFuture(QtConcurrent::run(shippedPrices));
}

void PriceBook::setTable(PriceList list)
{
    PriceTable table(std::move(list));
    table.setOwnPrices(m_table.ownPrices());
    m_known.clear(); // it points into the old one
    m_table = std::move(table);
    m_isLoaded = true;
    tellChange();
}

void PriceBook::setOwnPrices(const QList<OwnPrice> &prices)
{
    if (prices == m_table.ownPrices())
        return;
    m_table.setOwnPrices(prices);
    tellChange();
}

CostEstimate PriceBook::costOf(const ChatTurn &reply) const
{
    if (reply.usage.isEmpty())
        return tl::unexpected(NoCost::NotReported);
    return m_table.estimate(reply.usage, priceFor(reply), reply.createdAt);
}

const PriceFinding &PriceBook::priceFor(const ChatTurn &reply) const
{
    const auto known = std::ranges::find_if(m_known, [&reply](const Known &one) { return one.model == reply.model && one.target == reply.target; });
    if (known != m_known.end()) {
        std::rotate(m_known.begin(), known, known + 1);
        return m_known.constFirst().price;
    }
    if (m_known.size() >= mostKnown)
        m_known.removeLast();
    m_known.prepend({reply.target, reply.model, m_table.find(priceQuestion(reply.target, reply.model))});
    return m_known.constFirst().price;
}

void PriceBook::tellChange()
{
    m_known.clear();
    Q_EMIT changed();
}

} // namespace lineside
