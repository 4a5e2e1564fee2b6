// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/faults/faultpanel.h"

#include "ui/faults/faultroute.h"
#include "ui/theme/theme.h"
#include "ui/verify/gapchart.h"
#include "ui/widgets/lampdelegate.h"
#include "ui/verify/probewords.h"
#include "ui/verify/runbuttons.h"
#include "ui/verify/signalpicture.h"
#include "ui/verify/stationevidence.h"
#include "ui/verify/verdictline.h"
#include "ui/verify/waterfall.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/questions.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableWidget>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int listWidth = 240;
constexpr int lampRole = Qt::UserRole + 1;

// The lab listens on this machine alone.
bool isOnThisMachine(const Gateway &gateway)
{
    const QString host = gateway.dataUrl.host();
    return host == "localhost"_L1 || host == "::1"_L1 || host.startsWith("127."_L1);
}

QPushButton *makeButton(const QString &name, const QString &text, QAction *action, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    QObject::connect(button, &QPushButton::clicked, action, [action] { action->trigger(); });
    return button;
}

} // namespace

FaultPanel::FaultPanel(Catalog &catalog, const FaultTrial::Services &services, ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_catalog(catalog)
    , m_services(services)
    , m_try(actions.add(u"verify.tryFault"_s, tr("Try the fault"), QKeySequence(Qt::CTRL | Qt::Key_Return), u"play"_s, this))
    , m_cancel(actions.add(u"verify.cancelFault"_s, tr("Cancel the trial"), QKeySequence(Qt::Key_Escape), u"stop"_s, this))
    , m_scenarios(services.lab.scenarios())
{
    setObjectName(u"faultPanel"_s);
    auto *parts = new QSplitter(this);
    parts->setChildrenCollapsible(false);
    parts->addWidget(makeScenarios());
    parts->addWidget(makeTrial());
    parts->setStretchFactor(1, 1);
    parts->setSizes({listWidth, 4 * listWidth});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(parts);
    connectSignals();
    followCatalog();
    m_list->setCurrentRow(0);
    end();
}

FaultPanel::~FaultPanel() = default;

QWidget *FaultPanel::makeScenarios()
{
    m_list = new QListWidget(this);
    m_list->setObjectName(u"faultScenarios"_s);
    m_list->setAccessibleName(tr("Faults"));
    m_list->setProperty("surface", u"side"_s);
    m_list->setSpacing(theme::Tiny / 2);
    setFocusProxy(m_list);
    for (const FaultScenario &known : std::as_const(m_scenarios)) {
        auto *item = new QListWidgetItem(known.name, m_list);
        item->setToolTip(known.sentence.toHtmlEscaped());
        item->setData(Qt::AccessibleDescriptionRole, known.sentence);
    }
    return m_list;
}

QWidget *FaultPanel::makeTrial()
{
    auto *box = new QWidget(this);
    m_sentence = new QLabel(box);
    m_sentence->setObjectName(u"faultSentence"_s);
    m_sentence->setWordWrap(true);
    m_target = new QComboBox(box);
    m_target->setObjectName(u"faultTarget"_s);
    m_target->setAccessibleName(tr("Ask through"));
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_target->setMinimumContentsLength(20);
    m_instance = new QComboBox(box);
    m_instance->setObjectName(u"faultInstance"_s);
    m_instance->setAccessibleName(tr("Instance that misbehaves"));
    m_instanceLabel = new QLabel(tr("&Instance"), box);
    m_instanceLabel->setBuddy(m_instance);
    auto *targetLabel = new QLabel(tr("Ask &through"), box);
    targetLabel->setBuddy(m_target);
    m_tryButton = makeButton(u"tryFaultButton"_s, tr("Try"), m_try, box);
    m_tryButton->setProperty("primary", true);
    m_cancelButton = makeButton(u"cancelFaultButton"_s, tr("Cancel"), m_cancel, box);
    m_banner = new Banner(box);
    m_banner->setObjectName(u"faultBanner"_s);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, theme::Large, 0);
    row->setSpacing(theme::Small);
    row->addWidget(targetLabel);
    row->addWidget(m_target, 1);
    for (QWidget *part : std::initializer_list<QWidget *>{m_instanceLabel, m_instance, m_tryButton, m_cancelButton})
        row->addWidget(part);
    auto *scroll = new QScrollArea(box);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(makeResults());
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(theme::Large, theme::Medium, 0, 0);
    layout->setSpacing(theme::Medium);
    layout->addWidget(m_sentence);
    layout->addLayout(row);
    auto *notice = new QHBoxLayout;
    notice->setContentsMargins(0, 0, theme::Large, 0);
    notice->addWidget(m_banner);
    layout->addLayout(notice);
    layout->addWidget(scroll, 1);
    return box;
}

