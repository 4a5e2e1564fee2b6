// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "interchange/exportforms.h"
#include "ui/shell/rail.h"
#include "ui/shell/services.h"

#include <QObject>

class QWidget;

namespace lineside {

class ActionRegistry;
class CurlCopy;
class PasteDialog;
class WorkspacePages;

/// Takes requests and routes out of the window in the form that the user wants, and brings those in that are pasted or dropped.
class RequestExchange : public QObject
{
    Q_OBJECT
public:
    RequestExchange(const Services &services, WorkspacePages &pages, ActionRegistry &actions, QWidget *window);

    /// Onto the clipboard, or into the export window, which says why not.
    void copyAsCurl(const ExportSource &source);
    void exportSources(const QList<ExportSource> &sources);
    /// Asks for a text; begins with the one on the clipboard if that is a request.
    void openPaste();

Q_SIGNALS:
    void statusMessage(const QString &message);
    void pageRequested(lineside::WorkspacePage page);
    void connectGatewayRequested();

private:
    PasteDialog *makeDialog();
    void openExport(const QList<ExportSource> &sources, const QString &form);
    void pasteFromClipboard();
    Services m_services;
    WorkspacePages &m_pages;
    CurlCopy *m_curlCopy;
    QWidget *m_window;
};

} // namespace lineside
