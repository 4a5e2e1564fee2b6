// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ownprice.h"

#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace lineside {

struct PriceList;
struct TokenPrices;

/// The prices that come with the program, to be looked through: by provider and model, for a million tokens.
class KnownPrices : public QWidget
{
    Q_OBJECT
public:
    explicit KnownPrices(QWidget *parent = nullptr);

    void setList(const PriceList &list);

Q_SIGNALS:
    void ownPriceWanted(const lineside::OwnPrice &known); ///< to begin with that one

private:
    void build();
    void find(const QString &text);
    OwnPrice chosen() const;

    QStandardItemModel m_model;
    QSortFilterProxyModel m_found;
    QLineEdit *m_search;
    QTableView *m_table;
    QLabel *m_count;
    QPushButton *m_use;
};

/// What holds now of a model's prices, as one's own price would say it. Steps for longer prompts are left out.
OwnPrice ownPriceLike(const QString &model, const TokenPrices &prices);

} // namespace lineside