QWidget *FaultPanel::makeResults()
{
    auto *results = new QWidget(this);
    m_verdict = new VerdictLine(results);
    m_picture = new SignalPicture(results);
    m_evidence = new StationEvidence(results);
    m_waterfall = new Waterfall(results);
    m_gaps = new GapChart(results);
    m_leaksText = new QLabel(results);
    m_leaksText->setObjectName(u"leaksText"_s);
    m_leaksText->setWordWrap(true);
    m_leaks = new QTableWidget(0, 3, results);
    m_leaks->setObjectName(u"leakFindings"_s);
    m_leaks->setAccessibleName(tr("What the gateway passes on"));
    m_leaks->setHorizontalHeaderLabels({tr("Passed on"), tr("What it means"), tr("What to do")});
    m_leaks->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_leaks->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_leaks->setTabKeyNavigation(false);
    m_leaks->setShowGrid(false);
    m_leaks->setProperty("roomy", true);
    m_leaks->verticalHeader()->hide();
    m_leaks->horizontalHeader()->setHighlightSections(false);
    m_leaks->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_leaks->setWordWrap(true);
    m_leaks->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_leaks->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_leaks->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_leaks->setItemDelegateForColumn(
        0, new LampDelegate([](const QModelIndex &index) { return std::optional(theme::Signal(index.data(lampRole).toInt())); }, m_leaks));
    auto *layout = new QVBoxLayout(results);
    layout->setContentsMargins(0, 0, theme::Large, theme::Large);
    layout->setSpacing(theme::Medium);
    for (QWidget *part : std::initializer_list<QWidget *>{m_verdict, m_picture, m_evidence, m_waterfall, m_gaps, m_leaksText, m_leaks})
        layout->addWidget(part);
    layout->addStretch();
    m_verdict->showNothing(tr("Nothing tried yet."));
    showLeaks({});
    return results;
}

void FaultPanel::connectSignals()
{
    connect(&m_catalog, &Catalog::changed, this, &FaultPanel::followCatalog);
    connect(m_list, &QListWidget::currentRowChanged, this, &FaultPanel::followTarget);
    connect(m_target, &QComboBox::currentIndexChanged, this, &FaultPanel::followTarget);
    connect(m_try, &QAction::triggered, this, &FaultPanel::ask);
    connect(m_cancel, &QAction::triggered, this, [this] {
        if (m_trial)
            m_trial->cancel();
    });
    connect(m_picture, &SignalPicture::itemActivated, this, [this](int index) { m_evidence->showStation(m_picture->way().stations.at(index)); });
    connect(m_leaks->horizontalHeader(), &QHeaderView::sectionResized, this, &FaultPanel::fitLeaks, Qt::QueuedConnection);
    connect(m_evidence, &StationEvidence::closed, m_picture, [this] { m_picture->setFocus(); });
}

const FaultScenario *FaultPanel::scenario() const
{
    const int row = m_list->currentRow();
    return row < 0 || row >= m_scenarios.size() ? nullptr : &m_scenarios.at(row);
}

std::optional<RouteTarget> FaultPanel::target() const
{
    const int index = m_target->currentIndex() - 1; // the first is the lab itself
    if (index < 0 || index >= m_routes.size())
        return std::nullopt;
    return std::get<RouteTarget>(m_routes.at(index).target);
}

void FaultPanel::followCatalog()
{
    QList<TargetChoice> routes;
    for (const TargetChoice &choice : targetChoices(m_catalog.workspace())) {
        if (const auto *routed = std::get_if<RouteTarget>(&choice.target); routed && !routed->route.proxies().isEmpty())
            routes.append(choice);
    }
    if (routes == m_routes && m_target->count() > 0)
        return;
    const QString chosen = m_target->currentData().toString();
    m_routes = routes;
    {
        const QSignalBlocker quiet(m_target);
        m_target->clear();
        m_target->addItem(tr("no gateway: the lab's model directly"), QString());
        for (const TargetChoice &choice : std::as_const(m_routes))
            m_target->addItem(tr("a copy of %1").arg(describePath(choice.target)), choice.key);
        m_target->setCurrentIndex(std::max(m_target->findData(chosen), m_routes.isEmpty() || !chosen.isEmpty() ? 0 : 1));
    }
    followTarget();
}

void FaultPanel::followTarget()
{
    if (const FaultScenario *chosen = scenario())
        m_sentence->setText(tr("The model: %1 Asked without a gateway, a probe finds: %2").arg(chosen->sentence, probewords::causeSentence(chosen->cause)));
    const std::optional<RouteTarget> routed = target();
    const QStringList places = routed ? faultPlaces(routed->route) : QStringList();
    if (places.size() != m_instance->count() || (places.size() > 1 && places.constFirst() != m_instance->itemText(0))) {
        m_instance->clear();
        m_instance->addItems(places);
    }
    m_instance->setVisible(places.size() > 1);
    m_instanceLabel->setVisible(places.size() > 1);
    m_banner->clear();
    if (routed && !isOnThisMachine(routed->gateway))
        m_banner->showMessage(theme::Signal::Caution, tr("The lab's model listens on this machine alone; %1 must run here to reach it.").arg(routed->gateway.name));
    setControls();
}

