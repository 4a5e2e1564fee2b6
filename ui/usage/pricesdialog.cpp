// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/usage/pricesdialog.h"

#include "chat/catalog.h"
#include "pricing/pricebook.h"
#include "ui/theme/theme.h"
#include "ui/usage/knownprices.h"
#include "ui/usage/ownpricedialog.h"
#include "ui/widgets/banner.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

enum Column { Model, Input, Cached, CacheWrite, Output, Currency, ColumnCount };

QStringList cellsOf(const OwnPrice &price, const QString &asInput)
{
    const auto optional = [&asInput](const std::optional<qint64> &amount) { return amount ? decimalText(*amount) : asInput; };
    return {price.model, decimalText(price.input), optional(price.cached), optional(price.cacheWrite), decimalText(price.output), price.currency};
}

} // namespace

PricesDialog::PricesDialog(Catalog &catalog, PriceBook &prices, QWidget *parent)
    : QDialog(parent)
    , m_catalog(catalog)
    , m_prices(prices)
    , m_table(new QTableWidget(0, ColumnCount, this))
    , m_tabs(new QTabWidget(this))
    , m_known(new KnownPrices(m_tabs))
    , m_nothing(new QLabel(tr("There are no prices of your own. The prices that come with Lineside are used."), this))
    , m_source(new QLabel(this))
    , m_banner(new Banner(this))
    , m_add(new QPushButton(theme::icon(u"add"_s), tr("&Add…"), this))
    , m_edit(new QPushButton(theme::icon(u"edit"_s), tr("&Edit…"), this))
    , m_remove(new QPushButton(theme::icon(u"delete"_s), tr("&Remove"), this))
{
    setObjectName(u"pricesDialog"_s);
    setWindowTitle(tr("Prices of models"));
    makeTable();
    build();
    connect(m_add, &QPushButton::clicked, this, [this] { edit(-1); });
    connect(m_edit, &QPushButton::clicked, this, [this] { edit(chosen()); });
    connect(m_remove, &QPushButton::clicked, this, &PricesDialog::remove);
    connect(m_table, &QTableWidget::cellActivated, this, [this](int row) { edit(row); });
    connect(new QShortcut(QKeySequence::Delete, m_table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, &PricesDialog::remove);
    connect(m_banner, &Banner::actionTriggered, this, &PricesDialog::undo);
    connect(m_known, &KnownPrices::ownPriceWanted, this, [this](const OwnPrice &known) {
        ask(known, m_catalog.workspace().prices)->setWindowTitle(tr("Add a price"));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        m_edit->setEnabled(chosen() >= 0);
        m_remove->setEnabled(chosen() >= 0);
    });
    connect(&catalog, &Catalog::changed, this, &PricesDialog::showPrices);
    connect(&prices, &PriceBook::changed, this, &PricesDialog::showSource);
    prices.load();
    showPrices();
    showSource();
}

void PricesDialog::makeTable()
{
    m_table->setObjectName(u"ownPrices"_s);
    m_table->setAccessibleName(tr("Your own prices for a million tokens"));
    m_table->setHorizontalHeaderLabels({tr("Model"), tr("Input"), tr("From cache"), tr("Into cache"), tr("Output"), tr("Currency")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setProperty("roomy", true);
    m_table->setFont(theme::tabularFont());
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(Model, QHeaderView::Stretch);
}

QWidget *PricesDialog::makeOwn()
{
    auto *page = new QWidget(m_tabs);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setProperty("quiet", true);
    auto *orders = new QHBoxLayout;
    orders->setSpacing(theme::Small);
    for (QPushButton *button : {m_add, m_edit, m_remove}) {
        button->setAutoDefault(false);
        orders->addWidget(button);
    }
    orders->addStretch();
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, theme::Medium, 0, 0);
    layout->setSpacing(theme::Small);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_nothing, 1);
    layout->addWidget(m_banner);
    layout->addLayout(orders);
    return page;
}

void PricesDialog::build()
{
    m_add->setObjectName(u"addPrice"_s);
    m_edit->setObjectName(u"editPrice"_s);
    m_remove->setObjectName(u"removePrice"_s);
    m_nothing->setObjectName(u"noOwnPrices"_s);
    m_source->setObjectName(u"priceSource"_s);
    m_source->setProperty("quiet", true);
    for (QLabel *label : {m_nothing, m_source}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_source->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *heading = new QLabel(tr("Prices are for a million tokens. Your own count before those that come with Lineside."), this);
    heading->setWordWrap(true);
    m_tabs->setObjectName(u"priceTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeOwn(), tr("&Your own"));
    m_tabs->addTab(m_known, tr("&With Lineside"));
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int page) {
        if (m_tabs->widget(page) == m_known && isVisible())
            m_known->setFocus();
    });
    auto *close = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(close, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Large, theme::Large, theme::Large, theme::Large);
    layout->setSpacing(theme::Medium);
    layout->addWidget(heading);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_source);
    layout->addWidget(close);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().lineSpacing() * 34);
}

