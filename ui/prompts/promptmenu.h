// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/prompts/promptlist.h"
#include "ui/prompts/promptuse.h"

#include <QFrame>

class QListView;
class QPlainTextEdit;

namespace lineside {

class Catalog;

/// The prompts that are offered above a text that begins with a slash; what follows the slash narrows them down. The focus stays in the
/// text: Up and Down choose, Enter or Tab takes, Escape leaves the text as it is. Where nothing matches there is no menu.
class PromptMenu : public QFrame
{
    Q_OBJECT
public:
    PromptMenu(Catalog &catalog, QPlainTextEdit *edit, SurroundingsSource surroundings);

    /// Puts the prompt where the cursor is, as an edit that can be undone.
    void insert(const Prompt &prompt);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void libraryRequested();

private:
    std::optional<QString> typed() const; ///< behind the slash, up to the cursor
    void follow();
    void place();
    bool takeKey(const QKeyEvent &event);
    void move(int rows);
    void choose();
    void put(const Prompt &prompt, int replaced);

    Catalog &m_catalog;
    QPlainTextEdit *m_edit;
    SurroundingsSource m_surroundings;
    PromptList m_prompts;
    QListView *m_list;
    bool m_isDismissed = false; ///< until another text begins with a slash
};

} // namespace lineside
