// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/parametersform.h"

#include "parameters/structuredparts.h"
#include "ui/chat/parameterfield.h"
#include "ui/theme/theme.h"

#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

/// What the provider takes, and what is set though it is not known to.
QList<ParameterSpec> specsFor(const QString &provider, const ChatParameters &parameters)
{
    QList<ParameterSpec> specs = parameterSpecs(provider);
    const QList<ParameterSpec> all = parameterSpecs({});
    for (const ParameterSpec &spec : all) {
        const bool isThere = std::ranges::find(specs, spec.name, &ParameterSpec::name) != specs.end();
        if (!isThere && parameterValue(parameters, spec.name))
            specs.append(spec);
    }
    return specs;
}

} // namespace

ParametersForm::ParametersForm(QWidget *parent)
    : QWidget(parent)
    , m_moreButton(new QToolButton(this))
    , m_problem(new QLabel(this))
    , m_omitted(new QLabel(this))
    , m_sendAgain(new QPushButton(tr("Send them again"), this))
{
    m_moreButton->setObjectName(u"moreParametersButton"_s);
    m_moreButton->setText(tr("More"));
    m_moreButton->setCheckable(true);
    m_moreButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_sendAgain->setObjectName(u"sendOmittedAgain"_s);
    for (QLabel *label : {m_problem, m_omitted}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->hide();
    }
    m_problem->setObjectName(u"parameterProblem"_s);
    m_omitted->setObjectName(u"omittedParameters"_s);
    m_sendAgain->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::Small);
    layout->addWidget(m_moreButton, 0, Qt::AlignLeft);
    layout->addWidget(m_problem);
    layout->addWidget(m_omitted);
    layout->addWidget(m_sendAgain, 0, Qt::AlignLeft);
    connect(m_moreButton, &QToolButton::toggled, this, &ParametersForm::showMore);
    connect(m_sendAgain, &QPushButton::clicked, this, &ParametersForm::omitsCleared);
    rebuild();
}

void ParametersForm::rebuild()
{
    for (QWidget *part : {m_usual, m_more}) {
        if (part) { // one of its fields may be why we are here
            part->hide();
            part->setObjectName(QString());
            part->deleteLater();
        }
    }
    for (ParameterField *field : std::as_const(m_fields)) {
        field->disconnect(this);
        field->editor()->setObjectName(QString());
    }
    m_fields.clear();
    m_usual = new QWidget(this);
    m_more = new QWidget(this);
    const auto formIn = [](QWidget *part) {
        auto *form = new QFormLayout(part);
        form->setContentsMargins(0, 0, 0, 0);
        form->setSpacing(theme::Small);
        form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
        return form;
    };
    QFormLayout *usual = formIn(m_usual);
    QFormLayout *more = formIn(m_more);
    const QList<ParameterSpec> specs = specsFor(m_provider, m_parameters);
    for (const ParameterSpec &spec : specs)
        addField(spec.more ? *more : *usual, new ParameterField(spec, spec.more ? m_more : m_usual));
    auto *layout = qobject_cast<QVBoxLayout *>(this->layout());
    layout->insertWidget(0, m_usual);
    layout->insertWidget(layout->indexOf(m_moreButton) + 1, m_more);
    showMore(m_moreButton->isChecked());
}

void ParametersForm::addField(QFormLayout &form, ParameterField *field)
{
    form.addRow(parameterLabel(field->spec().name), field);
    m_fields.append(field);
    connect(field, &ParameterField::edited, this, &ParametersForm::read);
}

void ParametersForm::setProvider(const QString &provider, const QStringList &omits)
{
    if (provider == m_provider && omits == m_omits)
        return;
    m_provider = provider;
    m_omits = omits;
    m_omitted->setText(tr("Left out, as the provider refused them: %1.").arg(omits.join(u", "_s)));
    m_omitted->setVisible(!omits.isEmpty());
    m_sendAgain->setVisible(!omits.isEmpty());
    rebuild();
    setParameters(m_parameters);
}

void ParametersForm::setParameters(const ChatParameters &parameters)
{
    m_parameters = parameters;
    const QList<ParameterSpec> specs = specsFor(m_provider, parameters);
    if (!std::ranges::equal(specs, m_fields, {}, &ParameterSpec::name, [](const ParameterField *field) { return field->spec().name; }))
        rebuild();
    for (ParameterField *field : std::as_const(m_fields)) {
        if (field->spec().name == "tool_choice"_L1)
            field->offerTools(toolNames(parameterValue(parameters, u"tools"_s)));
        field->setValue(parameterValue(parameters, field->spec().name));
    }
    const bool usesMore = std::ranges::any_of(m_fields, [&](const ParameterField *field) {
        return field->spec().more && parameterValue(parameters, field->spec().name);
    });
    if (usesMore)
        m_moreButton->setChecked(true);
    showProblems({});
}

void ParametersForm::read()
{
    QStringList problems;
    for (const ParameterField *field : std::as_const(m_fields)) {
        const auto value = field->value();
        if (value)
            setParameter(m_parameters, field->spec().name, *value);
        else {
            setParameter(m_parameters, field->spec().name, std::nullopt);
            problems.append(tr("%1: %2").arg(parameterLabel(field->spec().name), value.error()));
        }
    }
    for (ParameterField *field : std::as_const(m_fields)) {
        if (field->spec().name == "tool_choice"_L1)
            field->offerTools(toolNames(parameterValue(m_parameters, u"tools"_s)));
    }
    showProblems(problems);
    Q_EMIT edited(m_parameters);
}

void ParametersForm::showProblems(const QStringList &problems)
{
    m_problem->setText(problems.join(u'\n'));
    m_problem->setVisible(!problems.isEmpty());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme::signalTextColor(theme::Signal::Stop, colours));
    m_problem->setPalette(colours);
}

void ParametersForm::showMore(bool shown)
{
    m_more->setVisible(shown);
    m_moreButton->setIcon(theme::icon(shown ? u"unfold"_s : u"fold"_s));
}

} // namespace lineside
