// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/verify/runsmodel.h"

#include <QTabWidget>

class QLabel;
class QFormLayout;
class QPlainTextEdit;
class QTableView;

namespace lineside {

class ReplyView;

/// What a probe brought, a tab each: the reply, the wire, the usage, and the runs before it.
class ResultTabs : public QTabWidget
{
    Q_OBJECT
public:
    explicit ResultTabs(RunsModel &runs, QWidget *parent = nullptr);

    void showRecord(const ProbeRecord &record);
    void clear();

Q_SIGNALS:
    /// The user wants to see the run of that row again.
    void runChosen(int row);

private:
    void showUsage(const Usage &usage);
    QTableView *makeRunsTable(RunsModel &runs);

    ReplyView *m_reply;
    QPlainTextEdit *m_wire;
    QWidget *m_usagePage;
    QFormLayout *m_usage;
};

} // namespace lineside
