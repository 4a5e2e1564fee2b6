// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/chatcomparison.h"

#include "ui/chat/chatcolumn.h"
#include "ui/chat/chatheader.h"
#include "ui/chat/composer.h"
#include "ui/chat/shownchat.h"
#include "ui/chat/turnorders.h"
#include "ui/compare/comparepanel.h"
#include "ui/targets/targetbox.h"
#include "ui/theme/theme.h"
#include "ui/transcript/transcriptview.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"

#include <QMenu>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

ChatComparison::ChatComparison(const Parts &parts, ActionRegistry &actions, QWidget *page)
    : QObject(page)
    , m_parts(parts)
    , m_panel(new ComparePanel(parts.catalog, parts.backend, &parts.column))
{
    m_panel->hide();
    addActions(actions, page);
    connectPanel();
    connect(&parts.column.transcript(), &TranscriptView::menuOpening, this, [this](QMenu *menu, int turn) { fillMenu(*menu, turn); });
    connect(&parts.shown, &ShownChat::shown, m_panel, &ComparePanel::close);
    connect(&parts.shown, &ShownChat::busyChanged, this, [this](bool busy) {
        if (busy) // the conversation goes on by itself
            m_panel->close();
    });
}

ChatComparison::~ChatComparison()
{
    m_panel->disconnect(this);
    m_parts.turns.setAsker(nullptr);
    m_panel->close();
}

void ChatComparison::setPrices(const PriceBook &prices)
{
    m_panel->setPrices(prices);
}

ReadingTools *ChatComparison::readingTools() const
{
    return m_panel->readingTools();
}

void ChatComparison::addActions(ActionRegistry &actions, QWidget *page)
{
    QAction *compare = actions.add(u"chat.compare"_s, tr("Compare models…"), Qt::CTRL | Qt::SHIFT | Qt::Key_M, u"compare"_s, page);
    connect(compare, &QAction::triggered, this, &ChatComparison::open);
    QToolButton *button = m_parts.column.header().addButton(u"compareButton"_s, u"compare"_s, tr("Compare models"));
    connect(button, &QToolButton::clicked, compare, &QAction::trigger);
    connect(actions.add(u"chat.compareVersions"_s, tr("Compare versions of the last reply"), {}, u"compare"_s, page), &QAction::triggered, this,
            [this] { openVersions(lastVersioned()); });
    m_next = actions.add(u"chat.compareNext"_s, tr("Go to the next column of the comparison"), Qt::Key_F6, {}, page);
    m_previous = actions.add(u"chat.comparePrevious"_s, tr("Go to the previous column of the comparison"), QKeySequence(u"Shift+F6"_s), {}, page);
    m_keep = actions.add(u"chat.compareKeep"_s, tr("Keep the reply of this column"), {}, u"check"_s, page);
    connect(m_next, &QAction::triggered, this, [this] { m_panel->enterColumn(1); });
    connect(m_previous, &QAction::triggered, this, [this] { m_panel->enterColumn(-1); });
    connect(m_keep, &QAction::triggered, m_panel, &ComparePanel::keep);
    for (QAction *action : {m_next, m_previous, m_keep})
        action->setEnabled(false);
}

void ChatComparison::connectPanel()
{
    connect(m_panel, &ComparePanel::closed, this, &ChatComparison::leave);
    connect(m_panel, &ComparePanel::busyChanged, this, &ChatComparison::followBusy);
    connect(m_panel, &ComparePanel::curlRequested, this, &ChatComparison::curlRequested);
    connect(m_panel, &ComparePanel::verifyRequested, this, &ChatComparison::verifyRequested);
    connect(m_panel, &ComparePanel::statusMessage, this, &ChatComparison::statusMessage);
    connect(m_panel, &ComparePanel::editRequested, this, [this](MessageId message) {
        m_panel->close();
        if (const int turn = placeOf(message); turn >= 0)
            m_parts.turns.startEditing(turn);
    });
    connect(m_panel, &ComparePanel::regenerateRequested, this, [this](MessageId message) {
        m_panel->close();
        if (const int turn = placeOf(message); turn >= 0)
            m_parts.shown.session().regenerate(turn);
    });
}

