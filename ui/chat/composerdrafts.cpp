// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/composerdrafts.h"

#include "chat/chatsession.h"
#include "ui/chat/composer.h"

namespace lineside {

ComposerDrafts::ComposerDrafts(Composer &composer, QObject *parent)
    : QObject(parent)
    , m_composer(composer)
{
    connect(&composer, &Composer::textChanged, this, &ComposerDrafts::keep);
    connect(&composer, &Composer::attachmentsChanged, this, &ComposerDrafts::keep);
}

void ComposerDrafts::show(ChatSession *session)
{
    m_session = session;
    m_isShowing = true;
    m_composer.setText(session->draft());
    m_composer.setAttachments(session->draftAttachments());
    m_isShowing = false;
}

void ComposerDrafts::keep()
{
    if (m_session && !m_isShowing)
        m_session->setDraft(m_composer.text(), m_composer.attachments());
}

} // namespace lineside
