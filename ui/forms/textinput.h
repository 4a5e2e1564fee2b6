// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/forminput.h"

class QLineEdit;

namespace lineside {

/// A text, a key by its reference, or a number.
class TextInput : public FormInput
{
    Q_OBJECT
public:
    TextInput(FormSession &session, const FormField &field, const FormPath &path, QWidget *parent);
    void refresh() override;

private:
    void take(const QString &text);
    bool isNumber() const;

    QLineEdit *m_edit;
};

} // namespace lineside
