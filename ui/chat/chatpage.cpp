// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/chatpage.h"

#include "chat/catalog.h"
#include "core/chatevent.h"
#include "interchange/curlwriter.h"
#include "parameters/parametertext.h"
#include "parameters/replycheck.h"
#include "parameters/structuredparts.h"
#include "ui/attachments/filedroparea.h"
#include "ui/chat/composer.h"
#include "ui/chat/composerdrafts.h"
#include "ui/chat/conversationpanel.h"
#include "ui/chat/inspector.h"
#include "ui/chat/promptedit.h"
#include "ui/chat/targetbox.h"
#include "ui/chat/targets.h"
#include "ui/theme/theme.h"
#include "ui/transcript/readingtools.h"
#include "ui/transcript/transcriptview.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

enum StackPage { NoTargets, NothingAsked, Transcript };

QToolButton *headerButton(const QString &name, const QString &iconName, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(theme::icon(iconName));
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(text);
    return button;
}

/// By its kind, or as a gateway calls it; empty where that is not known.
QString providerNameOf(const Target &target)
{
    return std::visit(overloaded{
                          [](const DirectTarget &direct) { return direct.provider.kind; },
                          [](const RouteTarget &way) { return way.route.aiProxy ? way.route.aiProxy->provider : QString(); },
                          [](const UrlTarget &) { return QString(); },
                      },
                      target);
}

QStringList omitsOf(const Target &target)
{
    const auto *direct = std::get_if<DirectTarget>(&target);
    return direct ? direct->provider.omits : QStringList();
}

/// The names under which the keys of a request are expected in the environment: "GEMINI_API_KEY, TENANT_KEY".
QString keyNames(const HttpRequest &request)
{
    QStringList names;
    for (const HttpHeader &header : request.headers) {
        for (const SecretRef &reference : header.value.references())
            names.append(reference.environmentName());
    }
    names.removeDuplicates();
    return names.join(u", "_s);
}

} // namespace

ChatPage::ChatPage(Catalog &catalog, ChatBackend &backend, HistoryStore &history, ActionRegistry &actions, const AppSettings &initial, QWidget *parent)
    : QWidget(parent)
    , m_catalog(catalog)
    , m_backend(backend)
    , m_history(history)
    , m_conversations(history, backend)
    , m_panel(new ConversationPanel(m_conversations, actions, this))
    , m_splitter(new QSplitter(this))
    , m_inspector(new Inspector(this))
{
    setObjectName(u"chatPage"_s);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_panel);
    m_splitter->addWidget(makeMiddle());
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(1, 1);
    const int em = fontMetrics().averageCharWidth();
    m_panel->setMinimumWidth(em * 20);
    m_inspector->setMinimumWidth(em * 38);
    m_splitter->setSizes({em * 30, em * 100, em * 46});
    m_inspector->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);

    m_inspectorTimer.setSingleShot(true);
    m_inspectorTimer.setInterval(150);
    m_drafts = new ComposerDrafts(*m_composer, this);
    addActions(actions);
    connectSignals();
    connectHistory();
    applySettings(initial);
    present(m_conversations.add());
}

ChatPage::~ChatPage()
{
    m_sessionLife.reset();
    delete m_drafts; // before the conversations
    m_transcript->setSession(nullptr);
}

