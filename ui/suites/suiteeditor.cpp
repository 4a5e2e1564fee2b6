// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/suites/suiteeditor.h"

#include "ui/suites/suitecasesmodel.h"
#include "ui/suites/suitecelleditors.h"
#include "ui/suites/suitechecksmodel.h"
#include "ui/suites/suitetable.h"
#include "ui/suites/suitewords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/lampdelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int targetWidth = 180;
constexpr int valueWidth = 200;

QPushButton *makeButton(const QString &name, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    return button;
}

QVBoxLayout *headed(const QString &text, QWidget *table, const QList<QPushButton *> &buttons, QWidget *box)
{
    auto *heading = new QLabel(text, box);
    QFont font = theme::font(theme::TextSize::Small);
    font.setWeight(QFont::DemiBold);
    heading->setFont(font);
    heading->setBuddy(table);
    auto *row = new QHBoxLayout;
    row->addWidget(heading, 1);
    for (QPushButton *button : buttons)
        row->addWidget(button);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::Small);
    layout->addLayout(row);
    layout->addWidget(table, 1);
    return layout;
}

} // namespace

SuiteEditor::SuiteEditor(QWidget *parent)
    : QWidget(parent)
    , m_cases(new SuiteCasesModel(this))
    , m_checks(new SuiteChecksModel(this))
    , m_name(new QLineEdit(this))
{
    m_name->setObjectName(u"suiteName"_s);
    m_name->setAccessibleName(tr("Name of the suite"));
    auto *label = new QLabel(tr("&Name"), this);
    label->setBuddy(m_name);
    auto *head = new QHBoxLayout;
    head->setSpacing(theme::Small);
    head->addWidget(label);
    head->addWidget(m_name, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Medium, theme::Medium, theme::Medium, theme::Medium);
    layout->setSpacing(theme::Medium);
    layout->addLayout(head);
    layout->addWidget(makeCases(), 3);
    layout->addWidget(makeChecks(), 2);
    connectSignals();
    setButtonsEnabled();
}

QWidget *SuiteEditor::makeCases()
{
    auto *box = new QWidget(this);
    m_casesTable = makeSuiteTable(u"suiteCases"_s, tr("Cases"), m_cases, SuiteCasesModel::QuestionColumn, box);
    m_casesTable->setItemDelegateForColumn(SuiteCasesModel::TargetColumn, new CaseTargetEditor(m_casesTable));
    m_casesTable->horizontalHeader()->setSectionResizeMode(SuiteCasesModel::TargetColumn, QHeaderView::Interactive);
    m_casesTable->setColumnWidth(SuiteCasesModel::TargetColumn, targetWidth);
    m_addCase = makeButton(u"addCaseButton"_s, tr("Add case"), box);
    m_duplicateCase = makeButton(u"duplicateCaseButton"_s, tr("Duplicate"), box);
    m_removeCase = makeButton(u"removeCaseButton"_s, tr("Remove case"), box);
    headed(tr("Cases: one question to one target each"), m_casesTable, {m_addCase, m_duplicateCase, m_removeCase}, box);
    return box;
}

QWidget *SuiteEditor::makeChecks()
{
    auto *box = new QWidget(this);
    m_checksTable = makeSuiteTable(u"suiteChecks"_s, tr("Checks"), m_checks, SuiteChecksModel::WordsColumn, box);
    m_checksTable->setItemDelegateForColumn(SuiteChecksModel::KindColumn, new CheckKindEditor(m_checksTable));
    m_checksTable->setItemDelegateForColumn(SuiteChecksModel::ValueColumn, new CheckValueEditor(m_checksTable));
    m_checksTable->horizontalHeader()->setSectionResizeMode(SuiteChecksModel::ValueColumn, QHeaderView::Interactive);
    m_checksTable->setColumnWidth(SuiteChecksModel::ValueColumn, valueWidth);
    m_checksTable->setItemDelegateForColumn(SuiteChecksModel::WordsColumn, new LampDelegate(
        [](const QModelIndex &index) {
            const bool isGood = index.data(SuiteChecksModel::ProblemRole).toString().isEmpty();
            return isGood ? std::nullopt : std::optional(theme::Signal::Caution);
        },
        m_checksTable));
    m_addCheck = makeButton(u"addCheckButton"_s, tr("Add check"), box);
    m_removeCheck = makeButton(u"removeCheckButton"_s, tr("Remove check"), box);
    headed(tr("Checks: what each answer to the case must fulfil"), m_checksTable, {m_addCheck, m_removeCheck}, box);
    return box;
}

