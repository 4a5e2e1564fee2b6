// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ownprice.h"

#include <QDialog>
#include <QList>

#include <optional>

class QLabel;
class QPushButton;
class QTabWidget;
class QTableWidget;

namespace lineside {

class Banner;
class Catalog;
class KnownPrices;
class OwnPriceDialog;
class PriceBook;

/// The user's own prices, which count before those that come with the program, and the latter beside them. What is changed holds at
/// once; what is removed can be taken back.
class PricesDialog : public QDialog
{
    Q_OBJECT
public:
    PricesDialog(Catalog &catalog, PriceBook &prices, QWidget *parent = nullptr);

private:
    void build();
    void makeTable();
    QWidget *makeOwn();
    void showPrices();
    void showSource();
    int chosen() const; ///< -1 where none is
    void edit(int place); ///< -1: a new one
    OwnPriceDialog *ask(const std::optional<OwnPrice> &shown, const QList<OwnPrice> &others);
    void remove();
    void undo();

    Catalog &m_catalog;
    PriceBook &m_prices;
    QList<OwnPrice> m_before; ///< of the last removal
    QTableWidget *m_table;
    QTabWidget *m_tabs;
    KnownPrices *m_known;
    bool m_isListed = false; ///< what comes with the program
    QLabel *m_nothing;
    QLabel *m_source;
    Banner *m_banner;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_remove;
};

} // namespace lineside
