// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/conversationlistmodel.h"
#include "core/appsettings.h"
#include "core/target.h"
#include "interchange/exportforms.h"
#include "ui/chat/shownchat.h"

#include <QWidget>

namespace lineside {

class ActionRegistry;
class Catalog;
class ChatColumn;
class ChatComparison;
class ComposerDrafts;
class ConversationOpening;
class ConversationPanel;
class Inspector;
class PriceBook;

/// The chat workspace: conversations on the left, the transcript and the composer in the middle, the inspector on the right. What is done in it
/// is done by a class for each: this one puts them together.
class ChatPage : public QWidget
{
    Q_OBJECT
public:
    ChatPage(Catalog &catalog, ChatBackend &backend, HistoryStore &history, ActionRegistry &actions, const AppSettings &initial, QWidget *parent = nullptr);
    ~ChatPage() override;

    void applySettings(const AppSettings &settings);
    /// Tells what replies and the conversation cost from now on.
    void setPrices(const PriceBook &prices);
    void newChat();
    ConversationId shownConversation() const; ///< None while nothing was said or written in it
    /// Shows it as soon as it was read, unless the user has begun something else by then.
    void reopen(ConversationId conversation);
    /// Talks to that target from now on: in this conversation if it is empty, otherwise in a new one.
    void chooseTarget(const Target &target);
    void goOnWith(const Target &target); ///< the same, but not beside a conversation that talks to it already
    /// A new conversation that stands where that call does: what was said before, and the last question in the composer. Asks nobody.
    void startFrom(const ChatCall &call);
    std::optional<Target> target() const; ///< of the conversation that is shown
    void focusComposer();
    void attach(const QStringList &files); ///< to the next question

Q_SIGNALS:
    void conversationShown(lineside::ConversationId conversation); ///< `shownConversation` is another
    void imageLongSideChosen(int pixels);
    void verifyRequested(const lineside::ChatCall &call);
    void addProviderRequested();
    void connectGatewayRequested();
    void targetChanged();
    void statusMessage(const QString &message);
    void curlRequested(const lineside::ExportSource &source); ///< on the clipboard
    void exportRequested(const QList<lineside::ExportSource> &sources);

private:
    void arrange();
    void addParts(Catalog &catalog, ChatBackend &backend, HistoryStore &history, ActionRegistry &actions);
    void connectSignals();

    ConversationListModel m_conversations;
    ShownChat m_shown;
    ConversationPanel *m_panel;
    ChatColumn *m_column;
    Inspector *m_inspector;
    ComposerDrafts *m_drafts;
    ConversationOpening *m_opening;
    ChatComparison *m_comparison = nullptr;
};

} // namespace lineside