void SuiteEditor::connectSignals()
{
    connect(m_name, &QLineEdit::editingFinished, this, &SuiteEditor::keep);
    connect(m_cases, &SuiteCasesModel::edited, this, &SuiteEditor::keep);
    connect(m_checks, &SuiteChecksModel::edited, this, [this] { m_cases->setChecks(chosenCase(), m_checks->checks()); });
    connect(m_casesTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SuiteEditor::showChecks);
    connect(m_checksTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SuiteEditor::setButtonsEnabled);
    connect(m_addCase, &QPushButton::clicked, this, &SuiteEditor::addCase);
    connect(m_duplicateCase, &QPushButton::clicked, this, &SuiteEditor::duplicateCase);
    connect(m_removeCase, &QPushButton::clicked, this, &SuiteEditor::removeCase);
    connect(m_addCheck, &QPushButton::clicked, this, &SuiteEditor::addCheck);
    connect(m_removeCheck, &QPushButton::clicked, this, &SuiteEditor::removeCheck);
}

void SuiteEditor::showSuite(const Suite &suite)
{
    if (suite == m_suite)
        return;
    m_isShowing = true;
    const bool isSame = suite.id == m_suite.id;
    const int row = isSame ? std::max(0, chosenCase()) : 0;
    if (!isSame)
        m_before.reset();
    m_suite = suite;
    m_name->setText(suite.name);
    m_cases->setCases(suite.cases);
    m_casesTable->selectRow(std::min<int>(row, int(suite.cases.size()) - 1));
    showChecks();
    m_isShowing = false;
}

void SuiteEditor::setChoices(const QList<TargetChoice> &choices)
{
    m_cases->setChoices(choices);
}

void SuiteEditor::setLocked(bool locked)
{
    m_isLocked = locked;
    m_name->setEnabled(!locked);
    m_casesTable->setEnabled(!locked);
    m_checksTable->setEnabled(!locked);
    setButtonsEnabled();
}

void SuiteEditor::undo()
{
    if (!m_before)
        return;
    const Suite before = *std::exchange(m_before, std::nullopt);
    showSuite(before);
    Q_EMIT edited(m_suite);
}

void SuiteEditor::keep()
{
    if (m_isShowing)
        return;
    Suite now = m_suite;
    now.name = m_name->text().trimmed().isEmpty() ? m_suite.name : m_name->text().trimmed();
    now.cases = m_cases->cases();
    setButtonsEnabled();
    if (now == m_suite)
        return;
    m_suite = now;
    Q_EMIT edited(m_suite);
}

int SuiteEditor::chosenCase() const
{
    return m_casesTable->currentIndex().row();
}

void SuiteEditor::showChecks()
{
    const int row = chosenCase();
    m_checks->setChecks(row >= 0 && row < m_cases->rowCount() ? m_cases->cases().at(row).checks : QList<SuiteCheck>());
    setButtonsEnabled();
}

void SuiteEditor::addCase()
{
    SuiteCase added;
    added.name = tr("Case %1").arg(m_cases->rowCount() + 1);
    added.question = tr("What is the capital of France?");
    if (!m_cases->choices().isEmpty())
        aimAt(added, m_cases->choices().constFirst().target);
    for (const SuiteCheck::Kind kind : {SuiteCheck::Kind::Cause, SuiteCheck::Kind::Complete})
        added.checks.append({.kind = kind, .name = {}, .value = suitewords::suggestedValue(kind)});
    const int row = m_cases->rowCount();
    m_cases->insert(row, added);
    m_casesTable->setCurrentIndex(m_cases->index(row, SuiteCasesModel::NameColumn));
    m_casesTable->setFocus();
}

void SuiteEditor::duplicateCase()
{
    const int row = chosenCase();
    SuiteCase copy = m_cases->cases().at(row);
    copy.name = tr("%1 (copy)").arg(copy.name);
    m_cases->insert(row + 1, copy);
    m_casesTable->setCurrentIndex(m_cases->index(row + 1, SuiteCasesModel::NameColumn));
}

void SuiteEditor::removeCase()
{
    m_before = m_suite;
    const SuiteCase gone = m_cases->take(chosenCase());
    showChecks();
    Q_EMIT tookOut(tr("The case “%1” was removed.").arg(gone.name));
}

void SuiteEditor::addCheck()
{
    m_checks->append({.kind = SuiteCheck::Kind::TimeToFirstToken, .name = {}, .value = suitewords::suggestedValue(SuiteCheck::Kind::TimeToFirstToken)});
    m_checksTable->setCurrentIndex(m_checks->index(m_checks->rowCount() - 1, SuiteChecksModel::KindColumn));
    m_checksTable->setFocus();
}

void SuiteEditor::removeCheck()
{
    m_before = m_suite;
    const int row = m_checksTable->currentIndex().row();
    const QString name = suitewords::kindName(m_checks->checks().at(row).kind);
    m_checks->remove(row);
    setButtonsEnabled();
    Q_EMIT tookOut(tr("The check “%1” was removed.").arg(name));
}

void SuiteEditor::setButtonsEnabled()
{
    const bool hasCase = chosenCase() >= 0 && !m_isLocked;
    m_addCase->setEnabled(!m_isLocked);
    m_duplicateCase->setEnabled(hasCase);
    m_removeCase->setEnabled(hasCase);
    m_addCheck->setEnabled(hasCase);
    m_removeCheck->setEnabled(hasCase && m_checksTable->currentIndex().isValid());
}

} // namespace lineside
