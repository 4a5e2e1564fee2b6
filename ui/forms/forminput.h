// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/formfield.h"
#include "ui/forms/formsession.h"

#include <QWidget>

namespace lineside {

/// The input of one field. Shows what the session's document has at its path, and writes there what the user does; a field that is
/// emptied is taken out of the document.
class FormInput : public QWidget
{
    Q_OBJECT
public:
    FormInput(FormSession &session, FormField field, FormPath path, QWidget *parent);

    /// Shows the document's value. What is being typed stays as long as it means the same.
    virtual void refresh() = 0;
    /// Goes to the value at the path, which is this one's or inside of it.
    virtual void focusValue(const FormPath &path);

    const FormField &field() const { return m_field; }
    const FormPath &path() const { return m_path; }
    /// Where an input of its own shows what is wrong inside of it, its row need not.
    virtual bool showsOwnProblems() const { return false; }
    /// It takes the whole width, and has its own title.
    virtual bool isWide() const { return false; }

protected:
    FormSession &session() const { return m_session; }
    const FormDocument &document() const { return m_session.document(); }
    /// To be told what the field is, for screen readers and tests; the first one gets the focus.
    void adopt(QWidget *control, const QString &part = {});

private:
    FormSession &m_session;
    FormField m_field;
    FormPath m_path;
    QWidget *m_first = nullptr;
};

/// The input that fits the field. `depth` is how many groups it is in.
FormInput *makeFormInput(FormSession &session, const FormField &field, const FormPath &path, int depth, QWidget *parent);

} // namespace lineside
