// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/chatprompts.h"

#include "chat/catalog.h"
#include "ui/chat/chatcolumn.h"
#include "ui/chat/composer.h"
#include "ui/chat/inspector.h"
#include "ui/chat/promptedit.h"
#include "ui/prompts/promptlibrarydialog.h"
#include "ui/prompts/promptmenu.h"
#include "ui/prompts/systempromptbar.h"
#include "ui/transcript/readingtools.h"
#include "ui/transcript/transcriptview.h"
#include "ui/widgets/actionregistry.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace lineside {

ChatPrompts::ChatPrompts(Catalog &catalog, ChatColumn &column, Inspector &inspector, ActionRegistry &actions, QWidget *page)
    : QObject(page)
    , m_catalog(catalog)
    , m_page(page)
{
    const SurroundingsSource surroundings = [&column] {
        const QString here = column.composer().edit()->textCursor().selectedText();
        const bool isInTranscript = here.isEmpty() && column.transcript().tools().hasSelection();
        return surroundingsWith(isInTranscript ? QGuiApplication::clipboard()->text(QClipboard::Selection) : here); // where what is selected goes
    };
    m_menu = new PromptMenu(catalog, column.composer().edit(), surroundings);
    auto *bar = new SystemPromptBar(catalog, inspector.systemPromptEdit(), surroundings, &inspector);
    inspector.putOverSystemPrompt(bar);
    connect(m_menu, &PromptMenu::libraryRequested, this, &ChatPrompts::openLibrary);
    connect(bar, &SystemPromptBar::libraryRequested, this, &ChatPrompts::openLibrary);
    connect(actions.add(u"chat.prompts"_s, tr("Prompts"), Qt::CTRL | Qt::Key_J, u"edit"_s, page), &QAction::triggered, this, &ChatPrompts::openLibrary);
}

void ChatPrompts::openLibrary()
{
    if (auto *open = m_page->findChild<PromptLibraryDialog *>(QString(), Qt::FindDirectChildrenOnly)) {
        open->raise();
        open->activateWindow();
        return;
    }
    auto *dialog = new PromptLibraryDialog(m_catalog, m_page);
    connect(dialog, &PromptLibraryDialog::insertRequested, m_menu, &PromptMenu::insert);
    dialog->show();
}

} // namespace lineside
