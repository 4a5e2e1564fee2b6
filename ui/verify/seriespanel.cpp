// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/seriespanel.h"

#include "core/background.h"
#include "ui/theme/theme.h"
#include "ui/verify/runbuttons.h"
#include "ui/verify/seriesrates.h"
#include "ui/verify/seriesresults.h"
#include "ui/verify/serieswords.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/questions.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside {

namespace {

constexpr int mostRuns = 1000;
constexpr int usualRuns = 20;
constexpr int mostAtOnce = 32;
constexpr double usualCostLimit = 0.25;
constexpr auto redrawEvery = 200ms;
constexpr double trillionths = 1e12;

QSpinBox *makeNumber(const QString &name, const QString &text, int from, int to, int value, QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setObjectName(name);
    box->setAccessibleName(text);
    box->setRange(from, to);
    box->setValue(value);
    return box;
}

QPushButton *makeButton(const QString &name, const QString &text, QAction *action, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    QObject::connect(button, &QPushButton::clicked, action, [action] { action->trigger(); });
    QObject::connect(action, &QAction::changed, button, [button, action] { button->setEnabled(action->isEnabled()); });
    return button;
}

} // namespace

SeriesPanel::SeriesPanel(const Services &services, ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_start(actions.add(u"verify.repeat"_s, tr("Ask many times"), QKeySequence(Qt::CTRL | Qt::Key_Return), u"play"_s, this))
    , m_cancel(actions.add(u"verify.cancelRepeat"_s, tr("Cancel asking many times"), QKeySequence(Qt::Key_Escape), u"stop"_s, this))
{
    setObjectName(u"seriesPanel"_s);
    m_redraw.setSingleShot(true);
    m_redraw.setInterval(redrawEvery);
    build();
    connectSignals();
    followCatalog();
}

SeriesPanel::~SeriesPanel() = default;

void SeriesPanel::build()
{
    m_banner = new Banner(this);
    m_banner->setObjectName(u"seriesBanner"_s);
    m_results = new SeriesResults;
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_results);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Large, theme::Medium, 0, 0);
    layout->setSpacing(theme::Medium);
    layout->addWidget(makeFields());
    setFocusProxy(m_target);
    auto *notice = new QHBoxLayout;
    notice->setContentsMargins(0, 0, theme::Large, 0);
    notice->addWidget(m_banner);
    layout->addLayout(notice);
    layout->addWidget(scroll, 1);
}

QWidget *SeriesPanel::makeFields()
{
    auto *box = new QWidget(this);
    m_target = new QComboBox(box);
    m_target->setObjectName(u"seriesTarget"_s);
    m_target->setAccessibleName(tr("Target"));
    m_other = new QComboBox(box);
    m_other->setObjectName(u"seriesOther"_s);
    m_other->setAccessibleName(tr("Compared with"));
    for (QComboBox *choice : {m_target, m_other}) {
        choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        choice->setMinimumContentsLength(20);
        choice->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    m_prompt = new QLineEdit(tr("What is the capital of France?"), box);
    m_prompt->setObjectName(u"seriesPrompt"_s);
    m_stream = new QCheckBox(tr("&Stream"), box);
    m_stream->setObjectName(u"seriesStream"_s);
    m_stream->setChecked(true);
    m_runs = makeNumber(u"seriesRuns"_s, tr("Runs of each"), 1, mostRuns, usualRuns, box);
    m_atOnce = makeNumber(u"seriesAtOnce"_s, tr("At one time"), 1, mostAtOnce, 1, box);
    m_atOnce->setToolTip(tr("More than one request at a time may make each of them slower."));
    m_errorBudget = makeNumber(u"seriesErrorBudget"_s, tr("Stop after failures"), 0, mostRuns, 5, box);
    m_errorBudget->setSpecialValueText(tr("never"));
    m_connections = new QComboBox(box);
    m_connections->setObjectName(u"seriesConnections"_s);
    m_connections->setAccessibleName(tr("Connections"));
    m_connections->addItem(tr("a new one each time"), int(SeriesConnections::Cold));
    m_connections->addItem(tr("kept"), int(SeriesConnections::Warm));
    m_connections->addItem(tr("both, told apart"), int(SeriesConnections::Both));
    m_costLimit = new QDoubleSpinBox(box);
    m_costLimit->setObjectName(u"seriesCostLimit"_s);
    m_costLimit->setAccessibleName(tr("Ask above a cost of"));
    m_costLimit->setPrefix(u"$ "_s);
    m_costLimit->setRange(0, 1000);
    m_costLimit->setValue(usualCostLimit);
    m_startButton = makeButton(u"startSeriesButton"_s, tr("Start"), m_start, box);
    m_startButton->setProperty("primary", true);
    m_cancelButton = makeButton(u"cancelSeriesButton"_s, tr("Cancel"), m_cancel, box);
    m_progressText = new QLabel(box);
    m_progressText->setObjectName(u"seriesProgressText"_s);
    m_progress = new QProgressBar(box);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));

    auto *question = new QHBoxLayout;
    question->addWidget(m_prompt, 1);
    question->addWidget(m_stream);
    auto *numbers = new QHBoxLayout;
    numbers->setSpacing(theme::Small);
    const auto add = [box, numbers](const QString &text, QWidget *field) {
        auto *label = new QLabel(text, box);
        label->setBuddy(field);
        numbers->addWidget(label);
        numbers->addWidget(field);
        numbers->addSpacing(theme::Small);
    };
    add(tr("&Runs of each"), m_runs);
    add(tr("At &one time"), m_atOnce);
    add(tr("Connectio&ns"), m_connections);
    numbers->addStretch();
    auto *limits = new QHBoxLayout;
    limits->setSpacing(theme::Small);
    const auto addLimit = [box, limits](const QString &text, QWidget *field) {
        auto *label = new QLabel(text, box);
        label->setBuddy(field);
        limits->addWidget(label);
        limits->addWidget(field);
        limits->addSpacing(theme::Small);
    };
    addLimit(tr("Stop after &failures"), m_errorBudget);
    addLimit(tr("Ask above a &cost of"), m_costLimit);
    limits->addWidget(m_startButton);
    limits->addWidget(m_cancelButton);
    limits->addWidget(m_progressText);
    limits->addWidget(m_progress, 1);
    limits->addStretch();
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, theme::Large, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("&Target"), m_target);
    form->addRow(tr("Compared &with"), m_other);
    auto *promptLabel = new QLabel(tr("&Prompt"), box);
    promptLabel->setBuddy(m_prompt);
    m_prompt->setAccessibleName(tr("Prompt"));
    form->addRow(promptLabel, question);
    form->addRow(QString(), numbers);
    form->addRow(QString(), limits);
    return box;
}

