// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/conversationlistmodel.h"
#include "core/appsettings.h"
#include "core/target.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace lineside {

class ActionRegistry;
class Banner;
class Catalog;
class Composer;
class ComposerDrafts;
class ConversationPanel;
class HistorySearchDialog;
class Inspector;
class TranscriptView;

/// The chat workspace: conversations on the left, the transcript and the composer in the middle, the inspector on the right.
class ChatPage : public QWidget
{
    Q_OBJECT
public:
    ChatPage(Catalog &catalog, ChatBackend &backend, HistoryStore &history, ActionRegistry &actions, const AppSettings &initial, QWidget *parent = nullptr);
    ~ChatPage() override;

    void applySettings(const AppSettings &settings);
    void newChat();
    ConversationId shownConversation() const; ///< None while nothing was said or written in it
    /// Shows it as soon as it was read, unless the user has begun something else by then.
    void reopen(ConversationId conversation);
    /// Talks to that target from now on: in this conversation if it is empty, otherwise in a new one.
    void chooseTarget(const Target &target);
    std::optional<Target> target() const; ///< of the conversation that is shown
    void focusComposer();

Q_SIGNALS:
    void verifyRequested(const lineside::ChatCall &call);
    void addProviderRequested();
    void connectGatewayRequested();
    void targetChanged();
    void statusMessage(const QString &message);

private:
    QWidget *makeHeader();
    QWidget *makeMiddle();
    void addActions(ActionRegistry &actions);
    void addReadingActions(ActionRegistry &actions);
    void connectSignals();
    void present(ChatSession *session);
    void connectSession();
    void connectHistory();
    void takeOpened(ChatSession *session);
    void sayNotOpened(ConversationId conversation, const Error &error);
    void letGo(const ChatSession *session);
    void openSearch();
    void goTo(ConversationId conversation, MessageId message);
    void followTargets();
    void showTarget();
    void followTurns();
    void followReply();
    void followBusy(bool busy);
    void enableActions();
    void refreshInspector();
    void send();
    void startEditing(int turn);
    void tryAgain();
    void leaveOut(const QStringList &fields);
    void sendOmitted();
    void checkReplyForm(const ChatTurn &reply);
    void followPrompts();
    void listModels();
    void copyCurl(const Result<HttpRequest> &request);
    void copyCurlOfTurn(int turn);

    Catalog &m_catalog;
    ChatBackend &m_backend;
    HistoryStore &m_history;
    ConversationListModel m_conversations;
    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_sessionLife; ///< connections to the session that is shown
    ConversationId m_reopening = ConversationId::None;
    bool m_mayReopen = false; ///< the user has not chosen anything since
    MessageId m_sought = MessageId::None; ///< to be shown in what is being opened
    HistorySearchDialog *m_search = nullptr; ///< null until it is needed
    QTimer m_inspectorTimer;
    MessageId m_edited = MessageId::None; ///< the question that what is in the composer will stand beside

    QAction *m_stopAction = nullptr;
    QAction *m_retryAction = nullptr;
    ConversationPanel *m_panel;
    QSplitter *m_splitter;
    QLabel *m_title;
    QToolButton *m_curlButton;
    QToolButton *m_inspectorButton;
    QStackedWidget *m_stack;
    TranscriptView *m_transcript;
    Banner *m_banner;
    Composer *m_composer;
    ComposerDrafts *m_drafts;
    Inspector *m_inspector;
};

} // namespace lineside
