// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/wire/wireeventspane.h"

#include "ui/theme/theme.h"
#include "ui/wire/exchangetext.h"
#include "ui/wire/visibletext.h"
#include "ui/wire/wiretable.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside {

namespace {

constexpr auto searchedAfter = 120ms;

} // namespace

WireEventsPane::WireEventsPane(QWidget *parent)
    : QWidget(parent)
    , m_table(new WireTable(this))
    , m_chosen(new QPlainTextEdit(this))
{
    m_table->setObjectName(u"wireEvents"_s);
    m_table->setAccessibleName(tr("Events"));
    m_table->setModel(&m_model);
    const int digit = m_table->fontMetrics().horizontalAdvance(u'0');
    m_table->setColumnWidth(WireEventsModel::Time, digit * 9);
    m_table->setColumnWidth(WireEventsModel::Size, digit * 6);
    m_table->setColumnWidth(WireEventsModel::Kind, digit * 10);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_chosen->setObjectName(u"wireEvent"_s);
    m_chosen->setAccessibleName(tr("The chosen event"));
    m_chosen->setPlaceholderText(tr("Choose an event to see all of it."));
    m_chosen->setReadOnly(true);
    m_chosen->setTabChangesFocus(true);
    m_chosen->setFont(theme::codeFont(theme::TextSize::Small));
    auto *halves = new QSplitter(Qt::Vertical, this);
    halves->setHandleWidth(1);
    halves->setChildrenCollapsible(false);
    halves->addWidget(m_table);
    halves->addWidget(m_chosen);
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, theme::Tiny, 0, 0);
    layout->setSpacing(theme::Tiny);
    layout->addWidget(makeBar());
    layout->addWidget(halves, 1);
    addCopyActions();
    m_soon.setSingleShot(true);
    m_soon.setInterval(searchedAfter);
    connect(&m_soon, &QTimer::timeout, this, &WireEventsPane::filter);
    connect(m_search, &QLineEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, &WireEventsPane::filter);
    connect(m_follow, &QToolButton::toggled, m_table, &WireTable::setFollows);
    connect(m_table, &WireTable::followsChanged, m_follow, &QToolButton::setChecked);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { showChosen(); });
    showCount();
}

QWidget *WireEventsPane::makeBar()
{
    auto *bar = new QWidget(this);
    m_search = new QLineEdit(bar);
    m_search->setObjectName(u"wireEventSearch"_s);
    m_search->setAccessibleName(tr("Search in the events"));
    m_search->setPlaceholderText(tr("Search in the events"));
    m_search->setClearButtonEnabled(true);
    m_count = new QLabel(bar);
    m_count->setObjectName(u"wireEventCount"_s);
    m_count->setProperty("quiet", true);
    m_count->setFont(theme::tabularFont(theme::TextSize::Small));
    m_follow = new QToolButton(bar);
    m_follow->setObjectName(u"wireFollow"_s);
    m_follow->setIcon(theme::icon(u"pull"_s));
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_follow->setText(tr("Follow the end"));
    m_follow->setAccessibleName(tr("Follow the end"));
    m_follow->setToolTip(tr("Show the newest event as it comes"));
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_search, 1);
    layout->addWidget(m_count);
    layout->addWidget(m_follow);
    return bar;
}

void WireEventsPane::addCopyActions()
{
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto *copyData = new QAction(theme::icon(u"copy"_s), tr("Copy the data"), m_table);
    copyData->setObjectName(u"wireCopyData"_s);
    copyData->setShortcut(QKeySequence::Copy);
    copyData->setShortcutContext(Qt::WidgetShortcut);
    connect(copyData, &QAction::triggered, this, [this] { copy(false); });
    auto *copyBytes = new QAction(tr("Copy as it came"), m_table);
    copyBytes->setObjectName(u"wireCopyEvent"_s);
    connect(copyBytes, &QAction::triggered, this, [this] { copy(true); });
    m_table->addActions({copyData, copyBytes});
}

void WireEventsPane::setRecord(const WireRecord *record)
{
    m_model.setRecord(record);
    m_table->setFollows(true);
    showCount();
    showChosen();
}

void WireEventsPane::takeUp()
{
    m_model.takeUp();
    m_table->followEnd();
    showCount();
}

void WireEventsPane::filter()
{
    m_soon.stop();
    const QModelIndex before = m_table->currentIndex();
    const qsizetype chosen = m_model.eventOf(before);
    m_model.setFilter(m_search->text());
    // The chosen one stays so if it is still there.
    for (int row = 0; chosen >= 0 && row < m_model.rowCount(); ++row) {
        if (m_model.eventOf(m_model.index(row, 0)) == chosen) {
            m_table->selectRow(row);
            break;
        }
    }
    showCount();
    showChosen();
}

void WireEventsPane::showCount()
{
    const QLocale locale;
    const int shown = m_model.rowCount();
    m_count->setText(shown == m_model.eventCount() ? locale.toString(shown)
                                                   : tr("%1 of %2").arg(locale.toString(shown), locale.toString(m_model.eventCount())));
}

void WireEventsPane::showChosen()
{
    const QModelIndex index = m_table->currentIndex();
    m_chosen->setPlainText(index.isValid() ? indentedJson(visibleLines(m_model.dataOf(index)).toUtf8()) : QString());
}

void WireEventsPane::copy(bool asItCame) const
{
    QByteArrayList parts;
    const QModelIndexList rows = m_table->selectedRows();
    for (const QModelIndex &row : rows)
        parts.append(asItCame ? m_model.bytesOf(row) : m_model.dataOf(row));
    if (!parts.isEmpty())
        QGuiApplication::clipboard()->setText(QString::fromUtf8(parts.join(asItCame ? "" : "\n")));
}

} // namespace lineside