void SeriesPanel::connectSignals()
{
    connect(&m_services.catalog, &Catalog::changed, this, &SeriesPanel::followCatalog);
    connect(m_target, &QComboBox::currentIndexChanged, this, &SeriesPanel::setControls);
    connect(m_start, &QAction::triggered, this, &SeriesPanel::start);
    connect(m_cancel, &QAction::triggered, this, [this] {
        if (m_series)
            m_series->cancel();
    });
    connect(&m_redraw, &QTimer::timeout, this, &SeriesPanel::showSoFar);
}

void SeriesPanel::followCatalog()
{
    m_choices = targetChoices(m_services.catalog.workspace());
    fill(m_target, m_choices, {});
    fill(m_other, m_choices, tr("nothing: this target alone"));
    setControls();
}

void SeriesPanel::fill(QComboBox *box, const QList<TargetChoice> &choices, const QString &none)
{
    const QSignalBlocker quiet(box);
    const QString key = box->currentData().toString();
    box->clear();
    if (!none.isEmpty())
        box->addItem(none, QString());
    for (const TargetChoice &choice : choices)
        box->addItem(choice.text, choice.key);
    box->setCurrentIndex(std::max(key.isEmpty() ? 0 : box->findData(key), box->count() > 0 ? 0 : -1));
}

Result<SeriesPanel::Asked> SeriesPanel::askedWay(const Target &target) const
{
    ChatCall call{.target = target, .request = {}};
    call.request.messages = {{.role = Role::User, .text = m_prompt->text(), .toolCalls = {}, .toolCallId = {}}};
    call.request.model = requestedModel(target);
    call.request.stream = m_stream->isChecked();
    const Result<HttpRequest> request = m_services.backend.describe(call);
    if (!request)
        return failure(request.error());
    return Asked{.name = describePath(target), .target = target, .way = {*request, probeTargetFor(call, *request)}, .branches = branchesOf(target)};
}

// The other one first, so that differences say what the target adds to it.
Result<QList<SeriesPanel::Asked>> SeriesPanel::askedWays() const
{
    QList<Asked> ways;
    for (const QComboBox *box : {m_other, m_target}) {
        const auto choice = std::ranges::find(m_choices, box->currentData().toString(), &TargetChoice::key);
        if (choice == m_choices.end())
            continue;
        const Result<Asked> way = askedWay(choice->target);
        if (!way)
            return failure(way.error());
        ways.append(*way);
    }
    return ways;
}

CostForecast SeriesPanel::forecast(const QList<Asked> &asked) const
{
    QList<PlannedRequests> planned;
    const int rounds = SeriesConnections(m_connections->currentData().toInt()) == SeriesConnections::Both ? 2 : 1;
    for (const Asked &one : asked)
        planned.append({.request = one.way.request, .times = rounds * m_runs->value(), .rates = ratesOf(m_services.prices.table(), one.target)});
    return forecastCost(planned);
}

