// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/usage/knownprices.h"

#include "pricing/pricejson.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

enum Column { Provider, Model, Input, Cached, CacheWrite, Output, ColumnCount };
enum Role { SortRole = Qt::UserRole, PriceRole };

const TokenPrices *pricesNow(const PricedModel &model, const QDateTime &now)
{
    const TokenPrices *holding = model.periods.isEmpty() ? nullptr : &model.periods.constFirst().prices;
    for (const PricePeriod &period : model.periods) {
        if (period.holdsAt(now))
            holding = &period.prices;
    }
    return holding;
}

QStandardItem *textItem(const QString &text)
{
    auto *item = new QStandardItem(text);
    item->setData(text.toLower(), SortRole);
    item->setEditable(false);
    return item;
}

QStandardItem *priceItem(const std::optional<TokenPrice> &price)
{
    auto *item = new QStandardItem;
    item->setEditable(false);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    item->setData(price ? price->base : qint64(-1), SortRole);
    if (!price)
        return item;
    const QString amount = decimalText(price->base);
    //: A price that is higher for longer prompts.
    item->setText(price->steps.isEmpty() ? amount : KnownPrices::tr("from %1").arg(amount));
    QStringList steps;
    for (const TokenPrice::Step &step : price->steps)
        steps.append(KnownPrices::tr("Over %1 tokens of input: %2").arg(QLocale().toString(step.above), decimalText(step.price)));
    item->setToolTip(steps.join(u'\n'));
    return item;
}

} // namespace

OwnPrice ownPriceLike(const QString &model, const TokenPrices &prices)
{
    const auto base = [](const std::optional<TokenPrice> &price) { return price ? std::optional(price->base) : std::nullopt; };
    return {.model = model, .currency = prices.currency, .input = prices.input.base, .cached = base(prices.cached), .cacheWrite = base(prices.cacheWrite), .output = prices.output.base};
}

KnownPrices::KnownPrices(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_table(new QTableView(this))
    , m_count(new QLabel(this))
    , m_use(new QPushButton(tr("&Set my own price for it…"), this))
{
    m_found.setSourceModel(&m_model);
    m_found.setSortRole(SortRole);
    m_found.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_found.setFilterKeyColumn(-1);
    build();
    connect(m_search, &QLineEdit::textChanged, this, &KnownPrices::find);
    connect(m_use, &QPushButton::clicked, this, [this] { Q_EMIT ownPriceWanted(chosen()); });
    connect(m_table, &QTableView::activated, this, [this] { Q_EMIT ownPriceWanted(chosen()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { m_use->setEnabled(m_table->selectionModel()->hasSelection()); });
}

void KnownPrices::build()
{
    m_search->setObjectName(u"findPrice"_s);
    m_search->setPlaceholderText(tr("Find a model or a provider"));
    m_search->setAccessibleName(tr("Find a model or a provider"));
    m_search->setClearButtonEnabled(true);
    m_table->setObjectName(u"knownPrices"_s);
    m_table->setAccessibleName(tr("Prices that come with Lineside, in US dollars for a million tokens"));
    m_table->setModel(&m_found);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setProperty("roomy", true);
    m_table->setFont(theme::tabularFont());
    m_table->setSortingEnabled(true);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    setFocusProxy(m_search);
    m_count->setObjectName(u"knownPriceCount"_s);
    m_count->setProperty("quiet", true);
    m_use->setObjectName(u"usePrice"_s);
    m_use->setAutoDefault(false);
    m_use->setEnabled(false);
    auto *below = new QHBoxLayout;
    below->addWidget(m_use);
    below->addStretch();
    below->addWidget(m_count);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, theme::Medium, 0, 0);
    layout->setSpacing(theme::Small);
    layout->addWidget(m_search);
    layout->addWidget(m_table, 1);
    layout->addLayout(below);
}

void KnownPrices::setList(const PriceList &list)
{
    m_model.clear();
    m_model.setHorizontalHeaderLabels({tr("Provider"), tr("Model"), tr("Input"), tr("From cache"), tr("Into cache"), tr("Output")});
    for (int column = Input; column < ColumnCount; ++column)
        m_model.horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const PricedProvider &provider : list.providers) {
        for (const PricedModel &model : provider.models) {
            const TokenPrices *prices = pricesNow(model, now);
            if (!prices)
                continue;
            QList<QStandardItem *> row{textItem(provider.name), textItem(model.id), priceItem(prices->input), priceItem(prices->cached),
                                       priceItem(prices->cacheWrite), priceItem(prices->output)};
            row.constFirst()->setData(QVariant::fromValue(ownPriceLike(model.id, *prices)), PriceRole);
            m_model.appendRow(row);
        }
    }
    m_table->sortByColumn(Provider, Qt::AscendingOrder);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(Model, QHeaderView::Stretch);
    find(m_search->text());
}

void KnownPrices::find(const QString &text)
{
    m_found.setFilterFixedString(text.trimmed());
    const QLocale locale;
    m_count->setText(tr("%1 of %2 models").arg(locale.toString(m_found.rowCount()), locale.toString(m_model.rowCount())));
}

OwnPrice KnownPrices::chosen() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.siblingAtColumn(Provider).data(PriceRole).value<OwnPrice>();
}

} // namespace lineside
