// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/suites/suitespanel.h"

#include "suite/suiteask.h"
#include "ui/suites/suiteeditor.h"
#include "ui/suites/suitehistoryview.h"
#include "ui/suites/suitereportsaving.h"
#include "ui/suites/suiteresultview.h"
#include "ui/suites/suitewords.h"
#include "ui/theme/theme.h"
#include "ui/verify/runbuttons.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedLayout>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int idRole = Qt::UserRole + 1;
constexpr int shownRuns = 200;
constexpr int listWidth = 160;
enum Tab { EditTab, ResultTab, HistoryTab };

QPushButton *makeButton(const QString &name, QAction *action, QWidget *parent)
{
    auto *button = new QPushButton(action->text(), parent);
    button->setObjectName(name);
    QObject::connect(button, &QPushButton::clicked, action, [action] { action->trigger(); });
    QObject::connect(action, &QAction::changed, button, [button, action] { button->setEnabled(action->isEnabled()); });
    return button;
}

} // namespace

SuitesPanel::SuitesPanel(const Services &services, ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_run(actions.add(u"verify.runSuite"_s, tr("Run the suite"), QKeySequence(Qt::CTRL | Qt::Key_Return), u"play"_s, this))
    , m_cancel(actions.add(u"verify.cancelSuite"_s, tr("Cancel the suite's run"), QKeySequence(Qt::Key_Escape), u"stop"_s, this))
    , m_new(actions.add(u"verify.newSuite"_s, tr("New suite"), {}, u"add"_s, this))
    , m_remove(actions.add(u"verify.deleteSuite"_s, tr("Delete the suite"), {}, u"delete"_s, this))
    , m_save(actions.add(u"verify.saveSuiteReport"_s, tr("Save the report…"), {}, u"file"_s, this))
{
    setObjectName(u"suitesPanel"_s);
    auto *page = new QSplitter(this);
    page->setChildrenCollapsible(false);
    page->addWidget(makeList());
    page->addWidget(makeMain());
    page->setStretchFactor(1, 1);
    page->setSizes({listWidth, 4 * listWidth});
    auto *empty = new EmptyState(u"check"_s, tr("There is no suite yet: a list of questions, and of what their answers must fulfil, to be asked again and again."),
                                 tr("New suite"), this);
    empty->setObjectName(u"suitesEmptyState"_s);
    connect(empty, &EmptyState::triggered, this, &SuitesPanel::addSuite);
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(page);
    m_stack->addWidget(empty);
    connectSignals();
    followCatalog();
}

SuitesPanel::~SuitesPanel() = default;

QWidget *SuitesPanel::makeList()
{
    auto *box = new QWidget(this);
    m_list = new QListWidget(box);
    m_list->setObjectName(u"suiteList"_s);
    m_list->setAccessibleName(tr("Suites"));
    m_list->setProperty("surface", u"side"_s);
    m_list->setUniformItemSizes(true);
    setFocusProxy(m_list);
    auto *add = makeButton(u"newSuiteButton"_s, m_new, box);
    auto *remove = makeButton(u"deleteSuiteButton"_s, m_remove, box);
    add->setText(tr("New"));
    remove->setText(tr("Delete"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(remove);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(theme::Small, theme::Small, theme::Small, theme::Small);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    return box;
}

QWidget *SuitesPanel::makeMain()
{
    auto *box = new QWidget(this);
    m_banner = new Banner(box);
    m_banner->setObjectName(u"suitesBanner"_s);
    m_runButton = makeButton(u"runSuiteButton"_s, m_run, box);
    m_runButton->setText(tr("Run"));
    m_runButton->setProperty("primary", true);
    m_cancelButton = makeButton(u"cancelSuiteButton"_s, m_cancel, box);
    m_cancelButton->setText(tr("Cancel"));
    m_saveButton = makeButton(u"saveSuiteButton"_s, m_save, box);
    m_atOnce = new QSpinBox(box);
    m_atOnce->setObjectName(u"suiteAtOnce"_s);
    m_atOnce->setRange(1, 32);
    m_atOnce->setAccessibleName(tr("Questions at one time"));
    m_atOnce->setToolTip(tr("More than one question at a time may make each of them slower."));
    auto *atOnceLabel = new QLabel(tr("At one &time"), box);
    atOnceLabel->setBuddy(m_atOnce);
    m_progressText = new QLabel(box);
    m_progressText->setObjectName(u"suiteProgressText"_s);
    m_progress = new QProgressBar(box);
    m_progress->setObjectName(u"suiteProgress"_s);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the run"));

    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, theme::Medium, 0);
    row->setSpacing(theme::Small);
    for (QWidget *part : std::initializer_list<QWidget *>{m_runButton, m_cancelButton, atOnceLabel, m_atOnce, m_progressText})
        row->addWidget(part);
    row->addWidget(m_progress, 1);
    row->addStretch();
    row->addWidget(m_saveButton);

    m_editor = new SuiteEditor(box);
    m_resultView = new SuiteResultView(box);
    m_historyView = new SuiteHistoryView(box);
    m_tabs = new QTabWidget(box);
    m_tabs->setObjectName(u"suiteTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_editor, tr("Cases"));
    m_tabs->addTab(m_resultView, tr("Results"));
    m_tabs->addTab(m_historyView, tr("History"));

    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(theme::Medium, theme::Small, 0, 0);
    layout->setSpacing(theme::Small);
    layout->addWidget(m_banner);
    layout->addLayout(row);
    layout->addWidget(m_tabs, 1);
    return box;
}

void SuitesPanel::connectSignals()
{
    connect(&m_services.catalog, &Catalog::changed, this, &SuitesPanel::followCatalog);
    connect(m_list, &QListWidget::currentRowChanged, this, &SuitesPanel::showSuite);
    connect(m_run, &QAction::triggered, this, &SuitesPanel::run);
    connect(m_cancel, &QAction::triggered, this, &SuitesPanel::cancel);
    connect(m_new, &QAction::triggered, this, &SuitesPanel::addSuite);
    connect(m_remove, &QAction::triggered, this, &SuitesPanel::removeSuite);
    connect(m_save, &QAction::triggered, this, &SuitesPanel::saveReport);
    connectEditor();
    m_resultView->setBranches([this](const SuiteCase &asked) {
        const Result<ChatCall> call = callOf(asked, m_services.catalog.workspace());
        return call ? branchesOf(call->target) : RouteBranches();
    });
}

void SuitesPanel::connectEditor()
{
    connect(m_editor, &SuiteEditor::edited, this, [this](const Suite &suite) { m_services.catalog.put(suite); });
    connect(m_editor, &SuiteEditor::tookOut, this, [this](const QString &sentence) { askUndo(sentence, [this] { m_editor->undo(); }); });
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        m_banner->clear();
        if (const auto undo = std::exchange(m_undo, {}))
            undo();
    });
    connect(m_banner, &Banner::dismissed, this, [this] {
        m_undo = {};
        followCatalog();
    });
}

SuiteId SuitesPanel::chosen() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return SuiteId(item ? item->data(idRole).toString() : QString());
}

