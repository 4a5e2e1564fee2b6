// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/usage/ownpricedialog.h"

#include "ui/theme/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

OwnPriceDialog::OwnPriceDialog(const std::optional<OwnPrice> &existing, const QList<OwnPrice> &others, QWidget *parent)
    : QDialog(parent)
    , m_others(others)
    , m_model(new QLineEdit(this))
    , m_currency(new QComboBox(this))
    , m_input(new QLineEdit(this))
    , m_output(new QLineEdit(this))
    , m_cached(new QLineEdit(this))
    , m_cacheWrite(new QLineEdit(this))
    , m_problem(new QLabel(this))
{
    setObjectName(u"ownPriceDialog"_s);
    setWindowTitle(existing ? tr("Change a price") : tr("Add a price"));
    build();
    if (existing) {
        const OwnPriceDraft shown = draftOf(*existing);
        m_model->setText(shown.model);
        m_currency->setEditText(shown.currency);
        m_input->setText(shown.input);
        m_output->setText(shown.output);
        m_cached->setText(shown.cached);
        m_cacheWrite->setText(shown.cacheWrite);
    }
    for (QLineEdit *edit : {m_model, m_currency->lineEdit(), m_input, m_output, m_cached, m_cacheWrite}) {
        connect(edit, &QLineEdit::textChanged, this, &OwnPriceDialog::validate);
        connect(edit, &QLineEdit::textEdited, this, [this] {
            m_isTouched = true;
            validate();
        });
    }
    validate();
}

void OwnPriceDialog::build()
{
    m_model->setObjectName(u"priceModel"_s);
    m_model->setPlaceholderText(tr("gpt-4o, or my-* for all that begin with my-"));
    m_currency->setObjectName(u"priceCurrency"_s);
    m_currency->setEditable(true);
    m_currency->addItems({u"USD"_s, u"EUR"_s, u"GBP"_s, u"CHF"_s, u"JPY"_s, u"CNY"_s, u"INR"_s});
    m_problem->setObjectName(u"priceProblem"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Model:"), m_model);
    form->addRow(tr("C&urrency:"), m_currency);
    auto *unit = new QLabel(tr("Prices are for a million tokens."), this);
    unit->setProperty("quiet", true);
    form->addRow(QString(), unit);
    addAmount(*form, *m_input, u"priceInput"_s, tr("&Input:"), u"2.50"_s);
    addAmount(*form, *m_output, u"priceOutput"_s, tr("&Output:"), u"10"_s);
    addAmount(*form, *m_cached, u"priceCached"_s, tr("Input from the &cache:"), tr("as input"));
    addAmount(*form, *m_cacheWrite, u"priceCacheWrite"_s, tr("Input &written to the cache:"), tr("as input"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    m_save = buttons->button(QDialogButtonBox::Save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        accept();
        Q_EMIT priceEntered(priceOf(draft()));
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Large, theme::Large, theme::Large, theme::Large);
    layout->setSpacing(theme::Medium);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 70);
}

void OwnPriceDialog::addAmount(QFormLayout &form, QLineEdit &edit, const QString &name, const QString &text, const QString &placeholder)
{
    edit.setObjectName(name);
    edit.setFont(theme::tabularFont());
    edit.setPlaceholderText(placeholder);
    edit.setMaxLength(20);
    form.addRow(text, &edit);
}

OwnPriceDraft OwnPriceDialog::draft() const
{
    return {m_model->text(), m_currency->currentText(), m_input->text(), m_output->text(), m_cached->text(), m_cacheWrite->text()};
}

void OwnPriceDialog::validate()
{
    const QStringList problems = problemsIn(draft(), m_others);
    m_save->setEnabled(problems.isEmpty());
    m_problem->setText(m_isTouched && !problems.isEmpty() ? problems.constFirst() : QString());
}

} // namespace lineside
