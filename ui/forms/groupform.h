// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/forminput.h"

#include <QList>

class QFormLayout;
class QLabel;
class QToolButton;

namespace lineside {

/// The fields of one object, one below the other, each with what is wrong with it.
class GroupForm : public QWidget
{
    Q_OBJECT
public:
    GroupForm(FormSession &session, const FormField &group, const FormPath &path, int depth, QWidget *parent);

    void refresh();
    /// Goes to the field at the path, unfolding what it is in; false if there is none here.
    bool focusValue(const FormPath &path);

private:
    struct Row {
        FormInput *input;
        QWidget *box; ///< input, reset and problem
        QLabel *problem; ///< null where the input shows its own
        QToolButton *reset; ///< null where nothing can be reset
    };
    void addRow(FormInput *input);
    QToolButton *makeReset(FormInput *input, QWidget *parent);
    void refreshRow(const Row &row);
    void showProblem(const Row &row);
    QString problemOf(const FormInput &input) const;

    FormSession &m_session;
    FormField m_group;
    FormPath m_path;
    QFormLayout *m_layout;
    QList<Row> m_rows;
    FormInput *m_others = nullptr;
};

} // namespace lineside
