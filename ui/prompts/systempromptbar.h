// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/prompts/promptuse.h"

#include <QWidget>

class QMenu;
class QPlainTextEdit;
class QToolButton;

namespace lineside {

class Catalog;

/// Stands over the field of a system prompt: takes one from the library, or puts the one that is there into it.
class SystemPromptBar : public QWidget
{
    Q_OBJECT
public:
    SystemPromptBar(Catalog &catalog, QPlainTextEdit *edit, SurroundingsSource surroundings, QWidget *parent = nullptr);

Q_SIGNALS:
    void libraryRequested();

private:
    void fillMenu();
    void take(const Prompt &prompt);
    void askForName();
    void follow();

    Catalog &m_catalog;
    QPlainTextEdit *m_edit;
    SurroundingsSource m_surroundings;
    QToolButton *m_from;
    QToolButton *m_save;
    QMenu *m_menu;
};

} // namespace lineside
