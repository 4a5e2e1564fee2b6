// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/groupform.h"

#include "gateway/formcheck.h"
#include "ui/forms/jsoninput.h"
#include "ui/theme/theme.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

GroupForm::GroupForm(FormSession &session, const FormField &group, const FormPath &path, int depth, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_group(group)
    , m_path(path)
    , m_layout(new QFormLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(theme::Medium);
    m_layout->setVerticalSpacing(theme::Small);
    m_layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_layout->setRowWrapPolicy(QFormLayout::WrapLongRows);
    for (const FormField &field : group.fields)
        addRow(makeFormInput(session, field, path + QStringList { field.name }, depth, this));
    m_others = JsonInput::forOthers(session, group, path, this);
    addRow(m_others);
    connect(&session, &FormSession::changed, this, &GroupForm::refresh);
    connect(&session, &FormSession::problemsChanged, this, [this] {
        for (const Row &row : std::as_const(m_rows))
            showProblem(row);
    });
    refresh();
}

void GroupForm::addRow(FormInput *input)
{
    Row row { .input = input, .box = new QWidget(this), .problem = nullptr, .reset = nullptr };
    auto *column = new QVBoxLayout(row.box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto *line = new QHBoxLayout;
    line->setSpacing(theme::Tiny);
    line->addWidget(input, 1);
    column->addLayout(line);
    if (!input->isWide() && input != m_others) {
        row.reset = makeReset(input, row.box);
        line->addWidget(row.reset, 0, Qt::AlignTop);
    }
    if (!input->showsOwnProblems()) {
        row.problem = new QLabel(row.box);
        row.problem->setTextFormat(Qt::PlainText);
        row.problem->setWordWrap(true);
        row.problem->setFont(theme::font(theme::TextSize::Small));
        row.problem->setObjectName(u"problem:"_s + input->path().join(u'.'));
        column->addWidget(row.problem);
    }
    if (input->isWide()) {
        m_layout->addRow(row.box);
    } else {
        auto *caption = new QLabel(input->field().title, this);
        caption->setTextFormat(Qt::PlainText);
        caption->setToolTip(input->field().help);
        caption->setBuddy(input);
        m_layout->addRow(caption, row.box);
    }
    m_rows.append(row);
}

QToolButton *GroupForm::makeReset(FormInput *input, QWidget *parent)
{
    auto *reset = new QToolButton(parent);
    const QString &standard = input->field().defaultText;
    reset->setObjectName(u"reset:"_s + input->path().join(u'.'));
    reset->setIcon(theme::icon(u"retry"_s));
    reset->setToolTip(standard.isEmpty() ? tr("Take this setting away") : tr("Back to the default, %1").arg(standard));
    reset->setAccessibleName(tr("%1: %2").arg(input->field().title, reset->toolTip()));
    QSizePolicy kept = reset->sizePolicy();
    kept.setRetainSizeWhenHidden(true); // the inputs stay in line
    reset->setSizePolicy(kept);
    connect(reset, &QToolButton::clicked, this, [this, input] {
        m_session.setUntaken(input->path(), {});
        m_session.edit([input](FormDocument &document) { document.remove(input->path()); });
        input->refresh();
        input->focusValue(input->path());
    });
    return reset;
}

void GroupForm::refresh()
{
    for (const Row &row : std::as_const(m_rows))
        refreshRow(row);
}

void GroupForm::refreshRow(const Row &row)
{
    row.input->refresh();
    const FormDocument &document = m_session.document();
    bool isShown = fieldCounts(row.input->field(), m_group, document, m_path) || document.has(row.input->path());
    if (row.input == m_others)
        isShown = m_group.takesOthers || !document.others(m_path, knownMembers(m_group)).isEmpty();
    int at = -1;
    QFormLayout::ItemRole role {};
    m_layout->getWidgetPosition(row.box, &at, &role);
    m_layout->setRowVisible(at, isShown);
    if (row.reset)
        row.reset->setVisible(document.has(row.input->path()) && !row.input->field().required);
    showProblem(row);
}

QString GroupForm::problemOf(const FormInput &input) const
{
    const FormPath mark = &input == m_others ? m_path + QStringList { QString() } : input.path();
    if (const QString untaken = m_session.untaken(mark); !untaken.isEmpty() || &input == m_others)
        return untaken;
    const bool isMissing = !m_session.document().has(input.path());
    // Of a group that is not there nothing is needed either.
    if (isMissing && !m_path.isEmpty() && !m_session.document().has(m_path))
        return {};
    const QString own = fieldProblem(input.field(), m_session.document(), input.path());
    return own.isEmpty() ? m_session.remarkWithin(input.path()) : own;
}

void GroupForm::showProblem(const Row &row)
{
    if (!row.problem)
        return;
    const QString text = problemOf(*row.input);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme::signalTextColor(theme::Signal::Stop, palette()));
    row.problem->setPalette(colours);
    row.problem->setText(text);
    row.problem->setVisible(!text.isEmpty());
    if (QWidget *control = row.input->focusProxy())
        control->setAccessibleDescription(text.isEmpty() ? row.input->field().help : text);
}

bool GroupForm::focusValue(const FormPath &path)
{
    for (const Row &row : std::as_const(m_rows)) {
        const FormPath &own = row.input->path();
        if (row.input != m_others && path.size() >= own.size() && path.first(own.size()) == own) {
            row.input->focusValue(path);
            return true;
        }
    }
    return false;
}

} // namespace lineside
