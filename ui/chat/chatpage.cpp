// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/chatpage.h"

#include "chat/catalog.h"
#include "chat/takenupcall.h"
#include "pricing/pricebook.h"
#include "ui/chat/chatcolumn.h"
#include "ui/chat/chatcomparison.h"
#include "ui/chat/chatfiles.h"
#include "ui/chat/chatprompts.h"
#include "ui/chat/chattargets.h"
#include "ui/chat/composer.h"
#include "ui/chat/composerdrafts.h"
#include "ui/chat/conversationcost.h"
#include "ui/chat/conversationopening.h"
#include "ui/chat/conversationpanel.h"
#include "ui/chat/inspector.h"
#include "ui/chat/inspectorfeed.h"
#include "ui/chat/promptedit.h"
#include "ui/chat/readingactions.h"
#include "ui/chat/replyfaults.h"
#include "ui/chat/requestcopy.h"
#include "ui/chat/turnorders.h"
#include "ui/transcript/transcriptview.h"
#include "ui/usage/replycost.h"
#include "ui/widgets/banner.h"

#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

ChatPage::ChatPage(Catalog &catalog, ChatBackend &backend, HistoryStore &history, ActionRegistry &actions, const AppSettings &initial, QWidget *parent)
    : QWidget(parent)
    , m_conversations(history, backend)
    , m_panel(new ConversationPanel(m_conversations, actions, this))
    , m_column(new ChatColumn(catalog, m_shown, this))
    , m_inspector(new Inspector(this))
    , m_drafts(new ComposerDrafts(m_column->composer(), this))
    , m_opening(new ConversationOpening({.history = history,
                                         .conversations = m_conversations,
                                         .shown = m_shown,
                                         .panel = *m_panel,
                                         .transcript = m_column->transcript(),
                                         .banner = m_column->banner()},
                                        actions, this))
{
    setObjectName(u"chatPage"_s);
    arrange();
    connectSignals();
    addParts(catalog, backend, history, actions);
    applySettings(initial);
    m_shown.show(*m_conversations.add());
}

ChatPage::~ChatPage()
{
    delete m_comparison; // before the conversations
    delete m_drafts;
    m_column->transcript().setSession(nullptr);
}

void ChatPage::arrange()
{
    auto *splitter = new QSplitter(this);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_panel);
    splitter->addWidget(m_column);
    splitter->addWidget(m_inspector);
    splitter->setStretchFactor(1, 1);
    const int em = fontMetrics().averageCharWidth();
    m_panel->setMinimumWidth(em * 20);
    m_inspector->setMinimumWidth(em * 38);
    splitter->setSizes({em * 30, em * 100, em * 46});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
}

// The header's buttons stand in the order in which their owners are made.
void ChatPage::addParts(Catalog &catalog, ChatBackend &backend, HistoryStore &history, ActionRegistry &actions)
{
    auto *targets = new ChatTargets(catalog, backend, m_shown, m_column->composer(), m_column->banner(), actions, this);
    auto *turns = new TurnOrders(m_shown, *m_column, actions, this);
    auto *faults = new ReplyFaults(catalog, m_shown, m_column->banner(), this);
    m_comparison = new ChatComparison({.catalog = catalog, .backend = backend, .shown = m_shown, .column = *m_column, .turns = *turns}, actions, this);
    auto *copy = new RequestCopy(backend, m_shown, *m_column, actions, this);
    auto *files = new ChatFiles(history, m_conversations, *m_panel, *m_column, actions, this);
    auto *feed = new InspectorFeed(*m_inspector, m_shown, *m_column, actions, this);
    new ChatPrompts(catalog, *m_column, *m_inspector, actions, this);
    addReadingActions(actions, m_column->transcript().tools(), this, [this] { return m_comparison->readingTools(); });

    connect(targets, &ChatTargets::chosen, this, &ChatPage::focusComposer);
    connect(feed, &InspectorFeed::statusMessage, this, &ChatPage::statusMessage);
    connect(targets, &ChatTargets::statusMessage, this, &ChatPage::statusMessage);
    connect(turns, &TurnOrders::editingStarted, this, &ChatPage::focusComposer);
    connect(turns, &TurnOrders::verifyRequested, this, &ChatPage::verifyRequested);
    connect(turns, &TurnOrders::statusMessage, this, &ChatPage::statusMessage);
    connect(faults, &ReplyFaults::parametersChanged, feed, &InspectorFeed::showSession);
    connect(faults, &ReplyFaults::statusMessage, this, &ChatPage::statusMessage);
    connect(m_inspector, &Inspector::omitsCleared, faults, &ReplyFaults::sendOmitted);
    connect(copy, &RequestCopy::curlRequested, this, &ChatPage::curlRequested);
    connect(copy, &RequestCopy::exportRequested, this, &ChatPage::exportRequested);
    connect(&m_inspector->wire(), &WirePanel::curlRequested, copy, &RequestCopy::copyRequest);
    connect(&m_inspector->wire(), &WirePanel::exportRequested, copy, &RequestCopy::exportRequest);
    connect(m_comparison, &ChatComparison::curlRequested, copy, &RequestCopy::copyCall);
    connect(m_comparison, &ChatComparison::verifyRequested, this, &ChatPage::verifyRequested);
    connect(m_comparison, &ChatComparison::statusMessage, this, &ChatPage::statusMessage);
    connect(m_comparison, &ChatComparison::composerWanted, this, &ChatPage::focusComposer);
    connect(files, &ChatFiles::statusMessage, this, &ChatPage::statusMessage);
}

