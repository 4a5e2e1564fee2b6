// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/probepanel.h"

#include "ui/verify/checkstable.h"
#include "ui/verify/gapchart.h"
#include "ui/verify/headings.h"
#include "ui/verify/probewords.h"
#include "ui/verify/resulttabs.h"
#include "ui/verify/signalpicture.h"
#include "ui/verify/stationevidence.h"
#include "ui/verify/targetchoices.h"
#include "ui/verify/verdictline.h"
#include "ui/verify/waterfall.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>

#include <chrono>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// From this width on there is room for the waterfall and the checks beside each other.
constexpr int wideEnough = 1100;
constexpr int narrowestPicture = 960;

} // namespace

ProbePanel::ProbePanel(Catalog &catalog, ChatBackend &backend, Prober &prober, ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_catalog(catalog)
    , m_backend(backend)
    , m_prober(prober)
    , m_actions(addActions(actions))
{
    build();
    connectSignals();
    refreshChoices();
    setActionsEnabled();
}

ProbePanel::~ProbePanel() = default;

VerifyBar::Actions ProbePanel::addActions(ActionRegistry &actions)
{
    return {.verify = actions.add(u"verify.run"_s, tr("Verify"), QKeySequence(Qt::CTRL | Qt::Key_Return), u"play"_s, this),
            .cancel = actions.add(u"verify.cancel"_s, tr("Cancel"), QKeySequence(Qt::Key_Escape), u"stop"_s, this),
            .copyCurl = actions.add(u"verify.copyCurl"_s, tr("Copy as curl"), Qt::CTRL | Qt::SHIFT | Qt::Key_C, u"curl"_s, this),
            .savePicture = actions.add(u"verify.savePicture"_s, tr("Save the picture…"), {}, u"file"_s, this),
            .exportRequest = actions.add(u"verify.exportRequest"_s, tr("Export the request…"), Qt::CTRL | Qt::SHIFT | Qt::Key_X, u"curl"_s, this)};
}

void ProbePanel::build()
{
    m_bar = new VerifyBar(m_actions, this);
    setFocusProxy(m_bar);
    m_banner = new Banner(this);
    m_banner->setObjectName(u"verifyBanner"_s);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(makeResults());

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Large, theme::Medium, 0, 0);
    layout->setSpacing(theme::Medium);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(0, 0, theme::Large, 0);
    top->setSpacing(theme::Small);
    top->addWidget(m_bar);
    top->addWidget(m_banner);
    layout->addLayout(top);
    layout->addWidget(m_scroll, 1);
}

