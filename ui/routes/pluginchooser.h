// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace lineside {

/// Asks which plugin to add: a search, and each with a sentence. A name that is not in the list can be added too.
class PluginChooser : public QDialog
{
    Q_OBJECT
public:
    PluginChooser(const QStringList &known, const QStringList &present, QWidget *parent);

Q_SIGNALS:
    void chosen(const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter();
    void finish();
    QString wanted() const;

    QStringList m_offered;
    QStringList m_present;
    QLineEdit *m_search;
    QListWidget *m_list;
    QPushButton *m_add;
};

} // namespace lineside
