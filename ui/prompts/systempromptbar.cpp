// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/prompts/systempromptbar.h"

#include "chat/catalog.h"
#include "ui/prompts/promptlist.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTextDocument>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype mostEntries = 30;
constexpr qsizetype longestName = 60;

} // namespace

SystemPromptBar::SystemPromptBar(Catalog &catalog, QPlainTextEdit *edit, SurroundingsSource surroundings, QWidget *parent)
    : QWidget(parent)
    , m_catalog(catalog)
    , m_edit(edit)
    , m_surroundings(std::move(surroundings))
    , m_from(new QToolButton(this))
    , m_save(new QToolButton(this))
    , m_menu(new QMenu(this))
{
    m_from->setObjectName(u"systemPromptFromLibrary"_s);
    m_from->setText(tr("From the library"));
    m_from->setPopupMode(QToolButton::InstantPopup);
    m_menu->setObjectName(u"systemPromptMenu"_s);
    m_from->setMenu(m_menu);
    m_save->setObjectName(u"systemPromptToLibrary"_s);
    m_save->setText(tr("Save to the library…"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::Tiny);
    row->addWidget(m_from);
    row->addWidget(m_save);
    row->addStretch();
    connect(m_menu, &QMenu::aboutToShow, this, &SystemPromptBar::fillMenu);
    connect(m_save, &QToolButton::clicked, this, &SystemPromptBar::askForName);
    connect(m_edit->document(), &QTextDocument::contentsChanged, this, &SystemPromptBar::follow); // the field itself may be told to be quiet
    connect(&m_catalog, &Catalog::changed, this, &SystemPromptBar::follow);
    follow();
}

void SystemPromptBar::fillMenu()
{
    m_menu->clear();
    const QList<Prompt> prompts = promptsMatching(m_catalog.workspace().prompts, QString(), Prompt::Use::System);
    for (const Prompt &prompt : prompts.first(std::min(prompts.size(), mostEntries))) {
        QAction *action = m_menu->addAction(QString(prompt.name).replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, [this, prompt] { take(prompt); });
    }
    if (prompts.isEmpty())
        m_menu->addAction(tr("There is no system prompt in the library yet."))->setEnabled(false);
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("Manage prompts…")), &QAction::triggered, this, &SystemPromptBar::libraryRequested);
}

void SystemPromptBar::take(const Prompt &prompt)
{
    usePrompt(prompt, m_surroundings(), m_edit, [this](const QString &text) {
        QTextCursor all = m_edit->textCursor();
        all.select(QTextCursor::Document);
        all.insertText(text); // as an edit, so that Ctrl+Z brings back what stood there
        m_edit->setFocus();
    });
}

void SystemPromptBar::askForName()
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(u"promptNameDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save to the library"));
    dialog->setLabelText(tr("Name of the system prompt:"));
    dialog->setTextValue(m_edit->toPlainText().simplified().left(longestName));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &name) {
        if (!name.trimmed().isEmpty())
            m_catalog.put(Prompt{PromptId(), name.simplified(), Prompt::Use::System, m_edit->toPlainText()});
    });
    dialog->open();
}

void SystemPromptBar::follow()
{
    const QString text = m_edit->toPlainText();
    const bool isThere = std::ranges::any_of(m_catalog.workspace().prompts, [&text](const Prompt &prompt) { return prompt.use == Prompt::Use::System && prompt.text == text; });
    m_save->setEnabled(!text.trimmed().isEmpty() && !isThere);
    m_save->setToolTip(isThere ? tr("It is in the library already.") : QString());
}

} // namespace lineside
