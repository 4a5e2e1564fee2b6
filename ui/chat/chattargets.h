// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"
#include "core/chatbackend.h"

#include <QObject>

namespace lineside {

class ActionRegistry;
class Banner;
class Composer;
class ShownChat;

/// Whom the conversation that is shown talks to: in step with what is set up, and as the composer's box shows and changes it.
class ChatTargets : public QObject
{
    Q_OBJECT
public:
    ChatTargets(Catalog &catalog, ChatBackend &backend, ShownChat &shown, Composer &composer, Banner &banner, ActionRegistry &actions, QWidget *page);

Q_SIGNALS:
    void chosen(); ///< by the user, in the box
    void statusMessage(const QString &message);

private:
    void followCatalog();
    void showTarget();
    void enterBox();
    void listModels();

    Catalog &m_catalog;
    ChatBackend &m_backend;
    ShownChat &m_shown;
    Composer &m_composer;
    Banner &m_banner;
};

} // namespace lineside
