// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

#include <QIODevice>

#include <functional>
#include <memory>

namespace lineside {

enum class ConversationForm { Markdown, Html, Json, Pdf };

/// Writes conversations, one after the other, into a file of one form. Lives in one thread at a time, which may be any. A failure's
/// message says what went wrong, not where; the file is then of no use.
class ConversationWriter
{
public:
    /// Told now and then how much of the conversation is written, from 0 to 1; false stops it, with Kind::Cancelled.
    using GoOn = std::function<bool(double share)>;

    ConversationWriter() = default;
    virtual ~ConversationWriter() = default;
    Q_DISABLE_COPY_MOVE(ConversationWriter)

    virtual Result<void> begin(QIODevice &file) = 0; ///< the file stays open until after `end`
    virtual Result<void> write(const ConversationRecord &record, const GoOn &goOn) = 0;
    virtual Result<void> end() = 0;
};

/// Null for Pdf, which needs fonts. Markdown and HTML tell the branch that is shown; JSON holds the whole tree.
std::unique_ptr<ConversationWriter> textWriter(ConversationForm form);

QString suffixOf(ConversationForm form); ///< "md", "html", "json", "pdf"
/// A name for the file that every file system takes; without a title "Conversation".
QString fileNameFor(const QString &title, ConversationForm form);

} // namespace lineside