void SuitesPanel::followCatalog()
{
    const Workspace &workspace = m_services.catalog.workspace();
    m_editor->setChoices(targetChoices(workspace));
    fillList();
    m_stack->setCurrentIndex(workspace.suites.isEmpty() && !m_undo ? 1 : 0);
}

void SuitesPanel::fillList()
{
    const QString id = chosen().toString();
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const Suite &suite : m_services.catalog.workspace().suites) {
            auto *item = new QListWidgetItem(suite.name, m_list);
            item->setData(idRole, suite.id.toString());
            if (suite.id.toString() == id)
                m_list->setCurrentItem(item);
        }
        if (m_list->currentRow() < 0)
            m_list->setCurrentRow(0);
    }
    showSuite();
}

void SuitesPanel::showSuite()
{
    const std::optional<Suite> suite = m_services.catalog.suite(chosen());
    const bool isOther = m_editor->suite().id != chosen();
    m_editor->showSuite(suite.value_or(Suite()));
    if (isOther) {
        const auto result = m_results.constFind(chosen().toString());
        if (result == m_results.constEnd())
            m_resultView->clear();
        else
            m_resultView->showResult(*result);
        loadHistory();
    }
    setControls();
}

void SuitesPanel::loadHistory()
{
    m_history.clear();
    if (chosen().isEmpty())
        return m_historyView->showRuns({});
    m_services.history.runs(chosen(), shownRuns, this, [this, id = chosen()](const Result<QList<SuiteRunRecord>> &runs) {
        if (id != chosen())
            return;
        m_history = runs.value_or(QList<SuiteRunRecord>());
        if (runs)
            m_historyView->showRuns(m_history);
        else
            m_historyView->showProblem(runs.error().message);
    });
}

void SuitesPanel::addSuite()
{
    Suite suite{.id = SuiteId(QString()), .name = tr("Suite %1").arg(m_services.catalog.workspace().suites.size() + 1), .cases = {}};
    // Each route is a case to begin with: nothing may be wrong on it.
    for (const TargetChoice &choice : targetChoices(m_services.catalog.workspace())) {
        const auto *routed = std::get_if<RouteTarget>(&choice.target);
        if (!routed)
            continue;
        suite.cases.append({.name = routed->route.label(),
                            .gateway = routed->gateway.id,
                            .route = routed->route.id,
                            .model = {},
                            .question = tr("What is the capital of France?"),
                            .checks = {{.kind = SuiteCheck::Kind::Cause, .name = {}, .value = u"ok"_s}}});
    }
    const SuiteId id = m_services.catalog.put(suite);
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(idRole).toString() == id.toString())
            m_list->setCurrentRow(row);
    }
    m_tabs->setCurrentIndex(EditTab);
}

