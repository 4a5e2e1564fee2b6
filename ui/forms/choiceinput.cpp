// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/choiceinput.h"

#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

ChoiceInput::ChoiceInput(FormSession &session, const FormField &field, const FormPath &path, QWidget *parent)
    : FormInput(session, field, path, parent)
    , m_box(new QComboBox(this))
{
    adopt(m_box);
    m_box->addItem(field.defaultText.isEmpty() ? tr("not set") : tr("%1, by default").arg(field.defaultText));
    for (const QString &choice : field.choices)
        m_box->addItem(choice, choice);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_box);
    layout->addStretch(1);
    connect(m_box, &QComboBox::activated, this, &ChoiceInput::take);
    refresh();
}

void ChoiceInput::take(int index)
{
    session().edit([this, index](FormDocument &document) {
        const QString choice = m_box->itemData(index).toString();
        if (index == 0)
            document.remove(path());
        else if (bool isNumber = false; choice.toInt(&isNumber), isNumber)
            document.setNumber(path(), choice);
        else
            document.setText(path(), choice);
    });
}

void ChoiceInput::refresh()
{
    const QString value = document().shown(path());
    if (!document().has(path()))
        return m_box->setCurrentIndex(0);
    if (m_box->findData(value) < 0)
        m_box->addItem(value, value); // of another version, or a mistake: it is shown and said
    m_box->setCurrentIndex(m_box->findData(value));
}

ChoicesInput::ChoicesInput(FormSession &session, const FormField &field, const FormPath &path, QWidget *parent)
    : FormInput(session, field, path, parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, theme::Tiny, 0, 0);
    layout->setSpacing(theme::Tiny);
    for (const QString &choice : field.choices) {
        auto *box = new QCheckBox(choice, this);
        adopt(box, choice);
        box->setAccessibleName(tr("%1: %2").arg(field.title, choice));
        layout->addWidget(box);
        m_boxes.append(box);
        connect(box, &QCheckBox::clicked, this, &ChoicesInput::take);
    }
    refresh();
}

void ChoicesInput::take()
{
    QStringList chosen = document().texts(path());
    for (const QCheckBox *box : std::as_const(m_boxes)) {
        if (!box->isChecked())
            chosen.removeAll(box->text());
        else if (!chosen.contains(box->text()))
            chosen.append(box->text());
    }
    session().edit([this, &chosen](FormDocument &document) {
        const bool wasText = document.type(path()) == FormDocument::Type::Text;
        if (chosen.isEmpty())
            document.remove(path());
        else if (chosen.size() == 1 && field().loneChoiceIsText && (wasText || !document.has(path())))
            document.setText(path(), chosen.constFirst());
        else
            document.setTexts(path(), chosen);
    });
}

void ChoicesInput::refresh()
{
    const QStringList chosen = document().texts(path());
    for (QCheckBox *box : std::as_const(m_boxes))
        box->setChecked(chosen.contains(box->text()));
}

} // namespace lineside
