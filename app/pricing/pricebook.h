// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatturn.h"
#include "pricing/pricetable.h"

#include <QFutureWatcher>
#include <QObject>

namespace lineside {

/// The prices at work: the table that comes with the program, read in another thread once it is told to, and the user's own on top. Until the
/// table was read no price is known.
class PriceBook : public QObject
{
    Q_OBJECT
public:
    explicit PriceBook(QObject *parent = nullptr);

    void load();
    void setTable(PriceList list); ///< in place of what `load` reads
    void setOwnPrices(const QList<OwnPrice> &prices);

    bool isLoaded() const { return m_isLoaded; }
    const PriceTable &table() const { return m_table; }
    CostEstimate costOf(const ChatTurn &reply) const;

Q_SIGNALS:
    void changed(); ///< what was told of costs may be otherwise now

private:
    /// A conversation asks for the same model at the same place again and again.
    struct Known {
        Target target;
        QString model;
        PriceFinding price;
    };
    const PriceFinding &priceFor(const ChatTurn &reply) const;
    void tellChange();

    PriceTable m_table{PriceList()};
    QFutureWatcher<PriceList> m_reading;
    bool m_isLoaded = false;
    mutable QList<Known> m_known; ///< the latest used first
};

} // namespace lineside
