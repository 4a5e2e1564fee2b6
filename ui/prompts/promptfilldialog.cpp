// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/prompts/promptfilldialog.h"

#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int fieldLines = 2;

int heightOf(const QPlainTextEdit &edit, int lines)
{
    return edit.fontMetrics().lineSpacing() * lines + int(2 * edit.document()->documentMargin()) + 2 * edit.frameWidth() + theme::Tiny;
}

} // namespace

PromptFillDialog::PromptFillDialog(const Prompt &prompt, const PromptSurroundings &surroundings, QWidget *parent)
    : QDialog(parent)
    , m_prompt(prompt)
    , m_surroundings(valuesFrom(surroundings))
    , m_preview(new QPlainTextEdit(this))
{
    setObjectName(u"promptFillDialog"_s);
    setWindowTitle(prompt.name);
    setAttribute(Qt::WA_DeleteOnClose);
    auto *fields = new QWidget(this);
    auto *form = new QFormLayout(fields);
    form->setContentsMargins(0, 0, 0, 0);
    for (const Placeholder &placeholder : placeholdersIn(prompt.text))
        if (placeholder.kind == Placeholder::Kind::Asked)
            addField(placeholder, form);
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(fields);
    m_preview->setObjectName(u"promptPreview"_s);
    m_preview->setAccessibleName(tr("The prompt as it will be"));
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    auto *caption = new QLabel(tr("As it will be"), this);
    caption->setProperty("quiet", true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Use"));
    buttons->button(QDialogButtonBox::Ok)->setObjectName(u"usePrompt"_s);
    buttons->button(QDialogButtonBox::Ok)->setProperty("primary", true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (const Qt::Key enter : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(Qt::CTRL | enter, this), &QShortcut::activated, this, &QDialog::accept);
    auto *rows = new QVBoxLayout(this);
    rows->setSpacing(theme::Small);
    rows->addWidget(area, 1);
    rows->addWidget(caption);
    rows->addWidget(m_preview, 1);
    rows->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 76, fontMetrics().lineSpacing() * int(16 + std::min<qsizetype>(m_fields.size(), 5) * 3));
    if (!m_fields.isEmpty())
        m_fields.constFirst().edit->setFocus();
    follow();
}

void PromptFillDialog::addField(const Placeholder &placeholder, QFormLayout *form)
{
    auto *edit = new QPlainTextEdit(placeholder.fallback, this);
    edit->setObjectName(u"promptField:"_s + placeholder.name);
    edit->setAccessibleName(placeholder.name);
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(heightOf(*edit, fieldLines));
    edit->selectAll();
    auto *label = new QLabel(placeholder.name, this);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(edit);
    form->addRow(label, edit);
    connect(edit, &QPlainTextEdit::textChanged, this, &PromptFillDialog::follow);
    m_fields.append({placeholder.name, edit});
}

QString PromptFillDialog::text() const
{
    QHash<QString, QString> values = m_surroundings;
    for (const Field &field : m_fields)
        values.insert(field.name, field.edit->toPlainText());
    return filledPrompt(m_prompt.text, values);
}

void PromptFillDialog::follow()
{
    m_preview->setPlainText(text());
}

} // namespace lineside
