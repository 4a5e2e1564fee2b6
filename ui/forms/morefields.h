// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/formfield.h"
#include "ui/forms/foldbox.h"

#include <QHash>

namespace lineside {

class SchemaForm;

/// The fields that are seldom needed: a form that is folded, and says how many of them are set.
class MoreFields : public FoldBox
{
    Q_OBJECT
public:
    MoreFields(const QString &title, FormField form, QWidget *parent);

    void setForm(const FormField &form);
    void setJson(const QByteArray &json);
    void setReferences(const QStringList &references);
    void setRemarks(const QHash<FormPath, QString> &remarks);
    /// False if no field of the form is at the path.
    bool focusValue(const FormPath &path);
    bool hasField(const FormPath &path) const { return fieldAt(m_form, path.first(1)) != nullptr; }
    bool hasUntaken() const;

Q_SIGNALS:
    void edited(const QByteArray &json);
    void keyMoveRequested(const QStringList &path);

private:
    QWidget *makeForm(QWidget *parent);
    void showNote();

    FormField m_form;
    QByteArray m_json;
    QStringList m_references;
    QHash<FormPath, QString> m_remarks;
    SchemaForm *m_fields = nullptr; ///< made when it is first unfolded
};

} // namespace lineside
