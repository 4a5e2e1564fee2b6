// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "interchange/historyimport.h"

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace lineside {

class Banner;

/// Imports a file of conversations: asks for it, shows how far it is, asks about those that are here already, and says what was taken.
/// Deletes itself when it is closed, which before the end means that nothing is taken.
class ImportDialog : public QDialog
{
    Q_OBJECT
public:
    ImportDialog(HistoryStore &history, QWidget *parent);
    ~ImportDialog() override;

    void importFile(const QString &fileName);

Q_SIGNALS:
    void imported(const lineside::ImportSummary &summary);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum Page { Choosing, Working, Asking, Telling };

    QWidget *makeChoosing();
    QWidget *makeWorking();
    QWidget *makeAsking();
    QWidget *makeTelling();
    QPushButton *addButton(QLayout *row, const QString &name, const QString &text);
    void chooseFile();
    void connectRun();
    void turnTo(Page page, const QString &headline);
    void tellProgress(qint64 bytes, qint64 total, int conversations);
    void tellSaved(int conversations, int total);
    void tellStage(HistoryImport::Stage stage);
    void ask(int known, int total);
    void tellSummary(const ImportSummary &summary);

    HistoryStore &m_history;
    std::unique_ptr<HistoryImport> m_run;
    Banner *m_banner;
    QLabel *m_headline;
    QStackedWidget *m_pages;
    QProgressBar *m_progress = nullptr;
    QLabel *m_state = nullptr;
    QLabel *m_question = nullptr;
    QLabel *m_summary = nullptr;
    QPushButton *m_choose = nullptr;
    QPushButton *m_leaveOut = nullptr;
    QPushButton *m_done = nullptr;
};

/// What an import has to say for itself, in lines.
QStringList importWords(const ImportSummary &summary);

} // namespace lineside
