// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/forminput.h"

class QLineEdit;
class QVBoxLayout;

namespace lineside {

class KeyMenu;

/// Names and texts of the user's own, such as headers.
class MapInput : public FormInput
{
    Q_OBJECT
public:
    MapInput(FormSession &session, const FormField &field, const FormPath &path, QWidget *parent);
    void refresh() override;
    void focusValue(const FormPath &path) override;

private:
    struct Entry {
        QWidget *row;
        QLineEdit *name;
        QLineEdit *value;
        KeyMenu *keys; ///< null where the values are no keys
        QString kept; ///< the name under which the document has it; empty while it has none
    };
    void addEntry(const QString &name, const QString &value);
    void takeName(QLineEdit *edit);
    void takeValue(QLineEdit *edit);
    void removeEntry(QWidget *row);
    qsizetype indexOf(const QWidget *part) const;

    QList<Entry> m_entries;
    QVBoxLayout *m_rows;
};

} // namespace lineside
