// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"
#include "ui/interchange/paperrun.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QPrinter;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace lineside {

class Banner;
class PartsChoice;

/// A conversation as it will be printed, and what prints it. Deletes itself when it is closed.
class PrintDialog : public QDialog
{
    Q_OBJECT
public:
    /// More than that are printed, but not shown.
    static constexpr int MostShown = 30;

    PrintDialog(HistoryStore &history, ConversationId conversation, QWidget *parent);
    ~PrintDialog() override;

    /// Prints on that printer, as the print dialog does when it is confirmed.
    void print(std::unique_ptr<QPrinter> printer);

Q_SIGNALS:
    void printed(int sheets);

private:
    QWidget *makeSide();
    QWidget *makeSheets();
    void take(const Result<ConversationRecord> &record);
    void preview();
    void addSheet(const QImage &sheet);
    void askForPrinter();
    void say(const QString &text);

    ConversationRecord m_record;
    PaperLook m_look;
    std::unique_ptr<QPrinter> m_printer;
    std::unique_ptr<PaperRun> m_run; ///< one at a time: the preview, or the printing
    QTimer m_previewTimer;
    int m_shown = 0;
    int m_round = 0; ///< sheets of an earlier preview may still be on their way
    Banner *m_banner;
    PartsChoice *m_parts;
    QLabel *m_state;
    QProgressBar *m_progress;
    QPushButton *m_print;
    QWidget *m_sheets = nullptr;
    QVBoxLayout *m_column = nullptr;
};

} // namespace lineside