void FaultPanel::ask()
{
    const FaultScenario *chosen = scenario();
    if (!chosen || m_trial)
        return;
    const FaultTrial::Plan plan{.scenario = chosen->name,
                                .target = target(),
                                .instance = std::max(0, m_instance->currentIndex()),
                                .question = tr("What is the capital of France?")};
    if (!plan.target)
        return begin(plan);
    QString text = tr("For the time of the trial a route %1 is put on %2, and taken off after it. The route %3 itself is not touched.")
                       .arg(QString::fromLatin1(faultRouteId), plan.target->gateway.name, plan.target->route.label());
    if (m_instance->count() > 1)
        text += u' ' + tr("Its other instances are asked as usual, and may cost.");
    const questions::Question question{
        .title = tr("Try a fault"),
        .text = text,
        .confirm = tr("Try"),
        .destructive = false};
    questions::ask(this, question, [this, plan](bool confirmed) {
        if (confirmed)
            begin(plan);
    });
}

void FaultPanel::begin(const FaultTrial::Plan &plan)
{
    m_banner->clear();
    m_evidence->clear();
    m_trial = std::make_unique<FaultTrial>(m_services, plan);
    connect(m_trial.get(), &FaultTrial::progressed, m_verdict, &VerdictLine::showProgress);
    connect(m_trial.get(), &FaultTrial::completed, this, &FaultPanel::takeReport);
    connect(m_trial.get(), &FaultTrial::failed, this, [this](const Error &error) {
        end();
        if (error.kind == Error::Kind::Cancelled)
            return m_verdict->showCancelled();
        m_verdict->showNothing(tr("The trial could not be made."));
        m_banner->showError(error);
    });
    m_trial->start();
    setControls();
}

void FaultPanel::end()
{
    if (m_trial)
        m_trial.release()->deleteLater(); // it may be in the middle of telling
    setControls();
}

void FaultPanel::takeReport(const ProbeReport &report, const ChatCall &call, const std::optional<QList<LeakFinding>> &leaks)
{
    end();
    m_verdict->showReport(report);
    m_picture->setWay(wayOf(report, {}, branchesOf(call.target)));
    m_waterfall->setReport(report);
    m_gaps->setReport(report);
    m_gaps->setVisible(m_gaps->itemCount() > 0);
    showLeaks(leaks);
    Q_EMIT statusMessage(tr("%1: a probe found “%2”").arg(scenario() ? scenario()->name : QString(), report.cause));
}

void FaultPanel::showLeaks(const std::optional<QList<LeakFinding>> &leaks)
{
    const QList<LeakFinding> findings = leaks.value_or(QList<LeakFinding>());
    m_leaks->setRowCount(int(findings.size()));
    for (int row = 0; row < findings.size(); ++row) {
        const LeakFinding &finding = findings.at(row);
        auto *where = new QTableWidgetItem(finding.where);
        where->setData(lampRole, int(finding.verdict == Verdict::Fail ? theme::Signal::Stop : theme::Signal::Caution));
        m_leaks->setItem(row, 0, where);
        m_leaks->setItem(row, 1, new QTableWidgetItem(finding.explanation));
        m_leaks->setItem(row, 2, new QTableWidgetItem(finding.fix));
    }
    m_leaks->setVisible(!findings.isEmpty());
    m_leaksText->setVisible(leaks.has_value());
    m_leaksText->setText(findings.isEmpty() ? tr("The gateway passes nothing of the client on to the provider: no key, no cookie, no header of its own.")
                                            : tr("What the gateway passes on to the provider:"));
    fitLeaks();
}

// The table is as high as its rows, which depend on its width.
void FaultPanel::fitLeaks()
{
    m_leaks->resizeRowsToContents();
    int height = m_leaks->horizontalHeader()->sizeHint().height() + 2 * theme::Tiny;
    for (int row = 0; row < m_leaks->rowCount(); ++row)
        height += m_leaks->rowHeight(row);
    m_leaks->setFixedHeight(height);
}

void FaultPanel::setControls()
{
    const bool isRunning = m_trial != nullptr;
    (isRunning ? m_cancel : m_try)->setEnabled(isRunning || scenario());
    showRunButton(*this, *m_tryButton, *m_cancelButton, isRunning);
    (isRunning ? m_try : m_cancel)->setEnabled(false);
    m_list->setEnabled(!isRunning);
    m_target->setEnabled(!isRunning);
    m_instance->setEnabled(!isRunning);
}

} // namespace lineside