void SuitesPanel::removeSuite()
{
    const std::optional<Suite> suite = m_services.catalog.suite(chosen());
    if (!suite || m_running)
        return;
    askUndo(tr("The suite “%1” was deleted.").arg(suite->name), [this] { m_services.catalog.undoRemove(); });
    m_services.catalog.remove(suite->id);
}

void SuitesPanel::askUndo(const QString &sentence, std::function<void()> undo)
{
    m_banner->showMessage(theme::Signal::Information, sentence);
    m_banner->setAction(tr("Undo"));
    m_undo = std::move(undo);
}

SuiteRunSettings SuitesPanel::runSettings() const
{
    SuiteRunSettings settings;
    settings.concurrency = m_atOnce->value();
    settings.question = [this](const SuiteCase &asked) -> Result<SuiteQuestion> {
        const Result<ChatCall> call = callOf(asked, m_services.catalog.workspace());
        if (!call)
            return failure(call.error());
        const Result<HttpRequest> request = m_services.backend.describe(*call);
        if (!request)
            return failure(request.error());
        return SuiteQuestion{*request, probeTargetFor(*call, *request)};
    };
    settings.cost = [this](const SuiteCase &asked, const ProbeReport &report) -> CostEstimate {
        const Result<ChatCall> call = callOf(asked, m_services.catalog.workspace());
        return call ? costOfAnswer(m_services.prices.table(), call->target, report) : CostEstimate(tl::unexpected(NoCost::UnknownPrice));
    };
    return settings;
}

void SuitesPanel::run()
{
    const std::optional<Suite> suite = m_services.catalog.suite(chosen());
    if (!suite || suite->cases.isEmpty() || m_running)
        return;
    m_banner->clear();
    m_running = std::make_unique<SuiteRun>(m_services.prober, runSettings());
    connect(m_running.get(), &SuiteRun::answerJudged, this, &SuitesPanel::takeProgress);
    connect(m_running.get(), &SuiteRun::finished, this, &SuitesPanel::takeResult);
    m_running->start(*suite);
    m_tabs->setCurrentIndex(ResultTab);
    takeProgress();
    setControls();
}

void SuitesPanel::cancel()
{
    if (m_running)
        m_running->cancel();
}

void SuitesPanel::takeProgress()
{
    m_progress->setRange(0, std::max(1, m_running->total()));
    m_progress->setValue(m_running->answered());
    m_progressText->setText(tr("%1 of %2 answers").arg(m_running->answered()).arg(m_running->total()));
    if (m_running->result().suite == chosen())
        m_resultView->showResult(m_running->result());
}

void SuitesPanel::takeResult(const SuiteRunResult &result)
{
    m_running.release()->deleteLater(); // it is in the middle of telling
    m_results.insert(result.suite.toString(), result);
    if (result.suite == chosen())
        m_resultView->showResult(result);
    setControls();
    Q_EMIT statusMessage(tr("%1: %2, %3 of %4 cases passed")
                             .arg(result.name, suitewords::verdictName(result.verdict()).toLower())
                             .arg(result.count(SuiteVerdict::Passed))
                             .arg(result.cases.size()));
    m_services.history.add(recordOf(result), this, [this](const Result<qint64> &kept) {
        if (!kept)
            return m_banner->showError(kept.error());
        loadHistory();
    });
}

void SuitesPanel::saveReport()
{
    const auto result = m_results.constFind(chosen().toString());
    if (result == m_results.constEnd())
        return;
    SuiteReport report{.run = *result, .comparison = {}, .trends = trendsOf(m_history)};
    const auto before = std::ranges::find_if(m_history, [&](const SuiteRunRecord &run) { return run.startedAt < result->startedAt; });
    if (before != m_history.cend())
        report.comparison = compareRuns(*before, recordOf(*result));
    saveSuiteReport(this, report, [this](const Result<QString> &saved) {
        if (saved)
            Q_EMIT statusMessage(tr("Saved as %1.").arg(*saved));
        else
            m_banner->showError(saved.error());
    });
}

void SuitesPanel::setControls()
{
    const std::optional<Suite> suite = m_services.catalog.suite(chosen());
    const bool isRunning = m_running != nullptr;
    (isRunning ? m_cancel : m_run)->setEnabled(isRunning || (suite && !suite->cases.isEmpty()));
    m_remove->setEnabled(!isRunning && suite);
    m_save->setEnabled(!isRunning && m_results.contains(chosen().toString()));
    showRunButton(*this, *m_runButton, *m_cancelButton, isRunning);
    (isRunning ? m_run : m_cancel)->setEnabled(false);
    m_editor->setLocked(isRunning);
    m_tabs->setEnabled(suite.has_value());
    m_atOnce->setEnabled(!isRunning);
    m_progress->setVisible(isRunning);
    m_progressText->setVisible(isRunning);
}

} // namespace lineside
