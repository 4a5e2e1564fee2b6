// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/forminput.h"

namespace lineside {

class FoldBox;
class GroupForm;
class TableForm;

/// A group of fields, or a table of them, folded under its title.
class SectionInput : public FormInput
{
    Q_OBJECT
public:
    SectionInput(FormSession &session, const FormField &field, const FormPath &path, int depth, QWidget *parent);
    void refresh() override;
    void focusValue(const FormPath &path) override;
    bool showsOwnProblems() const override { return true; }
    bool isWide() const override { return true; }

private:
    QWidget *makeInside(QWidget *parent);
    void showNote();

    FoldBox *m_box;
    int m_depth;
    GroupForm *m_group = nullptr;
    TableForm *m_table = nullptr;
};

} // namespace lineside
