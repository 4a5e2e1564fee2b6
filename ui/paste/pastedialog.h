// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secretstore.h"
#include "core/workspace.h"
#include "ui/paste/pastedplaces.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace lineside {

class Banner;
class BodyFileRow;
class CodeView;
class FoundKeyRows;
class NoteList;

/// Shows what a text from elsewhere means, and opens it where the user says. Runs nothing, reads no file that it was not told to, keeps no key
/// unasked. Deletes itself when it is closed.
class PasteDialog : public QDialog
{
    Q_OBJECT
public:
    PasteDialog(const Workspace &workspace, SecretStore &secrets, QWidget *parent);
    ~PasteDialog() override;

    void readText(const QString &text);
    void readFile(const QString &fileName);
    /// What was read of that text already.
    void showImported(ImportedText made, const QString &text);

Q_SIGNALS:
    void chatOpened(const lineside::ChatCall &call);
    void requestOpened(const lineside::HttpRequest &request);
    void routesOpened(const lineside::GatewayId &gateway, const QList<QByteArray> &routes); ///< as the Admin API has them
    void connectGatewayRequested();

private:
    enum Page { Asking, Telling };

    QWidget *makeAsking();
    QWidget *makeTelling();
    void connectSignals();
    void start(const QString &text);
    void take(Result<ImportedText> made);
    void takeBodyFile(const QString &name, const QByteArray &bytes);
    void askAgain();
    void chooseFile();
    bool holdsRoutes() const { return m_made.requests.empty(); }
    ImportedRequest &shown();
    std::vector<FoundKey> &foundKeys();
    void rename(std::size_t key, const SecretRef &reference);
    void showRequest();
    void showRoutes();
    void offer(const QList<PastedPlace> &places);
    void followPlace();
    bool needsKeys(const PastedPlace &place) const;
    void openShown();
    void keepKeys(std::size_t next);
    void keepKey(std::size_t key, const SecretRef &reference, const Result<Secret> &there);
    void finish();

    const Workspace m_workspace;
    SecretStore &m_secrets;
    QString m_source;   ///< what m_made was read of
    BodyFiles m_files;  ///< that the user had read for it
    ImportedText m_made;
    QList<PastedPlace> m_places;
    Banner *m_banner;
    QStackedWidget *m_pages;
    QPlainTextEdit *m_text = nullptr;
    QPushButton *m_read = nullptr;
    QLabel *m_kind = nullptr;
    QComboBox *m_which = nullptr;
    CodeView *m_message = nullptr;
    NoteList *m_notes = nullptr;
    BodyFileRow *m_bodyFile = nullptr;
    FoundKeyRows *m_keys = nullptr;
    QComboBox *m_place = nullptr;
    QPushButton *m_open = nullptr;
};

} // namespace lineside
