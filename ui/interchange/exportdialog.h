// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "interchange/conversationexport.h"

#include <QDialog>

class QButtonGroup;
class QLabel;
class QProgressBar;
class QPushButton;

namespace lineside {

class Banner;
class PartsChoice;

/// Asks in which form conversations shall be saved and with what, and saves them; what takes long shows how far it is. Deletes itself
/// when it is closed, which also stops it.
class ExportDialog : public QDialog
{
    Q_OBJECT
public:
    /// No conversation means all there are. The title is that of a single one.
    ExportDialog(HistoryStore &history, const QList<ConversationId> &conversations, const QString &title, QWidget *parent);
    ~ExportDialog() override;

Q_SIGNALS:
    void exported(const lineside::ExportSummary &summary);

private:
    QWidget *makeForms();
    void addForm(ConversationForm form, const QString &name, const QString &text, const QString &about, QWidget *forms);
    ConversationForm form() const;
    QString suggestedName() const;
    bool isSingle() const { return m_conversations.size() == 1; }
    void followForm();
    void askForFile();
    void start(const QString &fileName);
    void setRunning(bool running);

    HistoryStore &m_history;
    const QList<ConversationId> m_conversations;
    const QString m_title;
    std::unique_ptr<ConversationExport> m_run;
    Banner *m_banner;
    QButtonGroup *m_forms;
    QWidget *m_formBox = nullptr;
    PartsChoice *m_parts;
    QLabel *m_state;
    QProgressBar *m_progress;
    QPushButton *m_save;
    QPushButton *m_cancel;
};

} // namespace lineside