void ChatComparison::open()
{
    ChatSession &session = m_parts.shown.session();
    if (m_panel->isOpen())
        return m_panel->enterColumn(1);
    if (session.isBusy() || !session.target()) {
        m_parts.column.banner().showMessage(theme::Signal::Information, session.isBusy() ? tr("Wait for the reply, or stop it, before you compare.")
                                                                                       : tr("There is nobody to compare yet."),
                                            session.isBusy() ? QString() : tr("Add a provider's key or connect a gateway first."));
        return;
    }
    m_panel->openForNext(session);
    show(true);
    Q_EMIT composerWanted(); // where the question is
}

void ChatComparison::openOthers(int turn)
{
    show(m_panel->openForOthers(m_parts.shown.session(), turn));
    m_panel->enterColumn(-1); // the one that is to be chosen
}

void ChatComparison::openVersions(int turn)
{
    if (turn < 0)
        return;
    show(m_panel->openVersions(m_parts.shown.session(), turn));
    m_panel->enterColumn(1);
}

/// The last turn that there is in several versions; -1 if there is none.
int ChatComparison::lastVersioned() const
{
    const ChatSession &session = m_parts.shown.session();
    int turn = int(session.turns().size()) - 1;
    while (turn >= 0 && session.branchAt(turn).count < 2)
        --turn;
    return turn;
}

void ChatComparison::show(bool isOpen)
{
    if (!isOpen)
        return m_panel->close();
    m_parts.column.banner().clear();
    m_parts.column.showInstead(m_panel);
    m_parts.turns.setAsker(this);
    m_parts.column.composer().targetBox()->setEnabled(!m_panel->takesQuestions());
    for (QAction *action : {m_next, m_previous, m_keep})
        action->setEnabled(true);
}

void ChatComparison::leave()
{
    m_parts.turns.setAsker(nullptr);
    m_parts.column.composer().targetBox()->setEnabled(true);
    m_parts.column.showTranscript();
    for (QAction *action : {m_next, m_previous, m_keep})
        action->setEnabled(false);
    Q_EMIT composerWanted();
}

void ChatComparison::fillMenu(QMenu &menu, int turn)
{
    const ChatSession &session = m_parts.shown.session();
    const Role role = session.turns().at(turn).role;
    if (role != Role::User && role != Role::Assistant)
        return;
    menu.addSeparator();
    QAction *others = menu.addAction(theme::icon(u"compare"_s), tr("Ask others too…"));
    others->setObjectName(u"askOthers"_s);
    others->setEnabled(!session.isBusy());
    connect(others, &QAction::triggered, this, [this, turn] { openOthers(turn); });
    // Who is at a question mostly means what was answered.
    const bool asksReplies = role == Role::User && session.branchAt(turn).count < 2 && turn + 1 < session.turns().size();
    const int versioned = asksReplies ? turn + 1 : turn;
    QAction *versions = menu.addAction(theme::icon(u"compare"_s), tr("Compare versions"));
    versions->setObjectName(u"compareVersions"_s);
    versions->setEnabled(!session.isBusy() && session.branchAt(versioned).count > 1);
    connect(versions, &QAction::triggered, this, [this, versioned] { openVersions(versioned); });
}

void ChatComparison::followBusy()
{
    m_parts.turns.followBusy();
}

int ChatComparison::placeOf(MessageId message) const
{
    const QList<ChatTurn> &turns = m_parts.shown.session().turns();
    const auto found = std::ranges::find(turns, message, &ChatTurn::id);
    return found == turns.end() ? -1 : int(found - turns.begin());
}

bool ChatComparison::takesQuestions() const
{
    return m_panel->takesQuestions();
}

bool ChatComparison::ask(const QString &text, const QList<Attachment> &attachments)
{
    return m_panel->ask(text, attachments);
}

void ChatComparison::retry()
{
    m_panel->retry();
}

void ChatComparison::stop()
{
    m_panel->stop();
}

bool ChatComparison::isBusy() const
{
    return m_panel->isBusy();
}

} // namespace lineside
