// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/suites/suiteresultview.h"

#include "ui/suites/suiteresultsmodel.h"
#include "ui/suites/suitetable.h"
#include "ui/suites/suitewords.h"
#include "ui/verify/gapchart.h"
#include "ui/widgets/lampdelegate.h"
#include "ui/verify/signalpicture.h"
#include "ui/verify/stationevidence.h"
#include "ui/verify/verdictline.h"
#include "ui/verify/waterfall.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QSpinBox>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

LampDelegate *verdictLamps(int role, QObject *parent)
{
    return new LampDelegate([role](const QModelIndex &index) { return suitewords::verdictSignal(SuiteVerdict(index.data(role).toInt())); }, parent);
}

// The first answer that did not pass is the interesting one.
int firstToShow(const SuiteCaseResult &entry)
{
    const auto found = std::ranges::find_if(entry.answers, [](const SuiteAnswer &answer) { return answer.verdict() != SuiteVerdict::Passed; });
    return found == entry.answers.end() ? 0 : int(found - entry.answers.begin());
}

} // namespace

SuiteResultView::SuiteResultView(QWidget *parent)
    : QWidget(parent)
    , m_model(new SuiteResultsModel(this))
    , m_findings(new SuiteFindingsModel(this))
    , m_cases(makeSuiteTable(u"suiteResults"_s, tr("Results"), m_model, SuiteResultsModel::FailureColumn, this))
{
    m_cases->setItemDelegateForColumn(SuiteResultsModel::CaseColumn, verdictLamps(SuiteResultsModel::VerdictRole, m_cases));
    m_cases->setFont(theme::tabularFont());
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(makeDetails());
    auto *parts = new QSplitter(Qt::Vertical, this);
    parts->setChildrenCollapsible(false);
    parts->addWidget(m_cases);
    parts->addWidget(scroll);
    parts->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Medium, theme::Medium, theme::Medium, 0);
    layout->addWidget(parts);
    connect(m_cases->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SuiteResultView::showCase);
    connect(m_answer, &QSpinBox::valueChanged, this, &SuiteResultView::showAnswer);
    connect(m_picture, &SignalPicture::itemActivated, this, [this](int index) { m_evidence->showStation(m_picture->way().stations.at(index)); });
    connect(m_evidence, &StationEvidence::closed, m_picture, [this] { m_picture->setFocus(); });
    clear();
}

QWidget *SuiteResultView::makeDetails()
{
    m_details = new QWidget(this);
    m_answerLabel = new QLabel(tr("&Answer"), m_details);
    m_answer = new QSpinBox(m_details);
    m_answer->setObjectName(u"suiteAnswerBox"_s);
    m_answer->setAccessibleName(tr("Answer"));
    m_answer->setMinimum(1);
    m_answerLabel->setBuddy(m_answer);
    m_findingsTable = makeSuiteTable(u"suiteFindings"_s, tr("Checks of the answer"), m_findings, SuiteFindingsModel::SeenColumn, m_details);
    m_findingsTable->setItemDelegateForColumn(SuiteFindingsModel::AskedColumn, verdictLamps(SuiteFindingsModel::VerdictRole, m_findingsTable));
    m_verdict = new VerdictLine(m_details);
    m_picture = new SignalPicture(m_details);
    m_evidence = new StationEvidence(m_details);
    m_waterfall = new Waterfall(m_details);
    m_gaps = new GapChart(m_details);
    auto *head = new QHBoxLayout;
    head->addWidget(m_answerLabel);
    head->addWidget(m_answer);
    head->addStretch();
    auto *layout = new QVBoxLayout(m_details);
    layout->setContentsMargins(0, theme::Small, theme::Medium, theme::Medium);
    layout->setSpacing(theme::Medium);
    layout->addLayout(head);
    for (QWidget *part : std::initializer_list<QWidget *>{m_findingsTable, m_verdict, m_picture, m_evidence, m_waterfall, m_gaps})
        layout->addWidget(part);
    layout->addStretch();
    return m_details;
}

void SuiteResultView::showResult(const SuiteRunResult &result)
{
    const bool isNew = result.startedAt != m_model->result().startedAt || result.suite != m_model->result().suite;
    m_model->setResult(result);
    if (isNew && m_model->rowCount() > 0)
        m_cases->selectRow(0);
    showCase();
}

void SuiteResultView::clear()
{
    m_model->setResult({});
    showCase();
}

void SuiteResultView::showCase()
{
    const int row = m_cases->currentIndex().row();
    const QList<SuiteCaseResult> &cases = m_model->result().cases;
    const bool hasAnswers = row >= 0 && row < cases.size() && !cases.at(row).answers.isEmpty();
    m_details->setVisible(hasAnswers);
    if (!hasAnswers)
        return;
    const auto count = int(cases.at(row).answers.size());
    m_answer->setMaximum(count);
    m_answer->setSuffix(tr(" of %1").arg(count));
    m_answer->setVisible(count > 1);
    m_answerLabel->setVisible(count > 1);
    m_answer->setValue(firstToShow(cases.at(row)) + 1);
    showAnswer();
}

void SuiteResultView::showAnswer()
{
    const int row = m_cases->currentIndex().row();
    const QList<SuiteCaseResult> &cases = m_model->result().cases;
    const int number = m_answer->value() - 1;
    if (row < 0 || row >= cases.size() || number >= cases.at(row).answers.size())
        return;
    const SuiteAnswer &answer = cases.at(row).answers.at(number);
    m_findings->setFindings(answer.findings);
    const int rows = m_findings->rowCount() * m_findingsTable->verticalHeader()->defaultSectionSize();
    m_findingsTable->setFixedHeight(rows + m_findingsTable->horizontalHeader()->sizeHint().height() + 2 * theme::Tiny);
    m_verdict->showReport(answer.report);
    m_picture->setWay(wayOf(answer.report, {}, m_branches ? m_branches(cases.at(row).asked) : RouteBranches()));
    m_evidence->clear();
    m_waterfall->setReport(answer.report);
    m_gaps->setReport(answer.report);
    m_gaps->setVisible(m_gaps->itemCount() > 0);
}

} // namespace lineside