void ChatPage::connectSignals()
{
    connect(&m_shown, &ShownChat::shown, this, [this] {
        m_conversations.setShown(&m_shown.session());
        m_drafts->show(&m_shown.session());
        m_panel->select(&m_shown.session());
    });
    connect(&m_shown, &ShownChat::targetChanged, this, &ChatPage::targetChanged);
    connect(m_opening, &ConversationOpening::newChatShown, this, &ChatPage::focusComposer);
    connect(m_opening, &ConversationOpening::conversationShown, this, &ChatPage::conversationShown);
    connect(&m_column->composer(), &Composer::imageLongSideChosen, this, &ChatPage::imageLongSideChosen);
    connect(m_column, &ChatColumn::addProviderRequested, this, &ChatPage::addProviderRequested);
    connect(&m_column->banner(), &Banner::actionTriggered, this, &ChatPage::focusComposer); // its button goes away
    connect(&m_column->transcript(), &TranscriptView::linkHovered, this, &ChatPage::statusMessage);
}

void ChatPage::applySettings(const AppSettings &settings)
{
    PromptEdit *edit = m_column->composer().edit();
    edit->setEnterSends(settings.enterSends);
    edit->setPlaceholderText(settings.enterSends ? tr("Ask something. Enter sends, Shift+Enter breaks the line.") : tr("Ask something. Ctrl+Enter sends."));
    m_column->composer().setImageLongSide(settings.imageLongSide);
}

void ChatPage::setPrices(const PriceBook &prices)
{
    const auto tell = [this, &prices] {
        m_column->transcript().setCostText([&prices](const ChatTurn &reply) { return replyCostText(reply, prices); });
    };
    connect(&prices, &PriceBook::changed, this, tell);
    tell();
    m_comparison->setPrices(prices);
    new ConversationCost(m_shown, prices, m_column->header(), this);
}

void ChatPage::newChat()
{
    m_opening->newChat();
}

ConversationId ChatPage::shownConversation() const
{
    return m_opening->shownConversation();
}

void ChatPage::reopen(ConversationId conversation)
{
    m_opening->reopen(conversation);
}

void ChatPage::chooseTarget(const Target &target)
{
    m_opening->chooseTarget(target);
}

void ChatPage::goOnWith(const Target &target)
{
    m_opening->goOnWith(target);
}

void ChatPage::startFrom(const ChatCall &call)
{
    m_opening->newChat();
    const bool isWhole = takeUpCall(m_shown.session(), call);
    m_column->composer().setText(m_shown.session().draft());
    focusComposer();
    if (!isWhole)
        m_column->banner().showMessage(theme::Signal::Caution, tr("Not all earlier messages of the request could be taken over."),
                                       tr("A conversation goes from question to reply; results of tools and questions without a reply stayed behind."));
}

std::optional<Target> ChatPage::target() const
{
    return m_shown.session().target();
}

void ChatPage::focusComposer()
{
    m_column->composer().edit()->setFocus();
}

void ChatPage::attach(const QStringList &files)
{
    m_column->composer().attach({files, {}});
}

} // namespace lineside
