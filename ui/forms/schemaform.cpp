// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/schemaform.h"

#include "ui/forms/groupform.h"

#include <QVBoxLayout>

namespace lineside {

SchemaForm::SchemaForm(const FormField &form, QWidget *parent)
    : QWidget(parent)
    , m_form(form)
    , m_group(new GroupForm(m_session, m_form, {}, 0, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_group);
    connect(&m_session, &FormSession::edited, this, &SchemaForm::edited);
    connect(&m_session, &FormSession::keyMoveRequested, this, &SchemaForm::keyMoveRequested);
}

void SchemaForm::setJson(const QByteArray &json)
{
    m_session.setDocument(FormDocument::fromJson(json).value_or(FormDocument()));
}

bool SchemaForm::focusValue(const FormPath &path)
{
    return m_group->focusValue(path);
}

} // namespace lineside
