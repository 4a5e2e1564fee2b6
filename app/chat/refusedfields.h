// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace lineside {

class Catalog;
class ChatSession;

/// The fields that the provider of that conversation refused are sent to it no more. For a provider of one's own that is remembered; for
/// what cannot be remembered, the conversation does without.
void leaveOutFields(const QStringList &fields, ChatSession &session, Catalog &catalog);

/// The provider of that conversation gets again what was left out for it.
void sendLeftOutFields(const ChatSession &session, Catalog &catalog);

} // namespace lineside
