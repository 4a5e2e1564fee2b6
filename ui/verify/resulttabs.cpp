// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/resulttabs.h"

#include "ui/theme/theme.h"
#include "ui/widgets/lampdelegate.h"
#include "ui/verify/probewords.h"
#include "ui/verify/replyview.h"
#include "ui/verify/wiretext.h"

#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace lineside {

ResultTabs::ResultTabs(RunsModel &runs, QWidget *parent)
    : QTabWidget(parent)
    , m_reply(new ReplyView(this))
    , m_wire(new QPlainTextEdit(this))
    , m_usagePage(new QWidget(this))
    , m_usage(new QFormLayout(m_usagePage))
{
    setObjectName(u"resultTabs"_s);
    setDocumentMode(true);
    m_reply->setObjectName(u"verifyReply"_s);
    m_reply->setAccessibleName(tr("Reply"));
    m_wire->setObjectName(u"verifyWire"_s);
    m_wire->setAccessibleName(tr("Wire"));
    m_wire->setReadOnly(true);
    m_wire->setFont(theme::codeFont());
    m_wire->setFrameShape(QFrame::NoFrame);
    m_wire->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_usagePage->setObjectName(u"verifyUsage"_s);
    m_usage->setFormAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_usage->setContentsMargins(theme::Medium, theme::Medium, theme::Medium, theme::Medium);
    m_usage->setHorizontalSpacing(theme::Wide);

    addTab(m_reply, tr("Reply"));
    addTab(m_wire, tr("Wire"));
    addTab(m_usagePage, tr("Usage"));
    addTab(makeRunsTable(runs), tr("Runs"));
    clear();
}

QTableView *ResultTabs::makeRunsTable(RunsModel &runs)
{
    auto *table = new QTableView(this);
    table->setObjectName(u"runsTable"_s);
    table->setAccessibleName(tr("Runs"));
    table->setModel(&runs);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setFont(theme::tabularFont());
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(RunsModel::CauseColumn, QHeaderView::Stretch);
    table->setItemDelegateForColumn(RunsModel::VerdictColumn, new LampDelegate(
                                        [](const QModelIndex &index) {
                                            return probewords::verdictSignal(Verdict(index.data(RunsModel::SignalRole).toInt()));
                                        },
                                        table));
    connect(table, &QTableView::activated, this, [this](const QModelIndex &index) { Q_EMIT runChosen(index.row()); });
    connect(table, &QTableView::clicked, this, [this](const QModelIndex &index) { Q_EMIT runChosen(index.row()); });
    return table;
}

void ResultTabs::showRecord(const ProbeRecord &record)
{
    m_reply->showReply(record.report.answer.text, record.report.answer.reasoning);
    m_wire->setPlainText(wireText(record.request, record.report));
    showUsage(record.report.usage);
}

void ResultTabs::showUsage(const Usage &usage)
{
    while (m_usage->rowCount() > 0)
        m_usage->removeRow(0);
    const QList<std::pair<QString, QString>> lines = usageLines(usage);
    if (lines.isEmpty())
        m_usage->addRow(new QLabel(tr("The answer reported no usage."), m_usagePage));
    for (const auto &[name, figure] : lines) {
        auto *value = new QLabel(figure, m_usagePage);
        value->setFont(theme::tabularFont());
        value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        value->setAccessibleName(name);
        m_usage->addRow(name, value);
    }
}

void ResultTabs::clear()
{
    m_reply->setPlainText({});
    m_wire->setPlainText({});
    while (m_usage->rowCount() > 0)
        m_usage->removeRow(0);
}

} // namespace lineside
