// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/requestexchange.h"

#include "core/background.h"
#include "ui/chat/chatpage.h"
#include "ui/export/curlcopy.h"
#include "ui/export/requestexportdialog.h"
#include "ui/paste/pastedialog.h"
#include "ui/paste/pasteddrop.h"
#include "ui/routes/routespage.h"
#include "ui/shell/workspacepages.h"
#include "ui/verify/verifypage.h"
#include "ui/widgets/actionregistry.h"

#include <QApplication>
#include <QClipboard>

using namespace Qt::StringLiterals;

namespace lineside {

RequestExchange::RequestExchange(const Services &services, WorkspacePages &pages, ActionRegistry &actions, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_pages(pages)
    , m_curlCopy(new CurlCopy(services.secrets, this))
    , m_window(window)
{
    connect(actions.add(u"shell.pasteRequest"_s, tr("Paste a curl command, a request or routes…"), {}, u"curl"_s), &QAction::triggered, this,
            &RequestExchange::openPaste);
    // Where a text can be typed it is the text's.
    connect(actions.add(u"shell.paste"_s, tr("Open the request on the clipboard"), QKeySequence::Paste, u"curl"_s), &QAction::triggered, this,
            &RequestExchange::pasteFromClipboard);
    connect(m_curlCopy, &CurlCopy::copied, this, &RequestExchange::statusMessage);
    connect(m_curlCopy, &CurlCopy::refused, this, [this](const ExportSource &source, const QString &message) {
        Q_EMIT statusMessage(tr("Nothing was copied. %1").arg(message));
        openExport({source}, u"curl"_s);
    });
    auto *drop = new PastedDrop(window);
    connect(drop, &PastedDrop::textDropped, this, [this](const QString &text) {
        PasteDialog *dialog = makeDialog();
        dialog->open();
        dialog->readText(text);
    });
    connect(drop, &PastedDrop::fileDropped, this, [this](const QString &fileName) {
        PasteDialog *dialog = makeDialog();
        dialog->open();
        dialog->readFile(fileName);
    });
}

void RequestExchange::copyAsCurl(const ExportSource &source)
{
    m_curlCopy->copy(source, m_services.catalog.workspace());
}

void RequestExchange::exportSources(const QList<ExportSource> &sources)
{
    if (!sources.isEmpty())
        openExport(sources, {});
}

void RequestExchange::openExport(const QList<ExportSource> &sources, const QString &form)
{
    auto *dialog = new RequestExportDialog(sources, m_services.catalog.workspace(), m_services.secrets, m_window);
    connect(dialog, &RequestExportDialog::statusMessage, this, &RequestExchange::statusMessage);
    if (!form.isEmpty())
        dialog->choose(form);
    dialog->open();
}

PasteDialog *RequestExchange::makeDialog()
{
    auto *dialog = new PasteDialog(m_services.catalog.workspace(), m_services.secrets, m_window);
    connect(dialog, &PasteDialog::connectGatewayRequested, this, &RequestExchange::connectGatewayRequested);
    connect(dialog, &PasteDialog::chatOpened, this, [this](const ChatCall &call) {
        Q_EMIT pageRequested(WorkspacePage::Chat);
        m_pages.chat().startFrom(call);
    });
    connect(dialog, &PasteDialog::requestOpened, this, [this](const HttpRequest &request) {
        Q_EMIT pageRequested(WorkspacePage::Verify);
        m_pages.verifying().offer(request);
    });
    connect(dialog, &PasteDialog::routesOpened, this, [this](const GatewayId &gateway, const QList<QByteArray> &routes) {
        Q_EMIT pageRequested(WorkspacePage::Routes);
        m_pages.routes().addRoutes(gateway, routes);
    });
    return dialog;
}

void RequestExchange::openPaste()
{
    PasteDialog *dialog = makeDialog();
    dialog->open();
    const QString text = QGuiApplication::clipboard()->text();
    inBackground(
        dialog, [text] { return importText(text.toUtf8()); },
        [dialog, text](Result<ImportedText> made) {
            if (made)
                dialog->showImported(std::move(*made), text);
        });
}

// Quietly where there is none: the key is pressed for many reasons.
void RequestExchange::pasteFromClipboard()
{
    const QString text = QGuiApplication::clipboard()->text();
    inBackground(
        this, [text] { return importText(text.toUtf8()); },
        [this, text](Result<ImportedText> made) {
            if (!made) {
                Q_EMIT statusMessage(tr("There is no request on the clipboard that Lineside can read."));
                return;
            }
            if (QApplication::activeModalWidget())
                return; // the user has gone on
            PasteDialog *dialog = makeDialog();
            dialog->showImported(std::move(*made), text);
            dialog->open();
        });
}

} // namespace lineside
