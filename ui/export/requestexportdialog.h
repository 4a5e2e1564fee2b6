// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secretstore.h"
#include "core/workspace.h"
#include "interchange/exportforms.h"

#include <QDialog>

#include <map>
#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace lineside {

class Banner;
class ExportFormList;
class ExportPreview;

/// Shows a request or a route in each form that it can leave in, and copies or saves it. Nothing is shown, copied or saved before it was
/// compared with the user's keys. Deletes itself when it is closed.
class RequestExportDialog : public QDialog
{
    Q_OBJECT
public:
    /// What is offered, the first of it at first; there is at least one. The keys are those of the workspace and of the sources.
    RequestExportDialog(const QList<ExportSource> &sources, const Workspace &workspace, SecretStore &secrets, QWidget *parent);
    ~RequestExportDialog() override;

    bool choose(const QString &formId);

Q_SIGNALS:
    void statusMessage(const QString &message);

private:
    struct Order; ///< all that another thread needs to make an export
    void build();
    QWidget *makeOptions();
    void connectSignals();
    const ExportSource &source() const;
    void readKnown(const Workspace &workspace);
    void showSource();
    void showForm();
    bool writesKeys() const;
    void make(const ExportForm &form);
    void take(const ExportForm &form, Result<ExportedText> made);
    void showMade(const std::optional<ExportForm> &form);
    void showWarning(bool hasKeys);
    void askForKeys(bool included);
    void takeWritten(std::map<SecretRef, Secret> keys);
    void leaveKeysOut();
    std::vector<Secret> sought() const;
    void copy();
    void askForFile();
    void save(const QString &fileName);
    void say(const QString &message);

    const QList<ExportSource> m_sources;
    SecretStore &m_secrets;
    std::optional<std::vector<Secret>> m_known; ///< nothing: still being read
    QString m_gap;                              ///< why it was not compared with all of them; empty where it was
    std::map<SecretRef, Secret> m_written;      ///< keys that the user wants in it
    std::optional<ExportedText> m_made;
    int m_order = 0;       ///< which export is wanted
    bool m_isFirst = true; ///< none was made yet
    Banner *m_banner;
    QComboBox *m_what;
    ExportFormList *m_forms;
    ExportPreview *m_preview;
    QCheckBox *m_oneLine;
    QCheckBox *m_withKeys;
    QLabel *m_said;
    QPushButton *m_copy;
    QPushButton *m_save;
    QPushButton *m_close;
};

} // namespace lineside
