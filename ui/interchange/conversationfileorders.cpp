// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/interchange/conversationfileorders.h"

#include "ui/interchange/exportdialog.h"
#include "ui/interchange/importdialog.h"
#include "ui/interchange/printdialog.h"
#include "ui/widgets/actionregistry.h"

#include <QDir>
#include <QLocale>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace lineside {

ConversationFileOrders::ConversationFileOrders(HistoryStore &history, ActionRegistry &actions, std::function<Chosen()> chosen, QWidget *window)
    : QObject(window)
    , m_history(history)
    , m_chosen(std::move(chosen))
    , m_window(window)
    , m_export(actions.add(u"chat.export"_s, tr("Export conversation…"), QKeySequence::Save, u"pull"_s, window))
    , m_print(actions.add(u"chat.print"_s, tr("Print conversation…"), QKeySequence::Print, u"file"_s, window))
{
    connect(m_export, &QAction::triggered, this, &ConversationFileOrders::exportChosen);
    connect(m_print, &QAction::triggered, this, &ConversationFileOrders::printChosen);
    connect(actions.add(u"chat.exportAll"_s, tr("Export all conversations…"), {}, u"pull"_s), &QAction::triggered, this, &ConversationFileOrders::exportAll);
    connect(actions.add(u"chat.import"_s, tr("Import conversations…"), {}, u"push"_s), &QAction::triggered, this, [this] { importFile(QString()); });
}

void ConversationFileOrders::fillMenu(QMenu &menu)
{
    menu.addAction(m_export);
    menu.addAction(m_print);
}

void ConversationFileOrders::exportChosen()
{
    const Chosen chosen = m_chosen();
    if (chosen.conversations.isEmpty())
        Q_EMIT done(tr("There is nothing to export yet."));
    else
        openExport(chosen);
}

void ConversationFileOrders::exportAll()
{
    (void)m_chosen(); // what waits to be kept is kept
    openExport({});
}

void ConversationFileOrders::openExport(const Chosen &chosen)
{
    auto *dialog = new ExportDialog(m_history, chosen.conversations, chosen.title, m_window);
    connect(dialog, &ExportDialog::exported, this, [this](const ExportSummary &summary) {
        Q_EMIT done(tr("Saved as %1 (%2).").arg(QDir::toNativeSeparators(summary.fileName), QLocale().formattedDataSize(summary.bytes, 1, QLocale::DataSizeSIFormat)));
    });
    dialog->show();
}

void ConversationFileOrders::printChosen()
{
    const Chosen chosen = m_chosen();
    if (chosen.conversations.isEmpty()) {
        Q_EMIT done(tr("There is nothing to print yet."));
        return;
    }
    auto *dialog = new PrintDialog(m_history, chosen.conversations.constFirst(), m_window);
    connect(dialog, &PrintDialog::printed, this, [this](int sheets) { Q_EMIT done(tr("Pages printed: %1.").arg(sheets)); });
    dialog->show();
}

void ConversationFileOrders::importFile(const QString &fileName)
{
    auto *dialog = new ImportDialog(m_history, m_window);
    connect(dialog, &ImportDialog::imported, this, &ConversationFileOrders::sayImported);
    dialog->show();
    if (!fileName.isEmpty())
        dialog->importFile(fileName);
}

void ConversationFileOrders::sayImported(const ImportSummary &summary)
{
    Q_EMIT imported();
    Q_EMIT done(tr("Conversations imported: %1.").arg(QLocale().toString(summary.conversations)));
}

} // namespace lineside
