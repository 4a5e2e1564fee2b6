// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/formfield.h"

#include <QList>
#include <QWidget>

class QTableWidget;
class QTableWidgetItem;
class QToolButton;
class QVBoxLayout;

namespace lineside {

class FormSession;
class GroupForm;

/// A list of objects as a table, with the chosen one's fields below. What is short can be edited in the table itself.
class TableForm : public QWidget
{
    Q_OBJECT
public:
    TableForm(FormSession &session, const FormField &field, const FormPath &path, int depth, QWidget *parent);

    bool focusValue(const FormPath &path);

private:
    struct Column {
        FormPath path; ///< inside of an item
        FormField field;
    };
    static QList<Column> columnsOf(const FormField &table);
    QWidget *makeButtons();
    void refresh();
    void refreshButtons();
    void showEditor();
    void takeCell(QTableWidgetItem *item);
    void choose(int row);
    void addItem();
    void removeItem();
    void moveItem(int by);

    FormSession &m_session;
    FormField m_field;
    FormPath m_path;
    int m_depth;
    QList<Column> m_columns;
    QTableWidget *m_table;
    QVBoxLayout *m_layout;
    GroupForm *m_editor = nullptr;
    int m_edited = -1; ///< the item the editor is of
    QToolButton *m_duplicate = nullptr;
    QToolButton *m_remove = nullptr;
    QToolButton *m_up = nullptr;
    QToolButton *m_down = nullptr;
    bool m_refreshing = false;
};

} // namespace lineside