QWidget *ProbePanel::makeResults()
{
    auto *results = new QWidget;
    m_verdict = new VerdictLine(results);
    m_picture = new SignalPicture(results);
    m_evidence = new StationEvidence(results);
    m_waterfall = new Waterfall(results);
    m_gaps = new GapChart(results);
    m_checks = new ChecksTable(results);
    m_checks->setObjectName(u"checksTable"_s);
    m_checks->setAccessibleName(tr("Checks"));
    m_tabs = new ResultTabs(m_runs, results);
    m_tabs->setMinimumHeight(260);

    m_details = new QBoxLayout(QBoxLayout::TopToBottom);
    m_details->setSpacing(theme::Large);
    auto *times = withHeading(tr("Times"), m_waterfall, results);
    auto *timesLayout = qobject_cast<QVBoxLayout *>(times->layout());
    timesLayout->insertSpacing(2, theme::Small);
    timesLayout->insertWidget(3, m_gapsHeading = makeHeading(tr("Gaps between tokens"), m_gaps, times));
    timesLayout->insertWidget(4, m_gaps);
    m_details->addWidget(times, 1);
    m_details->addWidget(withHeading(tr("Checks"), m_checks, results), 1);
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

void ProbePanel::connectSignals()
{
    connect(m_actions.verify, &QAction::triggered, this, &ProbePanel::start);
    connect(m_actions.cancel, &QAction::triggered, this, &ProbePanel::cancel);
    connect(m_actions.copyCurl, &QAction::triggered, this, &ProbePanel::copyCurl);
    connect(m_actions.exportRequest, &QAction::triggered, this, &ProbePanel::askForExport);
    connect(m_actions.savePicture, &QAction::triggered, this, &ProbePanel::saveWhole);
    for (const PaintedList *list : std::initializer_list<PaintedList *>{m_picture, m_waterfall, m_gaps})
        connectPicture(*list);
    connect(&m_catalog, &Catalog::changed, this, &ProbePanel::refreshChoices);
    connect(m_bar, &VerifyBar::targetChanged, this, &ProbePanel::showPlan);
    connect(m_bar, &VerifyBar::callChanged, this, &ProbePanel::setActionsEnabled);
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
    m_tick.setInterval(std::chrono::milliseconds(250));
    connect(&m_tick, &QTimer::timeout, this, &ProbePanel::showProgress);
}

void ProbePanel::refreshChoices()
{
    const QList<TargetChoice> choices = targetChoices(m_catalog.workspace());
    m_bar->setChoices(choices);
    setActionsEnabled();
    Q_EMIT targetsChanged();
}

// What is shown for a target that was chosen: its last run, or the way it would go.
void ProbePanel::showPlan()
{
    setActionsEnabled();
    if (m_run)
        return;
    m_banner->clear();
    m_runs.showTarget(m_bar->targetKey());
    if (const ProbeRecord *last = m_runs.record(0))
        return present(*last);
    clearResults();
    m_verdict->showNothing(tr("Not verified yet."));
    const std::optional<Result<Plan>> planned = plan();
    if (planned && *planned)
        m_picture->setWay(plannedWay((*planned)->target, fixedProxy((*planned)->request.connection), (*planned)->branches));
    else if (const std::optional<ChatCall> call = m_bar->call())
        m_picture->setWay(plannedWay(probeTargetFor(*call, {}), {}, branchesOf(call->target)));
    else
        m_picture->setWay({});
}

std::optional<Result<ProbePanel::Plan>> ProbePanel::plan() const
{
    if (const std::optional<HttpRequest> request = m_bar->request())
        return Plan{*request, probeTargetFor(*request), {}, request->url.host()};
    const std::optional<ChatCall> call = m_bar->call();
    if (!call)
        return std::nullopt;
    return m_backend.describe(*call).map([&call](const HttpRequest &request) {
        return Plan{request, probeTargetFor(*call, request), branchesOf(call->target), describePath(call->target)};
    });
}

void ProbePanel::clearResults()
{
    m_shown.reset();
    m_evidence->clear();
    m_tabs->clear();
    showTimes(nullptr);
    showChecks({});
    setActionsEnabled();
}

void ProbePanel::showTimes(const ProbeReport *report)
{
    if (report) {
        m_waterfall->setReport(*report);
        m_gaps->setReport(*report);
    } else {
        m_waterfall->clear();
        m_gaps->clear();
    }
    m_gaps->setVisible(m_gaps->itemCount() > 0);
    m_gapsHeading->setVisible(m_gaps->itemCount() > 0);
}

bool ProbePanel::hasTarget() const
{
    return m_bar->call() || m_bar->request();
}

void ProbePanel::offer(const HttpRequest &request)
{
    end();
    m_bar->setRequest(request);
    Q_EMIT targetsChanged();
}

void ProbePanel::verify(const ChatCall &call)
{
    end();
    m_bar->setCall(call);
    Q_EMIT targetsChanged();
    start();
}

void ProbePanel::start()
{
    const std::optional<Result<Plan>> planned = plan();
    if (!planned || m_run)
        return;
    m_banner->clear();
    if (!*planned)
        return m_banner->showError(planned->error());
    const ProbeTarget target = (*planned)->target;
    m_request = (*planned)->request;
    m_runKey = m_bar->targetKey();
    m_runs.showTarget(m_runKey);
    m_branches = (*planned)->branches;
    m_picture->setWay(plannedWay(target, fixedProxy(m_request.connection), m_branches));
    clearResults();
    m_scroll->verticalScrollBar()->setValue(0);

    m_run = m_prober.start(m_request, target);
    connect(m_run.get(), &ProbeRun::phaseChanged, this, [this](const QString &phase) {
        m_phase = phase;
        showProgress();
    });
    connect(m_run.get(), &ProbeRun::completed, this, &ProbePanel::take);
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

void ProbePanel::cancel()
{
    if (m_run)
        m_run->cancel();
}

// The run is over, or given up; it may be in the middle of telling so.
void ProbePanel::end()
{
    m_tick.stop();
    if (m_run) {
        m_run->disconnect(this);
        m_run.release()->deleteLater();
    }
    m_bar->setRunning(false);
    setActionsEnabled();
}

void ProbePanel::take(const ProbeReport &report)
{
    end();
    ProbeRecord record{.at = QDateTime::currentDateTime(), .request = m_request, .report = report, .branches = m_branches};
    present(record);
    m_runs.add(m_runKey, std::move(record));
    Q_EMIT statusMessage(tr("%1: %2").arg(probewords::verdictName(report.verdict), probewords::causeSentence(report.cause)));
}

void ProbePanel::present(const ProbeRecord &record)
{
    m_shown = record;
    m_verdict->showReport(record.report);
    m_picture->setWay(wayOf(record.report, fixedProxy(record.request.connection), record.branches));
    m_evidence->clear();
    showTimes(&record.report);
    showChecks(record.report.checks);
    m_tabs->showRecord(record);
    setActionsEnabled();
}

void ProbePanel::showProgress()
{
    QString sentence = probewords::phaseSentence(m_phase);
    if (const qint64 elapsed = m_since.elapsed(); elapsed >= 500)
        sentence = tr("%1 %2").arg(sentence, probewords::duration(ProbeMs(elapsed)));
    m_verdict->showProgress(sentence);
}

void ProbePanel::showChecks(const QList<ProbeCheck> &checks)
{
    m_checks->setChecks(checks);
    m_checks->parentWidget()->setVisible(!checks.isEmpty());
    m_waterfall->parentWidget()->setVisible(!checks.isEmpty() || m_waterfall->itemCount() > 0);
}

// As it can leave; nothing where there is none or the banner says why.
std::optional<ExportSource> ProbePanel::source()
{
    const std::optional<Result<Plan>> planned = plan();
    if (!planned)
        return std::nullopt;
    if (!*planned) {
        m_banner->showError(planned->error());
        return std::nullopt;
    }
    return ExportSource{.name = (*planned)->title, .request = (*planned)->request, .title = tr("The request that is verified")};
}

void ProbePanel::copyCurl()
{
    if (const std::optional<ExportSource> made = source())
        Q_EMIT curlRequested(*made);
}

void ProbePanel::askForExport()
{
    if (const std::optional<ExportSource> made = source())
        Q_EMIT exportRequested({*made});
}

void ProbePanel::connectPicture(const PaintedList &list)
{
    connect(&list, &PaintedList::pictureSaved, this, [this](const QString &file) { Q_EMIT statusMessage(tr("Saved as %1.").arg(file)); });
    connect(&list, &PaintedList::pictureNotSaved, m_banner, &Banner::showError);
}

// Everything that is painted of this run, with what it was and what came of it above.
void ProbePanel::saveWhole()
{
    if (!m_shown)
        return;
    const qreal across = std::max(width(), narrowestPicture);
    const ProbeReport &report = m_shown->report;
    const QString about = report.target.path == "gateway"_L1 ? tr("Route %1 · %2").arg(report.target.route, report.target.gateway) : report.target.provider;
    const QString when = QLocale().toString(m_shown->at, QLocale::ShortFormat);
    const WholePicture whole = stacked({textLine(probewords::causeSentence(report.cause), across, true, palette()),
                                        textLine(tr("%1, %2").arg(about, when), across, false, palette()), m_picture->picture(across),
                                        m_waterfall->picture(across), m_gaps->picture(across)});
    savePicture(this, whole, about, [this](const Result<QString> &saved) {
        if (saved)
            Q_EMIT statusMessage(tr("Saved as %1.").arg(*saved));
        else
            m_banner->showError(saved.error());
    });
}

void ProbePanel::setActionsEnabled()
{
    const bool isReady = m_bar && hasTarget();
    m_actions.verify->setEnabled(isReady && !m_run);
    m_actions.cancel->setEnabled(m_run != nullptr);
    m_actions.copyCurl->setEnabled(isReady);
    m_actions.exportRequest->setEnabled(isReady);
    m_actions.savePicture->setEnabled(m_shown.has_value());
}

void ProbePanel::resizeEvent(QResizeEvent *event)
{
    m_details->setDirection(event->size().width() >= wideEnough ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace lineside
