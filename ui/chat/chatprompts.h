// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QWidget;

namespace lineside {

class ActionRegistry;
class Catalog;
class ChatColumn;
class Inspector;
class PromptMenu;

/// Brings the library of prompts to where prompts are written: a menu in the composer, a bar over the system prompt, and the library's window.
class ChatPrompts : public QObject
{
    Q_OBJECT
public:
    ChatPrompts(Catalog &catalog, ChatColumn &column, Inspector &inspector, ActionRegistry &actions, QWidget *page);

private:
    void openLibrary();

    Catalog &m_catalog;
    QWidget *m_page;
    PromptMenu *m_menu;
};

} // namespace lineside
