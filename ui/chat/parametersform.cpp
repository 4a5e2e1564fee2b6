// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/parametersform.h"

#include "ui/theme/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

/// A number as people write it here, or as programs write it.
std::optional<double> numberFrom(const QString &text)
{
    bool ok = false;
    double value = text.toDouble(&ok);
    if (!ok)
        value = QLocale().toDouble(text, &ok);
    return ok ? std::optional(value) : std::nullopt;
}

template<class T>
QString shown(const std::optional<T> &value)
{
    return value ? QString::number(*value) : QString();
}

} // namespace

ParametersForm::ParametersForm(QWidget *parent)
    : QWidget(parent)
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(theme::Small);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_temperature = addField(*form, u"temperatureEdit"_s, tr("&Temperature"), tr("0 to 2"));
    m_topP = addField(*form, u"topPEdit"_s, tr("Top &P"), tr("above 0, to 1"));
    m_maxTokens = addField(*form, u"maxTokensEdit"_s, tr("&Max tokens"), tr("from 1"));
    m_effort = new QComboBox(this);
    m_effort->setObjectName(u"reasoningEffortBox"_s);
    m_effort->addItem(tr("not sent"), QString());
    for (const QString &effort : {u"none"_s, u"minimal"_s, u"low"_s, u"medium"_s, u"high"_s})
        m_effort->addItem(effort, effort);
    form->addRow(tr("&Reasoning effort"), m_effort);
    m_problem = new QLabel(this);
    m_problem->setObjectName(u"parameterProblem"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    form->addRow(m_problem);
    connect(m_effort, &QComboBox::activated, this, &ParametersForm::read);
}

QLineEdit *ParametersForm::addField(QFormLayout &form, const QString &name, const QString &label, const QString &range)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(name);
    edit->setPlaceholderText(tr("not sent"));
    edit->setToolTip(range);
    form.addRow(label, edit);
    connect(edit, &QLineEdit::textEdited, this, &ParametersForm::read);
    return edit;
}

void ParametersForm::setParameters(const ChatParameters &parameters)
{
    m_parameters = parameters;
    m_temperature->setText(shown(parameters.temperature));
    m_topP->setText(shown(parameters.topP));
    m_maxTokens->setText(shown(parameters.maxTokens));
    m_effort->setCurrentIndex(qMax(0, m_effort->findData(parameters.reasoningEffort.value_or(QString()))));
    m_problem->hide();
}

void ParametersForm::read()
{
    ChatParameters read = m_parameters;
    QStringList problems;
    const auto take = [&problems](const QLineEdit &edit, auto fits, const QString &problem) -> std::optional<double> {
        if (edit.text().trimmed().isEmpty())
            return std::nullopt;
        const std::optional<double> value = numberFrom(edit.text().trimmed());
        if (value && fits(*value))
            return value;
        problems.append(problem);
        return std::nullopt;
    };
    read.temperature = take(*m_temperature, [](double v) { return v >= 0 && v <= 2; }, tr("The temperature is a number from 0 to 2."));
    read.topP = take(*m_topP, [](double v) { return v > 0 && v <= 1; }, tr("Top P is a number above 0, to 1."));
    const auto most = take(*m_maxTokens, [](double v) { return v >= 1 && v <= 1e9 && v == qint64(v); }, tr("Max tokens is a whole number from 1."));
    read.maxTokens = most ? std::optional(qint64(*most)) : std::nullopt;
    const QString effort = m_effort->currentData().toString();
    read.reasoningEffort = effort.isEmpty() ? std::nullopt : std::optional(effort);

    m_problem->setText(problems.join(u'\n'));
    m_problem->setVisible(!problems.isEmpty());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme::signalTextColor(theme::Signal::Stop, colours));
    m_problem->setPalette(colours);
    m_parameters = read;
    Q_EMIT edited(m_parameters);
}

} // namespace lineside
