// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/wire/wireeventsmodel.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace lineside {

class WireTable;

/// The events of a reply in a list that can be searched, and the one that is chosen in full.
class WireEventsPane : public QWidget
{
    Q_OBJECT
public:
    explicit WireEventsPane(QWidget *parent = nullptr);

    void setRecord(const WireRecord *record);
    void takeUp();

private:
    QWidget *makeBar();
    void addCopyActions();
    void filter();
    void showCount();
    void showChosen();
    void copy(bool asItCame) const;

    WireEventsModel m_model;
    QTimer m_soon; ///< not with every key that is typed
    QLineEdit *m_search;
    QLabel *m_count;
    QToolButton *m_follow;
    WireTable *m_table;
    QPlainTextEdit *m_chosen;
};

} // namespace lineside