// The demo costs nothing, whatever is asked.
bool SeriesPanel::isFree(const QList<Asked> &asked) const
{
    return std::ranges::all_of(asked, [this](const Asked &one) {
        if (const auto *routed = std::get_if<RouteTarget>(&one.target))
            return routed->gateway.isDemo;
        const auto *direct = std::get_if<DirectTarget>(&one.target);
        return direct && m_services.catalog.isDemo(direct->provider.id);
    });
}

void SeriesPanel::start()
{
    if (m_series)
        return;
    m_banner->clear();
    const Result<QList<Asked>> asked = askedWays();
    if (!asked)
        return m_banner->showError(asked.error());
    const Money limit{.trillionths = qint64(m_costLimit->value() * trillionths), .currency = u"USD"_s};
    const CostForecast cost = forecast(*asked);
    if (isFree(*asked) || !cost.isOver(limit))
        return begin(*asked);
    const questions::Question question{.title = tr("Ask many times"), .text = serieswords::describe(cost), .confirm = tr("Start"), .destructive = false};
    questions::ask(this, question, [this, ways = *asked](bool confirmed) {
        if (confirmed)
            begin(ways);
    });
}

void SeriesPanel::begin(const QList<Asked> &asked)
{
    if (asked.isEmpty() || m_series)
        return;
    m_asked = asked;
    SeriesPlan plan{.ways = {}, .runs = m_runs->value(), .concurrency = m_atOnce->value()};
    for (const Asked &one : asked)
        plan.ways.append(one.way);
    if (m_errorBudget->value() > 0)
        plan.errorBudget = m_errorBudget->value() - 1;
    plan.seed = QRandomGenerator::global()->generate64();
    plan.connections = SeriesConnections(m_connections->currentData().toInt());
    m_results->clear();
    m_progress->setRange(0, plan.total());
    m_progress->setValue(0);
    m_progressText->setText(tr("%1 of %2").arg(0).arg(plan.total()));
    m_series = std::make_unique<ProbeSeries>(m_services.prober, plan);
    connect(m_series.get(), &ProbeSeries::runCompleted, this, &SeriesPanel::takeRun);
    connect(m_series.get(), &ProbeSeries::progressed, this, [this](int done, int total) {
        m_progress->setValue(done);
        m_progressText->setText(tr("%1 of %2").arg(done).arg(total));
    });
    connect(m_series.get(), &ProbeSeries::stoppedAtErrorBudget, this, [this](int failed) {
        m_banner->showMessage(theme::Signal::Caution, tr("Stopped: %1 runs failed.").arg(failed), tr("Look at one of them under “One request”, then try again."));
    });
    connect(m_series.get(), &ProbeSeries::finished, this, [this] { showEnd(false); });
    connect(m_series.get(), &ProbeSeries::cancelled, this, [this] { showEnd(true); });
    m_series->start();
    setControls();
}

void SeriesPanel::takeRun(int way, const ProbeReport &report)
{
    m_asked[way].samples.append(sampleOf(report));
    if (!m_redraw.isActive())
        m_redraw.start();
}

void SeriesPanel::showSoFar()
{
    QList<NamedFigures> ways;
    for (const Asked &one : std::as_const(m_asked)) {
        QList<InstanceWeight> weights;
        for (const RouteBranch &branch : one.branches.all)
            weights.append({.name = branch.name, .model = branch.model, .weight = branch.weight, .priority = branch.priority});
        ways.append({one.name, figuresOf(one.samples, weights)});
    }
    m_results->showFigures(ways);
}

// The intervals are drawn from thousands of samples, which takes its time.
void SeriesPanel::compare()
{
    if (m_asked.size() != 2)
        return;
    inBackground(
        this, [first = m_asked.at(0).samples, second = m_asked.at(1).samples] { return compareWays(first, second); },
        [this, first = m_asked.at(0).samples](const WayComparison &comparison) {
            if (!m_series && m_asked.size() == 2 && m_asked.at(0).samples == first)
                m_results->showComparison(comparison);
        });
}

void SeriesPanel::end()
{
    m_redraw.stop();
    if (m_series)
        m_series.release()->deleteLater(); // it is in the middle of telling
    setControls();
}

void SeriesPanel::showEnd(bool cancelled)
{
    end();
    showSoFar();
    compare();
    Q_EMIT statusMessage(cancelled ? tr("Cancelled; what was asked before is shown.") : tr("All has been asked."));
}

void SeriesPanel::setControls()
{
    const bool isRunning = m_series != nullptr;
    (isRunning ? m_cancel : m_start)->setEnabled(isRunning || m_target->currentIndex() >= 0);
    showRunButton(*this, *m_startButton, *m_cancelButton, isRunning);
    (isRunning ? m_start : m_cancel)->setEnabled(false);
    m_progress->setVisible(isRunning);
    m_progressText->setVisible(isRunning);
    for (QWidget *field : std::initializer_list<QWidget *>{m_target, m_other, m_prompt, m_stream, m_runs, m_atOnce, m_connections, m_errorBudget, m_costLimit})
        field->setEnabled(!isRunning);
}

} // namespace lineside
