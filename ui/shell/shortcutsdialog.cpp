// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/shortcutsdialog.h"

#include "ui/shell/commandname.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionregistry.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

ShortcutsDialog::ShortcutsDialog(const ActionRegistry &actions, bool enterSends, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"shortcutsDialog"_s);
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *list = new QTreeWidget(this);
    list->setObjectName(u"shortcutsList"_s);
    list->setAccessibleName(tr("Keyboard shortcuts"));
    list->setHeaderLabels({tr("Keys"), tr("What they do")});
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    const auto add = [list](const QString &keys, const QString &text) { new QTreeWidgetItem(list, {keys, text}); };
    for (const QAction *action : actions.actions()) {
        if (!action->shortcut().isEmpty())
            add(action->shortcut().toString(QKeySequence::NativeText), commandName(*action));
    }
    add(enterSends ? tr("Enter") : tr("Ctrl+Enter"), tr("Send the prompt"));
    add(enterSends ? tr("Shift+Enter") : tr("Enter"), tr("Break the line in the prompt"));
    add(tr("Up"), tr("Bring back the last prompt, where nothing is typed"));
    add(tr("Esc"), tr("Stop the reply; leave what is open"));
    list->resizeColumnToContents(0);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Large, theme::Large, theme::Large, theme::Large);
    layout->addWidget(list);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 70, fontMetrics().height() * 26);
}

} // namespace lineside
