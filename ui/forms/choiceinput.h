// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/forminput.h"

class QCheckBox;
class QComboBox;

namespace lineside {

/// One of several values.
class ChoiceInput : public FormInput
{
    Q_OBJECT
public:
    ChoiceInput(FormSession &session, const FormField &field, const FormPath &path, QWidget *parent);
    void refresh() override;

private:
    void take(int index);

    QComboBox *m_box;
};

/// Any of several values.
class ChoicesInput : public FormInput
{
    Q_OBJECT
public:
    ChoicesInput(FormSession &session, const FormField &field, const FormPath &path, QWidget *parent);
    void refresh() override;

private:
    void take();

    QList<QCheckBox *> m_boxes;
};

} // namespace lineside
