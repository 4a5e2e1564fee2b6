// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/forminput.h"

class QCheckBox;

namespace lineside {

/// On, off, or as the gateway does it by default.
class SwitchInput : public FormInput
{
    Q_OBJECT
public:
    SwitchInput(FormSession &session, const FormField &field, const FormPath &path, QWidget *parent);
    void refresh() override;

private:
    QCheckBox *m_box;
};

} // namespace lineside
