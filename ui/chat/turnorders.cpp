// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/turnorders.h"

#include "ui/chat/asker.h"
#include "ui/chat/chatcolumn.h"
#include "ui/chat/composer.h"
#include "ui/chat/promptedit.h"
#include "ui/chat/shownchat.h"
#include "ui/transcript/transcriptview.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

TurnOrders::TurnOrders(ShownChat &shown, ChatColumn &column, ActionRegistry &actions, QWidget *page)
    : QObject(page)
    , m_shown(shown)
    , m_column(column)
    , m_stop(actions.add(u"chat.stop"_s, tr("Stop the reply"), {}, u"stop"_s))
    , m_retry(actions.add(u"chat.retry"_s, tr("Ask again"), Qt::CTRL | Qt::Key_R, u"retry"_s, page))
{
    connect(m_stop, &QAction::triggered, this, &TurnOrders::stop);
    connect(&column.composer(), &Composer::stopRequested, this, &TurnOrders::stop);
    connect(m_retry, &QAction::triggered, this, &TurnOrders::retry);
    connect(&column.composer(), &Composer::sendRequested, this, &TurnOrders::send);
    connect(&column.composer(), &Composer::textChanged, this, [this] {
        if (m_column.composer().text().isEmpty())
            m_edited = MessageId::None;
    });
    connect(&shown, &ShownChat::shown, this, [this] { m_edited = MessageId::None; });
    connect(&shown, &ShownChat::turnsChanged, this, &TurnOrders::followTurns);
    connect(&shown, &ShownChat::busyChanged, this, &TurnOrders::followBusy);
    connectTranscript();
}

void TurnOrders::connectTranscript()
{
    TranscriptView *transcript = &m_column.transcript();
    connect(transcript, &TranscriptView::retryRequested, this, [this] { m_shown.session().retry(); });
    connect(transcript, &TranscriptView::regenerateRequested, this, [this](int turn) { m_shown.session().regenerate(turn); });
    connect(transcript, &TranscriptView::editRequested, this, &TurnOrders::startEditing);
    connect(transcript, &TranscriptView::branchRequested, this, [this](int turn, int branch) { m_shown.session().showBranch(turn, branch); });
    connect(transcript, &TranscriptView::verifyRequested, this, [this](int turn) { Q_EMIT verifyRequested(m_shown.session().callBehind(turn)); });
}

void TurnOrders::setAsker(Asker *asker)
{
    m_asker = asker;
    m_edited = MessageId::None;
    followBusy();
}

bool TurnOrders::isBusy() const
{
    return m_asker ? m_asker->isBusy() : m_shown.session().isBusy();
}

void TurnOrders::stop()
{
    if (m_asker)
        m_asker->stop();
    else
        m_shown.session().stop();
}

void TurnOrders::retry()
{
    if (m_asker)
        m_asker->retry();
    else
        m_shown.session().retry();
}

void TurnOrders::followBusy()
{
    m_column.composer().setBusy(isBusy());
    enableActions();
}

void TurnOrders::followTurns()
{
    QStringList prompts;
    for (const ChatTurn &turn : m_shown.session().turns()) {
        if (turn.role == Role::User && !turn.text.isEmpty())
            prompts.append(turn.text);
    }
    m_column.composer().edit()->setEarlierPrompts(prompts);
    enableActions();
}

void TurnOrders::enableActions()
{
    const ChatSession &session = m_shown.session();
    m_stop->setEnabled(isBusy());
    m_retry->setEnabled(!isBusy() && !session.turns().isEmpty() && session.turns().constLast().role == Role::Assistant);
}

void TurnOrders::send()
{
    ChatSession &session = m_shown.session();
    Composer &composer = m_column.composer();
    if (!composer.canSend() || isBusy() || session.isBusy())
        return;
    if (m_asker && m_asker->takesQuestions()) {
        if (m_asker->ask(composer.text(), composer.attachments()))
            composer.clear();
        return;
    }
    if (!session.target()) {
        m_column.banner().showMessage(theme::Signal::Caution, tr("There is nobody to send this to."), tr("Add a provider's key or connect a gateway first."));
        return;
    }
    const auto edited = std::ranges::find(session.turns(), m_edited, &ChatTurn::id);
    const bool isEdit = m_edited != MessageId::None && edited != session.turns().end();
    const bool isSent = isEdit ? session.edit(int(edited - session.turns().begin()), composer.text(), composer.attachments())
                               : session.send(composer.text(), composer.attachments());
    if (isSent)
        composer.clear();
}

void TurnOrders::startEditing(int turn)
{
    const ChatTurn &question = m_shown.session().turns().at(turn);
    m_column.composer().setText(question.text);
    m_column.composer().setAttachments(question.attachments);
    m_edited = question.id; // after the text, whose change may end it
    Q_EMIT editingStarted();
    Q_EMIT statusMessage(tr("What you send now stands beside the earlier question. Empty the field to leave it at that."));
}

} // namespace lineside
