// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace lineside {

class ChatSession;
class Composer;

/// Each conversation has what was begun in the composer: it is there again when the conversation is.
class ComposerDrafts : public QObject
{
    Q_OBJECT
public:
    ComposerDrafts(Composer &composer, QObject *parent);

    void show(ChatSession *session); ///< who lives until another is shown

private:
    void keep();

    Composer &m_composer;
    ChatSession *m_session = nullptr;
    bool m_isShowing = false; ///< what changes in the composer comes from the conversation
};

} // namespace lineside
