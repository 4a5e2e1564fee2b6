// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/formfield.h"
#include "ui/forms/formsession.h"

#include <QWidget>

class QVBoxLayout;

namespace lineside {

class GroupForm;

/// A form made from a schema: the fields of one JSON object. Writes only what is set.
class SchemaForm : public QWidget
{
    Q_OBJECT
public:
    explicit SchemaForm(const FormField &form, QWidget *parent = nullptr);

    /// The values, as JSON. What is no object is shown as an empty one.
    void setJson(const QByteArray &json);
    QByteArray json() const { return m_session.document().toJson(); }
    void setReferences(const QStringList &references) { m_session.setReferences(references); }
    /// What is said of values, by their paths inside of the form.
    void setRemarks(const QHash<FormPath, QString> &remarks) { m_session.setRemarks(remarks); }
    bool focusValue(const FormPath &path);
    /// Something that was typed could not be taken: a key in clear, or no JSON.
    bool hasUntaken() const { return m_session.hasUntaken(); }
    FormPath firstUntaken() const { return m_session.firstUntaken(); }
    const FormField &form() const { return m_form; }

Q_SIGNALS:
    void edited();
    void keyMoveRequested(const QStringList &path);

private:
    FormField m_form;
    FormSession m_session;
    GroupForm *m_group;
};

} // namespace lineside