QWidget *ChatPage::makeHeader()
{
    auto *header = new QWidget(this);
    m_title = new QLabel(header);
    m_title->setObjectName(u"chatTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_curlButton = headerButton(u"copyCurlButton"_s, u"curl"_s, tr("Copy as curl"), header);
    m_curlButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_inspectorButton = headerButton(u"inspectorButton"_s, u"settings"_s, tr("Parameters and wire"), header);
    m_inspectorButton->setCheckable(true);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(theme::Large, theme::Small, theme::Small, theme::Small);
    layout->addWidget(m_title, 1);
    layout->addWidget(m_curlButton);
    layout->addWidget(m_inspectorButton);
    return header;
}

QWidget *ChatPage::makeMiddle()
{
    auto *middle = new FileDropArea(this);
    m_stack = new QStackedWidget(middle);
    auto *noTargets = new EmptyState(u"provider"_s, tr("There is nobody to talk to yet: add a provider's key, or connect a gateway."),
                                     tr("Add a provider key"), m_stack);
    noTargets->setObjectName(u"noTargets"_s);
    auto *nothingAsked = new EmptyState(u"chat"_s, tr("Ask something below. The answer streams in here, with its tokens, times and the way it took."),
                                        QString(), m_stack);
    m_transcript = new TranscriptView(m_stack);
    m_transcript->setObjectName(u"transcript"_s);
    m_stack->addWidget(noTargets);
    m_stack->addWidget(nothingAsked);
    m_stack->addWidget(m_transcript);
    connect(noTargets, &EmptyState::triggered, this, &ChatPage::addProviderRequested);
    m_banner = new Banner(middle);
    m_banner->setObjectName(u"chatBanner"_s);
    m_composer = new Composer(m_catalog, middle);
    connect(middle, &FileDropArea::dropped, m_composer, &Composer::attach);

    auto *below = new QVBoxLayout;
    below->setContentsMargins(theme::Large, theme::Small, theme::Large, theme::Large);
    below->setSpacing(theme::Small);
    // In a wide window they stay under the transcript's column.
    for (QWidget *part : std::initializer_list<QWidget *>{m_banner, m_composer}) {
        part->setMaximumWidth(fontMetrics().averageCharWidth() * 120);
        auto *line = new QHBoxLayout;
        line->addStretch(1);
        line->addWidget(part, 1000);
        line->addStretch(1);
        below->addLayout(line);
    }
    auto *layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(m_stack, 1);
    layout->addLayout(below);
    return middle;
}

void ChatPage::addActions(ActionRegistry &actions)
{
    connect(actions.add(u"chat.new"_s, tr("New chat"), QKeySequence::New, u"add"_s), &QAction::triggered, this, &ChatPage::newChat);
    m_stopAction = actions.add(u"chat.stop"_s, tr("Stop the reply"), {}, u"stop"_s);
    connect(m_stopAction, &QAction::triggered, this, [this] { m_session->stop(); });
    m_retryAction = actions.add(u"chat.retry"_s, tr("Ask again"), Qt::CTRL | Qt::Key_R, u"retry"_s, this);
    connect(m_retryAction, &QAction::triggered, this, [this] { m_session->retry(); });
    connect(actions.add(u"chat.copyCurl"_s, tr("Copy the chat request as curl"), Qt::CTRL | Qt::SHIFT | Qt::Key_C, u"curl"_s, this),
            &QAction::triggered, m_curlButton, &QToolButton::click);
    connect(actions.add(u"chat.inspector"_s, tr("Parameters and wire"), Qt::CTRL | Qt::Key_I, u"settings"_s, this), &QAction::triggered,
            m_inspectorButton, &QToolButton::click);
    connect(actions.add(u"chat.systemPrompt"_s, tr("Edit the system prompt"), {}, u"edit"_s), &QAction::triggered, this, [this] {
        m_inspectorButton->setChecked(true);
        m_inspector->openSystemPrompt();
    });
    connect(actions.add(u"chat.target"_s, tr("Choose model and path"), Qt::CTRL | Qt::Key_L, u"provider"_s, this), &QAction::triggered, this,
            [this] {
                m_composer->targetBox()->setFocus();
                m_composer->targetBox()->lineEdit()->selectAll();
            });
    connect(actions.add(u"chat.search"_s, tr("Search everything"), Qt::CTRL | Qt::SHIFT | Qt::Key_F, u"search"_s), &QAction::triggered, this,
            &ChatPage::openSearch);
    connect(actions.add(u"chat.filter"_s, tr("Filter conversations"), {}, u"search"_s), &QAction::triggered, m_panel, &ConversationPanel::focusSearch);
    addReadingActions(actions);
}

void ChatPage::addReadingActions(ActionRegistry &actions)
{
    ReadingTools *tools = &m_transcript->tools();
    connect(actions.add(u"chat.find"_s, tr("Find in this conversation"), QKeySequence::Find, u"search"_s, this), &QAction::triggered, tools, &ReadingTools::openFind);
    connect(actions.add(u"chat.findNext"_s, tr("Find the next hit"), Qt::Key_F3, u"arrow-down"_s, this), &QAction::triggered, tools, &ReadingTools::findNext);
    connect(actions.add(u"chat.findPrevious"_s, tr("Find the previous hit"), Qt::SHIFT | Qt::Key_F3, u"arrow-up"_s, this), &QAction::triggered, tools,
            &ReadingTools::findPrevious);
    // With a selection the transcript takes Ctrl+Shift+C for itself; elsewhere it copies the request.
    QAction *copy = actions.add(u"chat.copyMarkdown"_s, tr("Copy the selection as Markdown"), {}, u"copy"_s);
    copy->setEnabled(false);
    connect(copy, &QAction::triggered, tools, &ReadingTools::copyAsMarkdown);
    connect(tools, &ReadingTools::selectionChanged, copy, [copy, tools] { copy->setEnabled(tools->hasSelection()); });
    connect(actions.add(u"chat.selectAll"_s, tr("Select the whole conversation")), &QAction::triggered, tools, &ReadingTools::selectAll);
}

void ChatPage::connectSignals()
{
    connect(m_panel, &ConversationPanel::newChatRequested, this, &ChatPage::newChat);
    connect(m_composer, &Composer::sendRequested, this, &ChatPage::send);
    connect(m_composer, &Composer::stopRequested, this, [this] { m_session->stop(); });
    connect(m_composer, &Composer::modelsRequested, this, &ChatPage::listModels);
    connect(m_composer, &Composer::textChanged, &m_inspectorTimer, qOverload<>(&QTimer::start));
    connect(m_composer, &Composer::attachmentsChanged, &m_inspectorTimer, qOverload<>(&QTimer::start));
    connect(m_composer->targetBox(), &TargetBox::targetChosen, this, [this](const Target &target) {
        m_session->setTarget(target);
        focusComposer();
    });
    connect(m_inspectorButton, &QToolButton::toggled, this, [this](bool open) {
        m_inspector->setVisible(open);
        refreshInspector();
    });
    connect(m_inspector, &Inspector::systemPromptEdited, this, [this](const QString &prompt) {
        m_session->setSystemPrompt(prompt);
        m_inspectorTimer.start();
    });
    connect(m_inspector, &Inspector::parametersEdited, this, [this](const ChatParameters &parameters) {
        m_session->setParameters(parameters);
        m_inspectorTimer.start();
    });
    connect(&m_inspectorTimer, &QTimer::timeout, this, &ChatPage::refreshInspector);
    connect(m_curlButton, &QToolButton::clicked, this, [this] {
        const bool asksNew = m_composer->canSend() || m_session->turns().isEmpty();
        copyCurl(asksNew ? m_session->requestFor(m_composer->text(), m_composer->attachments()) : m_session->lastRequest());
    });
    connect(m_banner, &Banner::actionTriggered, this, &ChatPage::tryAgain);
    connect(m_inspector, &Inspector::omitsCleared, this, &ChatPage::sendOmitted);
    connect(m_transcript, &TranscriptView::copyCurlRequested, this, &ChatPage::copyCurlOfTurn);
    connect(m_transcript, &TranscriptView::retryRequested, this, [this] { m_session->retry(); });
    connect(m_transcript, &TranscriptView::regenerateRequested, this, [this](int turn) { m_session->regenerate(turn); });
    connect(m_transcript, &TranscriptView::editRequested, this, &ChatPage::startEditing);
    connect(m_composer, &Composer::textChanged, this, [this] {
        if (m_composer->text().isEmpty())
            m_edited = MessageId::None;
    });
    connect(m_transcript, &TranscriptView::branchRequested, this, [this](int turn, int branch) { m_session->showBranch(turn, branch); });
    connect(m_transcript, &TranscriptView::linkHovered, this, &ChatPage::statusMessage);
    connect(m_transcript, &TranscriptView::verifyRequested, this, [this](int turn) { Q_EMIT verifyRequested(m_session->callBehind(turn)); });
    connect(&m_catalog, &Catalog::changed, this, &ChatPage::followTargets);
}

void ChatPage::applySettings(const AppSettings &settings)
{
    m_composer->edit()->setEnterSends(settings.enterSends);
    m_composer->edit()->setPlaceholderText(settings.enterSends ? tr("Ask something. Enter sends, Shift+Enter breaks the line.")
                                                              : tr("Ask something. Ctrl+Enter sends."));
}

void ChatPage::present(ChatSession *session)
{
    if (session == m_session)
        return;
    m_session = session;
    m_edited = MessageId::None;
    m_conversations.setShown(session);
    m_banner->clear();
    m_transcript->setSession(session);
    m_drafts->show(session);
    m_inspector->showSession(*session);
    connectSession();
    followTargets();
    followTurns();
    followBusy(session->isBusy());
    m_panel->select(session);
}

void ChatPage::connectSession()
{
    m_sessionLife = std::make_unique<QObject>();
    QObject *life = m_sessionLife.get();
    connect(m_session, &ChatSession::turnAdded, life, [this] { followTurns(); });
    connect(m_session, &ChatSession::turnRemoved, life, [this] { followTurns(); });
    connect(m_session, &ChatSession::turnsReplaced, life, [this] {
        followTurns();
        enableActions();
    });
    connect(m_session, &ChatSession::titleChanged, life, [this] { followTurns(); });
    connect(m_session, &ChatSession::replyEnded, life, [this] { followReply(); });
    connect(m_session, &ChatSession::busyChanged, life, [this](bool busy) { followBusy(busy); });
    connect(m_session, &ChatSession::targetChanged, life, [this] { showTarget(); });
}

void ChatPage::followTargets()
{
    // What the conversation talks to may have been edited or taken away since.
    const QList<Target> offered = targetsOf(m_catalog.workspace());
    const std::optional<Target> &current = m_session->target();
    const auto same = std::ranges::find_if(offered, [&current](const Target &target) { return current && isSameWay(target, *current); });
    if (same != offered.end()) {
        const QString model = requestedModel(*current);
        m_session->setTarget(model.isEmpty() ? *same : withModel(*same, model));
    } else if (!offered.isEmpty() && (!current || !std::holds_alternative<UrlTarget>(*current))) {
        m_session->setTarget(offered.constFirst());
    }
    showTarget();
    followTurns();
}

void ChatPage::showTarget()
{
    m_composer->targetBox()->setTarget(m_session->target());
    if (m_session->target())
        m_inspector->showProvider(providerNameOf(*m_session->target()), omitsOf(*m_session->target()));
    m_composer->setModelsButtonEnabled(m_session->target() && std::holds_alternative<DirectTarget>(*m_session->target()));
    m_inspectorTimer.start();
    Q_EMIT targetChanged();
}

void ChatPage::followTurns()
{
    m_title->setText(m_session->title().isEmpty() ? tr("New chat") : m_session->title());
    if (!m_session->turns().isEmpty())
        m_stack->setCurrentIndex(Transcript);
    else
        m_stack->setCurrentIndex(m_session->target() ? NothingAsked : NoTargets);
    followPrompts();
    m_inspectorTimer.start();
}

void ChatPage::followReply()
{
    const ChatTurn &reply = m_session->turns().constLast();
    if (reply.error) {
        m_banner->showError(*reply.error);
        const QStringList &refused = reply.error->refusedFields;
        m_banner->setAction(refused.isEmpty() ? tr("Try again") : tr("Leave out %1 and try again").arg(refused.join(u", "_s)));
    } else {
        checkReplyForm(reply);
    }
    m_inspectorTimer.start();
}

void ChatPage::checkReplyForm(const ChatTurn &reply)
{
    const ResponseFormat format = readResponseFormat(parameterValue(m_session->parameters(), u"response_format"_s));
    if (format.kind != ResponseFormat::Kind::JsonSchema || reply.state != ReplyState::Complete || reply.text.isEmpty())
        return;
    const Result<void> fits = checkReply(reply.text, format.schema);
    if (fits)
        Q_EMIT statusMessage(tr("The reply fits the schema."));
    else
        m_banner->showMessage(theme::Signal::Caution, fits.error().message, fits.error().details);
}

void ChatPage::tryAgain()
{
    const QList<ChatTurn> &turns = m_session->turns();
    if (!turns.isEmpty() && turns.constLast().error)
        leaveOut(turns.constLast().error->refusedFields);
    m_session->retry();
}

// For a provider of one's own it is remembered; for what cannot be remembered, this conversation does without.
void ChatPage::leaveOut(const QStringList &fields)
{
    const auto *direct = m_session->target() ? std::get_if<DirectTarget>(&*m_session->target()) : nullptr;
    std::optional<Provider> provider = direct ? m_catalog.provider(direct->provider.id) : std::nullopt;
    if (fields.isEmpty())
        return;
    if (provider) {
        provider->omits.append(fields);
        provider->omits.removeDuplicates();
        m_catalog.put(*provider, m_catalog.isDemo(provider->id));
        return;
    }
    ChatParameters parameters = m_session->parameters();
    for (const QString &field : fields)
        parameters.extra.insert(field, "null");
    m_session->setParameters(parameters);
    m_inspector->showSession(*m_session);
}

void ChatPage::sendOmitted()
{
    const auto *direct = m_session->target() ? std::get_if<DirectTarget>(&*m_session->target()) : nullptr;
    if (auto provider = direct ? m_catalog.provider(direct->provider.id) : std::nullopt) {
        provider->omits.clear();
        m_catalog.put(*provider, m_catalog.isDemo(provider->id));
    }
}

void ChatPage::followBusy(bool busy)
{
    m_composer->setBusy(busy);
    if (busy)
        m_banner->clear();
    enableActions();
}

void ChatPage::enableActions()
{
    const QList<ChatTurn> &turns = m_session->turns();
    m_stopAction->setEnabled(m_session->isBusy());
    m_retryAction->setEnabled(!m_session->isBusy() && !turns.isEmpty() && turns.constLast().role == Role::Assistant);
}

void ChatPage::refreshInspector()
{
    if (!m_inspector->isVisible())
        return;
    m_inspector->showRequest(m_session->requestFor(m_composer->text(), m_composer->attachments()));
    const QList<ChatTurn> &turns = m_session->turns();
    const bool replied = !turns.isEmpty() && turns.constLast().role == Role::Assistant;
    m_inspector->showReply(replied ? &turns.constLast() : nullptr);
}

void ChatPage::newChat()
{
    m_mayReopen = false;
    const std::optional<Target> target = m_session->target();
    const QString systemPrompt = m_session->systemPrompt();
    ChatSession *session = m_conversations.add();
    if (target && !session->target())
        session->setTarget(*target);
    if (session->systemPrompt().isEmpty())
        session->setSystemPrompt(systemPrompt);
    present(session);
    focusComposer();
}

void ChatPage::chooseTarget(const Target &target)
{
    m_mayReopen = false;
    if (!m_session->turns().isEmpty())
        newChat();
    m_session->setTarget(target);
}

std::optional<Target> ChatPage::target() const
{
    return m_session->target();
}

void ChatPage::focusComposer()
{
    m_composer->edit()->setFocus();
}

void ChatPage::send()
{
    if (!m_composer->canSend() || m_session->isBusy())
        return;
    if (!m_session->target()) {
        m_banner->showMessage(theme::Signal::Caution, tr("There is nobody to send this to."), tr("Add a provider's key or connect a gateway first."));
        return;
    }
    const auto edited = std::ranges::find(m_session->turns(), m_edited, &ChatTurn::id);
    const bool isEdit = m_edited != MessageId::None && edited != m_session->turns().end();
    const bool isSent = isEdit ? m_session->edit(int(edited - m_session->turns().begin()), m_composer->text(), m_composer->attachments())
                               : m_session->send(m_composer->text(), m_composer->attachments());
    if (isSent)
        m_composer->clear();
}

void ChatPage::startEditing(int turn)
{
    const ChatTurn &question = m_session->turns().at(turn);
    m_composer->setText(question.text);
    m_composer->setAttachments(question.attachments);
    m_edited = question.id; // after the text, whose change may end it
    focusComposer();
    Q_EMIT statusMessage(tr("What you send now stands beside the earlier question. Empty the field to leave it at that."));
}

void ChatPage::followPrompts()
{
    QStringList prompts;
    for (const ChatTurn &turn : m_session->turns()) {
        if (turn.role == Role::User && !turn.text.isEmpty())
            prompts.append(turn.text);
    }
    m_composer->edit()->setEarlierPrompts(prompts);
}

void ChatPage::listModels()
{
    const auto *direct = m_session->target() ? std::get_if<DirectTarget>(&*m_session->target()) : nullptr;
    if (!direct)
        return;
    m_composer->setModelsButtonEnabled(false);
    const Provider provider = direct->provider;
    m_backend.listModels(provider, this, [this, provider](const Result<QList<ModelInfo>> &models) {
        m_composer->setModelsButtonEnabled(true);
        if (!models) {
            m_banner->showError(models.error());
            return;
        }
        m_composer->targetBox()->offerModels(provider.id, *models);
        Q_EMIT statusMessage(tr("Models that %1 offers: %2.").arg(provider.name, QString::number(models->size())));
    });
}

void ChatPage::copyCurlOfTurn(int turn)
{
    copyCurl(m_backend.describe(m_session->callBehind(turn)));
}

void ChatPage::copyCurl(const Result<HttpRequest> &request)
{
    const Result<QString> command = request ? curlCommand(*request) : Result<QString>(failure(request.error()));
    if (!command) {
        m_banner->showError(command.error());
        return;
    }
    QGuiApplication::clipboard()->setText(*command);
    const QString names = keyNames(*request);
    Q_EMIT statusMessage(names.isEmpty() ? tr("The curl command is on the clipboard.")
                                         : tr("The curl command is on the clipboard. It takes the key from the environment: %1.").arg(names));
}

} // namespace lineside
