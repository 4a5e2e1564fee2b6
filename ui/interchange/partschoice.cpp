// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/interchange/partschoice.h"

#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

PartsChoice::PartsChoice(QWidget *parent)
    : QWidget(parent)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::Tiny);
    m_branches = add(u"allBranches"_s, tr("All &branches"));
    m_reasoning = add(u"withReasoning"_s, tr("&Reasoning"));
    m_details = add(u"withDetails"_s, tr("&Ways, tokens and times of replies"));
    m_attachments = add(u"withAttachments"_s, tr("&Attachments"));
}

QCheckBox *PartsChoice::add(const QString &name, const QString &text)
{
    auto *box = new QCheckBox(text, this);
    box->setObjectName(name);
    box->setChecked(true);
    layout()->addWidget(box);
    connect(box, &QCheckBox::toggled, this, &PartsChoice::changed);
    return box;
}

ExportParts PartsChoice::parts() const
{
    return {.allBranches = m_branches->isEnabled() && m_branches->isChecked(),
            .reasoning = m_reasoning->isChecked(),
            .details = m_details->isChecked(),
            .attachments = m_attachments->isChecked()};
}

void PartsChoice::offerBranches(bool offered)
{
    m_branches->setEnabled(offered);
    m_branches->setToolTip(offered ? QString() : tr("This form tells the branch that is shown; JSON holds all of them."));
}

} // namespace lineside
