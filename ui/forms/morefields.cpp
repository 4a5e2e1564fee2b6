// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/morefields.h"

#include "gateway/formdocument.h"
#include "ui/forms/schemaform.h"

namespace lineside {

MoreFields::MoreFields(const QString &title, FormField form, QWidget *parent)
    : FoldBox(title, parent)
    , m_form(std::move(form))
{
    setContent([this](QWidget *inside) { return makeForm(inside); });
}

QWidget *MoreFields::makeForm(QWidget *parent)
{
    m_fields = new SchemaForm(m_form, parent);
    m_fields->setReferences(m_references);
    m_fields->setJson(m_json);
    m_fields->setRemarks(m_remarks);
    connect(m_fields, &SchemaForm::edited, this, [this] {
        m_json = m_fields->json();
        showNote();
        Q_EMIT edited(m_json);
    });
    connect(m_fields, &SchemaForm::keyMoveRequested, this, &MoreFields::keyMoveRequested);
    return m_fields;
}

void MoreFields::setForm(const FormField &form)
{
    if (form == m_form)
        return;
    m_form = form;
    m_fields = nullptr;
    dropContent();
    showNote();
}

void MoreFields::setJson(const QByteArray &json)
{
    m_json = json;
    if (m_fields)
        m_fields->setJson(json);
    showNote();
}

void MoreFields::setReferences(const QStringList &references)
{
    m_references = references;
    if (m_fields)
        m_fields->setReferences(references);
}

void MoreFields::setRemarks(const QHash<FormPath, QString> &remarks)
{
    m_remarks = remarks;
    if (m_fields)
        m_fields->setRemarks(remarks);
    showNote();
}

void MoreFields::showNote()
{
    if (!m_remarks.isEmpty())
        return setNote(m_remarks.cbegin().value(), true);
    const FormDocument document = FormDocument::fromJson(m_json).value_or(FormDocument());
    int count = 0;
    for (const QString &name : document.names({}))
        count += m_form.elsewhere.contains(name) ? 0 : 1;
    setNote(count == 0 ? QString() : tr("%n set", nullptr, count));
}

bool MoreFields::focusValue(const FormPath &path)
{
    if (!hasField(path))
        return false;
    setUnfolded(true);
    return m_fields && m_fields->focusValue(path);
}

bool MoreFields::hasUntaken() const
{
    return m_fields && m_fields->hasUntaken();
}

} // namespace lineside
