// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/switchinput.h"

#include <QCheckBox>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

SwitchInput::SwitchInput(FormSession &session, const FormField &field, const FormPath &path, QWidget *parent)
    : FormInput(session, field, path, parent)
    , m_box(new QCheckBox(this))
{
    adopt(m_box);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_box);
    connect(m_box, &QCheckBox::clicked, this,
            [this](bool on) { this->session().edit([this, on](FormDocument &document) { document.setSwitch(this->path(), on); }); });
    refresh();
}

void SwitchInput::refresh()
{
    const std::optional<bool> value = document().isOn(path());
    const bool on = value.value_or(field().defaultText == "true"_L1);
    m_box->setChecked(on);
    if (value)
        m_box->setText(on ? tr("on") : tr("off"));
    else
        m_box->setText(on ? tr("on, by default") : tr("off, by default"));
}

} // namespace lineside
