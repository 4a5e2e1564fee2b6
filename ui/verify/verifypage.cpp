// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/verifypage.h"

#include "interchange/curlwriter.h"
#include "ui/verify/checksmodel.h"
#include "ui/verify/lampdelegate.h"
#include "ui/verify/probewords.h"
#include "ui/verify/resulttabs.h"
#include "ui/verify/signalpicture.h"
#include "ui/verify/stationevidence.h"
#include "ui/verify/targetchoices.h"
#include "ui/verify/verdictline.h"
#include "ui/verify/waterfall.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QTableView>

#include <chrono>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// From this width on there is room for the waterfall and the checks beside each other.
constexpr int wideEnough = 1100;

QLabel *makeHeading(const QString &text, QWidget *buddy, QWidget *parent)
{
    auto *heading = new QLabel(text, parent);
    QFont font = theme::font(theme::TextSize::Small);
    font.setWeight(QFont::DemiBold);
    heading->setFont(font);
    heading->setBuddy(buddy);
    return heading;
}

QWidget *withHeading(const QString &text, QWidget *widget, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::Tiny);
    layout->addWidget(makeHeading(text, widget, box));
    layout->addWidget(widget);
    layout->addStretch();
    return box;
}

} // namespace

VerifyPage::VerifyPage(Catalog &catalog, ChatBackend &backend, Prober &prober, ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_catalog(catalog)
    , m_backend(backend)
    , m_prober(prober)
    , m_actions(addActions(actions))
    , m_checks(new ChecksModel(this))
{
    build();
    connectSignals();
    refreshChoices();
    setActionsEnabled();
}

VerifyPage::~VerifyPage() = default;

VerifyBar::Actions VerifyPage::addActions(ActionRegistry &actions)
{
    return {.verify = actions.add(u"verify.run"_s, tr("Verify"), QKeySequence(Qt::CTRL | Qt::Key_Return), u"play"_s, this),
            .cancel = actions.add(u"verify.cancel"_s, tr("Cancel"), QKeySequence(Qt::Key_Escape), u"stop"_s, this),
            .copyCurl = actions.add(u"verify.copyCurl"_s, tr("Copy as curl"), {}, u"curl"_s, this)};
}

void VerifyPage::build()
{
    auto *page = new QWidget(this);
    auto *empty = new EmptyState(u"verify"_s, tr("There is nothing to verify yet: no route and no provider."), tr("Connect a gateway"), this);
    empty->setObjectName(u"verifyEmptyState"_s);
    connect(empty, &EmptyState::triggered, this, &VerifyPage::connectGatewayRequested);

    m_bar = new VerifyBar(m_actions, page);
    m_banner = new Banner(page);
    m_banner->setObjectName(u"verifyBanner"_s);
    m_scroll = new QScrollArea(page);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(makeResults());

    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(theme::Large, theme::Medium, 0, 0);
    layout->setSpacing(theme::Medium);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(0, 0, theme::Large, 0);
    top->setSpacing(theme::Small);
    top->addWidget(m_bar);
    top->addWidget(m_banner);
    layout->addLayout(top);
    layout->addWidget(m_scroll, 1);

    m_stack = new QStackedLayout(this);
    m_stack->addWidget(page);
    m_stack->addWidget(empty);
}

QWidget *VerifyPage::makeResults()
{
    auto *results = new QWidget;
    m_verdict = new VerdictLine(results);
    m_picture = new SignalPicture(results);
    m_evidence = new StationEvidence(results);
    m_waterfall = new Waterfall(results);
    m_checksTable = makeChecksTable();
    m_tabs = new ResultTabs(m_runs, results);
    m_tabs->setMinimumHeight(260);

    m_details = new QBoxLayout(QBoxLayout::TopToBottom);
    m_details->setSpacing(theme::Large);
    m_details->addWidget(withHeading(tr("Times"), m_waterfall, results), 1);
    m_details->addWidget(withHeading(tr("Checks"), m_checksTable, results), 1);
    auto *layout = new QVBoxLayout(results);
    layout->setContentsMargins(0, 0, theme::Large, theme::Large);
    layout->setSpacing(theme::Medium);
    layout->addWidget(m_verdict);
    layout->addWidget(m_picture);
    layout->addWidget(m_evidence);
    layout->addLayout(m_details);
    layout->addWidget(m_tabs, 1);
    return results;
}

QTableView *VerifyPage::makeChecksTable()
{
    auto *table = new QTableView(this);
    table->setObjectName(u"checksTable"_s);
    table->setAccessibleName(tr("Checks"));
    table->setModel(m_checks);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setWordWrap(true);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(ChecksModel::CheckColumn, QHeaderView::ResizeToContents);
    table->setItemDelegateForColumn(ChecksModel::CheckColumn, new LampDelegate(
                                        [](const QModelIndex &index) {
                                            return probewords::outcomeSignal(ProbeCheck::Outcome(index.data(ChecksModel::OutcomeRole).toInt()));
                                        },
                                        table));
    return table;
}

void VerifyPage::connectSignals()
{
    connect(m_actions.verify, &QAction::triggered, this, &VerifyPage::start);
    connect(m_actions.cancel, &QAction::triggered, this, &VerifyPage::cancel);
    connect(m_actions.copyCurl, &QAction::triggered, this, &VerifyPage::copyCurl);
    connect(&m_catalog, &Catalog::changed, this, &VerifyPage::refreshChoices);
    connect(m_bar, &VerifyBar::targetChanged, this, &VerifyPage::showPlan);
    connect(m_bar, &VerifyBar::callChanged, this, &VerifyPage::setActionsEnabled);
    connect(m_picture, &SignalPicture::itemActivated, this, [this](int index) { m_evidence->showStation(m_picture->way().stations.at(index)); });
    connect(m_picture, &SignalPicture::currentItemChanged, this, [this](int index) {
        if (m_evidence->isVisible() && index >= 0)
            m_evidence->showStation(m_picture->way().stations.at(index));
    });
    connect(m_evidence, &StationEvidence::closed, m_picture, [this] { m_picture->setFocus(); });
    connect(m_tabs, &ResultTabs::runChosen, this, [this](int row) {
        if (const ProbeRecord *record = m_runs.record(row); record && !m_run)
            present(*record);
    });
    connect(m_checksTable->horizontalHeader(), &QHeaderView::sectionResized, this, &VerifyPage::fitChecks, Qt::QueuedConnection);
    m_tick.setInterval(std::chrono::milliseconds(250));
    connect(&m_tick, &QTimer::timeout, this, &VerifyPage::showProgress);
}

void VerifyPage::refreshChoices()
{
    const QList<TargetChoice> choices = targetChoices(m_catalog.workspace());
    m_bar->setChoices(choices);
    m_stack->setCurrentIndex(m_bar->call() ? 0 : 1);
    setActionsEnabled();
}

// What is shown for a target that was chosen: its last run, or the way it would go.
void VerifyPage::showPlan()
{
    setActionsEnabled();
    if (m_run)
        return;
    m_banner->clear();
    m_runs.showTarget(m_bar->targetKey());
    if (const ProbeRecord *last = m_runs.record(0))
        return present(*last);
    m_evidence->clear();
    m_waterfall->clear();
    m_tabs->clear();
    showChecks({});
    m_verdict->showNothing(tr("Not verified yet."));
    const std::optional<ChatCall> call = m_bar->call();
    if (!call)
        return m_picture->setWay({});
    const HttpRequest request = m_backend.describe(*call).value_or(HttpRequest{});
    m_picture->setWay(plannedWay(probeTargetFor(*call, request), fixedProxy(request.connection)));
}

void VerifyPage::verify(const ChatCall &call)
{
    end();
    m_bar->setCall(call);
    m_stack->setCurrentIndex(0);
    start();
}

void VerifyPage::start()
{
    const std::optional<ChatCall> call = m_bar->call();
    if (!call || m_run)
        return;
    m_banner->clear();
    const Result<HttpRequest> request = m_backend.describe(*call);
    if (!request)
        return m_banner->showError(request.error());
    m_request = *request;
    m_runKey = m_bar->targetKey();
    m_runs.showTarget(m_runKey);
    const ProbeTarget target = probeTargetFor(*call, m_request);
    m_picture->setWay(plannedWay(target, fixedProxy(m_request.connection)));
    m_evidence->clear();
    m_waterfall->clear();
    m_tabs->clear();
    showChecks({});
    m_scroll->verticalScrollBar()->setValue(0);

    m_run = m_prober.start(m_request, target);
    connect(m_run.get(), &ProbeRun::phaseChanged, this, [this](const QString &phase) {
        m_phase = phase;
        showProgress();
    });
    connect(m_run.get(), &ProbeRun::completed, this, &VerifyPage::take);
    connect(m_run.get(), &ProbeRun::cancelled, this, [this] {
        end();
        m_verdict->showCancelled();
    });
    m_phase.clear();
    m_since.start();
    m_tick.start();
    m_bar->setRunning(true);
    setActionsEnabled();
    showProgress();
}

void VerifyPage::cancel()
{
    if (m_run)
        m_run->cancel();
}

// The run is over, or given up; it may be in the middle of telling so.
void VerifyPage::end()
{
    m_tick.stop();
    if (m_run) {
        m_run->disconnect(this);
        m_run.release()->deleteLater();
    }
    m_bar->setRunning(false);
    setActionsEnabled();
}

void VerifyPage::take(const ProbeReport &report)
{
    end();
    ProbeRecord record{.at = QDateTime::currentDateTime(), .request = m_request, .report = report};
    present(record);
    m_runs.add(m_runKey, std::move(record));
    Q_EMIT statusMessage(tr("%1: %2").arg(probewords::verdictName(report.verdict), probewords::causeSentence(report.cause)));
}

void VerifyPage::present(const ProbeRecord &record)
{
    m_verdict->showReport(record.report);
    m_picture->setWay(wayOf(record.report, fixedProxy(record.request.connection)));
    m_evidence->clear();
    m_waterfall->setReport(record.report);
    showChecks(record.report.checks);
    m_tabs->showRecord(record);
}

void VerifyPage::showProgress()
{
    QString sentence = probewords::phaseSentence(m_phase);
    if (const qint64 elapsed = m_since.elapsed(); elapsed >= 500)
        sentence = tr("%1 %2").arg(sentence, probewords::duration(ProbeMs(elapsed)));
    m_verdict->showProgress(sentence);
}

void VerifyPage::showChecks(const QList<ProbeCheck> &checks)
{
    m_checks->setChecks(checks);
    fitChecks();
    m_checksTable->parentWidget()->setVisible(!checks.isEmpty());
    m_waterfall->parentWidget()->setVisible(!checks.isEmpty() || m_waterfall->itemCount() > 0);
}

// The table is as high as its rows, which depend on its width.
void VerifyPage::fitChecks()
{
    m_checksTable->resizeRowsToContents();
    int height = m_checksTable->horizontalHeader()->sizeHint().height() + theme::Tiny;
    for (int row = 0; row < m_checks->rowCount(); ++row)
        height += m_checksTable->rowHeight(row);
    m_checksTable->setFixedHeight(height);
}

void VerifyPage::copyCurl()
{
    const std::optional<ChatCall> call = m_bar->call();
    if (!call)
        return;
    const Result<QString> command = m_backend.describe(*call).and_then([](const HttpRequest &request) { return curlCommand(request); });
    if (!command)
        return m_banner->showError(command.error());
    QGuiApplication::clipboard()->setText(*command);
    Q_EMIT statusMessage(tr("The curl command is in the clipboard; keys stand in it as variables."));
}

void VerifyPage::setActionsEnabled()
{
    const bool isReady = m_bar && m_bar->call().has_value();
    m_actions.verify->setEnabled(isReady && !m_run);
    m_actions.cancel->setEnabled(m_run != nullptr);
    m_actions.copyCurl->setEnabled(isReady);
}

void VerifyPage::resizeEvent(QResizeEvent *event)
{
    m_details->setDirection(event->size().width() >= wideEnough ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace lineside