void PricesDialog::showPrices()
{
    const QList<OwnPrice> &prices = m_catalog.workspace().prices;
    const QString before = chosen() >= 0 ? m_table->item(chosen(), Model)->text() : QString();
    m_table->setRowCount(int(prices.size()));
    for (int row = 0; row < int(prices.size()); ++row) {
        const QStringList cells = cellsOf(prices.at(row), tr("as input"));
        for (int column = 0; column < ColumnCount; ++column) {
            auto *item = new QTableWidgetItem(cells.at(column));
            const bool isNumber = column >= Input && column <= Output;
            item->setTextAlignment(isNumber ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
            m_table->setItem(row, column, item);
        }
        if (prices.at(row).model == before)
            m_table->selectRow(row);
    }
    m_table->setVisible(!prices.isEmpty());
    m_nothing->setVisible(prices.isEmpty());
    m_edit->setEnabled(chosen() >= 0);
    m_remove->setEnabled(chosen() >= 0);
}

void PricesDialog::showSource()
{
    if (!m_prices.isLoaded()) {
        m_source->setText(tr("The prices that come with Lineside are being read."));
        return;
    }
    const PriceList &list = m_prices.table().list();
    qsizetype models = 0;
    for (const PricedProvider &provider : list.providers)
        models += provider.models.size();
    m_source->setText(tr("With Lineside come prices of %1 models at %2 providers as of %3, from %4 (%5).")
                          .arg(QLocale().toString(models), QLocale().toString(list.providers.size()), QLocale().toString(list.date, QLocale::LongFormat), list.source,
                               list.edition));
    if (!std::exchange(m_isListed, true))
        m_known->setList(list);
}

int PricesDialog::chosen() const
{
    const QModelIndexList rows = m_table->selectionModel() ? m_table->selectionModel()->selectedRows() : QModelIndexList();
    return rows.isEmpty() ? -1 : rows.constFirst().row();
}

void PricesDialog::edit(int place)
{
    QList<OwnPrice> others = m_catalog.workspace().prices;
    std::optional<OwnPrice> existing;
    if (place >= 0 && place < others.size())
        existing = others.takeAt(place);
    ask(existing, others);
}

OwnPriceDialog *PricesDialog::ask(const std::optional<OwnPrice> &shown, const QList<OwnPrice> &others)
{
    auto *dialog = new OwnPriceDialog(shown, others, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &OwnPriceDialog::priceEntered, this, [this, others](const OwnPrice &price) {
        m_banner->clear();
        m_catalog.setPrices(inOrder(others + QList<OwnPrice>{price}));
        const QList<OwnPrice> &now = m_catalog.workspace().prices;
        m_tabs->setCurrentIndex(0);
        m_table->selectRow(int(std::ranges::find(now, price) - now.begin()));
    });
    dialog->open();
    return dialog;
}

void PricesDialog::remove()
{
    const int place = chosen();
    if (place < 0)
        return;
    QList<OwnPrice> prices = m_catalog.workspace().prices;
    m_before = prices;
    const OwnPrice removed = prices.takeAt(place);
    m_catalog.setPrices(prices);
    m_banner->showMessage(theme::Signal::Information, tr("Your price for %1 was removed.").arg(removed.model));
    m_banner->setAction(tr("Undo"));
}

// Only what the removal took comes back: what was added since then stays.
void PricesDialog::undo()
{
    QList<OwnPrice> prices = m_catalog.workspace().prices;
    for (const OwnPrice &price : std::as_const(m_before)) {
        if (std::ranges::none_of(prices, [&price](const OwnPrice &other) { return other.model.compare(price.model, Qt::CaseInsensitive) == 0; }))
            prices.append(price);
    }
    m_banner->clear();
    m_catalog.setPrices(inOrder(prices));
}

} // namespace lineside
