// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/forminput.h"

class QPlainTextEdit;

namespace lineside {

/// A value that no other input can show, as JSON; or with `known` names, what else stands in a group.
class JsonInput : public FormInput
{
    Q_OBJECT
public:
    JsonInput(FormSession &session, const FormField &field, const FormPath &path, QWidget *parent);
    static JsonInput *forOthers(FormSession &session, const FormField &group, const FormPath &path, QWidget *parent);
    void refresh() override;

private:
    JsonInput(FormSession &session, const FormField &field, const FormPath &path, const QStringList &known, QWidget *parent);
    void take();
    QByteArray wanted() const;
    void fitHeight();

    QPlainTextEdit *m_edit;
    QStringList m_known;
    FormPath m_mark; ///< under which what is not taken is noted
    bool m_isOthers = false;
    bool m_refreshing = false;
};

} // namespace lineside
