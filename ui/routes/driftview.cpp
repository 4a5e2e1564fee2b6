// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/driftview.h"

#include "ui/theme/theme.h"
#include "ui/widgets/lampdelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

enum Column { Field, Ours, Theirs, By, Count };
constexpr int SignalRole = Qt::UserRole + 1;
constexpr qsizetype longestShown = 4'000;

QString byWhom(FieldDifference::Changed changed)
{
    switch (changed) {
    case FieldDifference::Changed::Here:
        return DriftView::tr("here");
    case FieldDifference::Changed::There:
        return DriftView::tr("there");
    case FieldDifference::Changed::Both:
        return DriftView::tr("on both sides");
    case FieldDifference::Changed::Unknown:
        break;
    }
    return DriftView::tr("unknown");
}

theme::Signal signalOf(FieldDifference::Changed changed)
{
    switch (changed) {
    case FieldDifference::Changed::Here:
        return theme::Signal::Information;
    case FieldDifference::Changed::There:
        return theme::Signal::Caution;
    case FieldDifference::Changed::Both:
        return theme::Signal::Stop;
    case FieldDifference::Changed::Unknown:
        break;
    }
    return theme::Signal::Unknown;
}

std::optional<theme::Signal> lampOf(const QModelIndex &index)
{
    return theme::Signal(index.data(SignalRole).toInt());
}

QString shownJson(const QByteArray &json)
{
    if (json.isEmpty())
        return DriftView::tr("(not set)");
    const QString text = QString::fromUtf8(json).trimmed();
    return text.size() > longestShown ? text.first(longestShown) + u'…' : text;
}

} // namespace

QString shownPath(const QStringList &path)
{
    return path.join(u" › "_s);
}

DriftView::DriftView(QWidget *parent)
    : QWidget(parent)
    , m_sentence(new QLabel(this))
    , m_table(new QTableWidget(0, Count, this))
    , m_take(new QPushButton(theme::icon(u"pull"_s), tr("&Take theirs"), this))
    , m_push(new QPushButton(theme::icon(u"push"_s), tr("P&ush ours"), this))
    , m_refresh(new QPushButton(theme::icon(u"refresh"_s), tr("&Refresh"), this))
{
    setObjectName(u"driftView"_s);
    m_sentence->setObjectName(u"driftSentence"_s);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_table->setObjectName(u"driftTable"_s);
    m_table->setAccessibleName(tr("Differences to the gateway"));
    m_table->setHorizontalHeaderLabels({ tr("Field"), tr("Here"), tr("On the gateway"), tr("Changed") });
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(true);
    m_table->setItemDelegateForColumn(By, new LampDelegate(lampOf, m_table));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(By, QHeaderView::Fixed);
    m_table->setColumnWidth(By, 130);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_take->setObjectName(u"takeTheirsButton"_s);
    m_push->setObjectName(u"pushOursButton"_s);
    m_refresh->setObjectName(u"refreshDriftButton"_s);
    m_take->setToolTip(tr("Takes the chosen fields into the draft, or all where none is chosen"));
    m_push->setToolTip(tr("Puts the chosen fields on the gateway, or all where none is chosen; its other fields stay"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme::Small);
    buttons->addWidget(m_take);
    buttons->addWidget(m_push);
    buttons->addWidget(m_refresh);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Medium, theme::Medium, theme::Medium, theme::Medium);
    layout->setSpacing(theme::Small);
    layout->addWidget(m_sentence);
    layout->addLayout(buttons);
    layout->addWidget(m_table, 1);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &DriftView::updateButtons);
    connect(m_take, &QPushButton::clicked, this, [this] { Q_EMIT takeRequested(chosenPaths()); });
    connect(m_push, &QPushButton::clicked, this, [this] { Q_EMIT pushRequested(chosenPaths()); });
    connect(m_refresh, &QPushButton::clicked, this, &DriftView::refreshRequested);
    setDrift(std::nullopt);
}

void DriftView::setDrift(const std::optional<RouteDrift> &drift)
{
    if (drift == m_drift && drift)
        return;
    m_drift = drift;
    fill();
    showSentence();
    updateButtons();
}

void DriftView::setBusy(bool busy)
{
    m_busy = busy;
    updateButtons();
}

void DriftView::fill()
{
    const int rows = count();
    m_table->setRowCount(rows);
    m_table->setVisible(rows > 0);
    for (int row = 0; row < rows; ++row) {
        const FieldDifference &difference = m_drift->differences.at(row);
        const QString texts[]
            = { shownPath(difference.path), shownJson(difference.ours), shownJson(difference.theirs), byWhom(difference.changed) };
        for (int column = 0; column < Count; ++column) {
            auto *item = new QTableWidgetItem(texts[column]);
            if (column == Ours || column == Theirs)
                item->setFont(theme::codeFont());
            item->setToolTip(texts[column].toHtmlEscaped());
            item->setData(SignalRole, int(signalOf(difference.changed)));
            m_table->setItem(row, column, item);
        }
    }
    m_table->clearSelection();
}

void DriftView::showSentence()
{
    QString text = tr("It is not known what the gateway has. Refresh to see.");
    if (m_drift && m_drift->state == DriftState::InSync)
        text = m_drift->keysMayDiffer
            ? tr("Draft and gateway say the same, as far as can be seen: keys are masked, and were written there since.")
            : tr("Draft and gateway say the same.");
    else if (m_drift && m_drift->state == DriftState::OnlyHere)
        text = m_drift->deletedThere ? tr("The route was deleted on the gateway.") : tr("The gateway does not have this route yet.");
    else if (m_drift && m_drift->state == DriftState::OnlyThere)
        text = tr("This route is only on the gateway.");
    else if (m_drift)
        text = tr("Fields that differ: %1. Order, defaults and times do not count, and keys are not compared.").arg(count());
    m_sentence->setText(text);
    m_refresh->setVisible(!m_drift);
}

void DriftView::updateButtons()
{
    const bool hasRows = count() > 0;
    m_take->setVisible(hasRows);
    m_push->setVisible(hasRows);
    m_take->setEnabled(!m_busy);
    m_push->setEnabled(!m_busy);
    m_refresh->setEnabled(!m_busy);
}

QList<QStringList> DriftView::chosenPaths() const
{
    QList<QStringList> paths;
    QSet<int> chosen;
    const QList<QTableWidgetItem *> items = m_table->selectedItems();
    for (const QTableWidgetItem *item : items)
        chosen.insert(item->row());
    for (int row = 0; row < count(); ++row) {
        if (chosen.isEmpty() || chosen.contains(row))
            paths.append(m_drift->differences.at(row).path);
    }
    return paths;
}

} // namespace lineside
