// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>
#include <QList>

#include <functional>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace lineside {

/// One of several things to choose from.
struct ChooserEntry {
    QString id;
    QString title;
    QString sentence;
};

/// Asks for one of several things: a search, and each with a sentence.
class SearchChooser : public QDialog
{
    Q_OBJECT
public:
    /// `name` finds the dialog's parts: "plugin" gives pluginChooser, pluginSearch and pluginChoices.
    SearchChooser(const QString &title, const QString &name, const QList<ChooserEntry> &entries, QWidget *parent);

    /// What is typed and fits no entry may be meant too: its sentence, or nothing if it may not.
    void setOther(std::function<QString(const QString &)> describe);

Q_SIGNALS:
    void chosen(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter();
    void finish();
    void addItem(const ChooserEntry &entry);
    QString wanted() const;

    QList<ChooserEntry> m_entries;
    std::function<QString(const QString &)> m_other;
    QLineEdit *m_search;
    QListWidget *m_list;
    QPushButton *m_add;
};

} // namespace lineside
