// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/transcriptview.h"

#include "ui/theme/theme.h"
#include "ui/transcript/findbar.h"
#include "ui/transcript/messageactionbar.h"
#include "ui/transcript/openablelink.h"
#include "ui/transcript/readingtools.h"
#include "ui/transcript/transcriptannouncer.h"
#include "ui/transcript/transcriptcanvas.h"
#include "ui/transcript/transcriptfocus.h"
#include "ui/transcript/transcriptmenu.h"
#include "ui/transcript/transcriptpointer.h"
#include "ui/transcript/turnpieces.h"
#include "ui/widgets/questions.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

/// Of what grows in a reply.
qsizetype sizeOf(const ChatTurn &turn)
{
    return turn.text.size() + turn.reasoning.size() + turn.refusal.size();
}

FrameClock::Time timeOf(const QElapsedTimer &timer)
{
    return std::chrono::nanoseconds(timer.nsecsElapsed());
}

} // namespace

TranscriptView::TranscriptView(QWidget *parent)
    : QWidget(parent)
    , m_canvas(new TranscriptCanvas(this))
    , m_tools(new ReadingTools(*m_canvas))
    , m_pointer(new TranscriptPointer(*m_canvas))
    , m_actions(new MessageActionBar(m_canvas))
    , m_newText(new QPushButton(theme::icon(u"arrow-down"_s), tr("New text below"), this))
{
    setObjectName(u"transcript"_s);
    m_canvas->setAccessibleName(tr("Conversation"));
    auto *focus = new TranscriptFocus(*m_canvas);
    new TranscriptAnnouncer(*m_canvas, *focus, *m_tools); // the canvas owns both
    m_newText->setObjectName(u"newTextButton"_s);
    m_newText->hide();
    setFocusProxy(m_canvas);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_canvas, 1);
    layout->addWidget(m_tools->findBar()); // below, where it moves nothing that is read
    m_time.start();
    m_frame.setSingleShot(true);
    m_frame.setTimerType(Qt::PreciseTimer);
    connect(&m_frame, &QTimer::timeout, this, &TranscriptView::drawGrowth);
    connect(m_newText, &QPushButton::clicked, m_canvas, &TranscriptCanvas::goToEnd);
    connect(m_canvas, &TranscriptCanvas::followingChanged, this, [this](bool follows) {
        if (follows)
            m_newText->hide();
    });
    connect(m_pointer, &TranscriptPointer::linkHovered, this, &TranscriptView::linkHovered);
    connect(m_pointer, &TranscriptPointer::triggered, this, &TranscriptView::act);
    connect(m_pointer, &TranscriptPointer::moved, this, &TranscriptView::offerActions);
    connect(m_canvas, &TranscriptCanvas::actionRequested, this, &TranscriptView::act);
    connect(m_canvas, &TranscriptCanvas::scrolled, this, &TranscriptView::withdrawActions);
    connect(m_canvas, &TranscriptCanvas::messageEntered, this, [this](int turn) {
        m_entered = turn;
        offerActions(turn);
    });
    connect(m_canvas, &TranscriptCanvas::menuRequested, this, &TranscriptView::openMenu);
    connect(m_actions, &MessageActionBar::left, this, [this] { offerActions(-1); });
    connect(m_actions, &MessageActionBar::triggered, this, [this](int turn, TranscriptAction::Kind kind) { act(turn, 0, {.kind = kind, .target = {}}); });
}

TranscriptView::~TranscriptView() = default;

void TranscriptView::setSession(ChatSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (m_session)
        connectSession();
    showTurns();
}

void TranscriptView::connectSession()
{
    connect(m_session, &ChatSession::turnAdded, this, [this](int index) {
        endFrame();
        m_canvas->replaceFrom(index);
        if (m_session->turns().at(index).role == Role::User)
            m_canvas->goToEnd(); // the user has just sent it
        showButton();
    });
    const auto replaceFrom = [this](int first) {
        endFrame();
        m_canvas->replaceFrom(first);
    };
    connect(m_session, &ChatSession::turnRemoved, this, replaceFrom);
    connect(m_session, &ChatSession::turnsReplaced, this, replaceFrom);
    connect(m_session, &ChatSession::branchesChanged, m_canvas, [this](int index) { m_canvas->updateMessage(index); });
    connect(m_session, &ChatSession::replyGrew, this, &TranscriptView::growLater);
    connect(m_session, &ChatSession::replyEnded, this, [this](int index) {
        endFrame();
        m_canvas->updateMessage(index);
        showButton();
    });
    connect(m_session, &QObject::destroyed, this, [this] {
        m_session = nullptr;
        showTurns();
    });
}

void TranscriptView::showTurns()
{
    endFrame();
    m_newText->hide();
    m_actions->hide();
    m_entered = -1;
    if (m_session)
        m_canvas->setTurns(&m_session->turns(), [this](int turn) { return contextOf(turn); });
    else
        m_canvas->setTurns(nullptr, {});
}

TurnContext TranscriptView::contextOf(int turn) const
{
    const ChatTurn &shown = m_session->turns().at(turn);
    const bool hasFooter = shown.role == Role::Assistant && !isUnderWay(shown);
    return {m_session->branchAt(turn), hasFooter && m_costText ? m_costText(shown) : QString()};
}

void TranscriptView::setCostText(std::function<QString(const ChatTurn &reply)> costText)
{
    m_costText = std::move(costText);
    m_canvas->updateContexts();
}

QString TranscriptView::plainText() const
{
    QStringList lines;
    for (qsizetype message = 0; message < m_canvas->layout().count(); ++message) {
        const QList<TranscriptPiece> pieces = m_canvas->layout().piecesOf(message);
        for (const TranscriptPiece &piece : pieces)
            lines.append(piece.element.text);
    }
    return lines.join(u'\n').trimmed();
}

void TranscriptView::showTurn(int turn)
{
    if (m_session && turn >= 0 && turn < m_session->turns().size())
        m_canvas->goToMessage(turn);
}

void TranscriptView::setZoom(qreal zoom)
{
    m_canvas->setZoom(zoom);
}

void TranscriptView::setWrapsCode(bool wraps)
{
    m_canvas->setWrapsCode(wraps);
}

void TranscriptView::growLater(int turn)
{
    m_growing = turn;
    m_clock.setRefreshRate(screen()->refreshRate());
    const FrameClock::Time now = timeOf(m_time);
    const std::optional<FrameClock::Time> due = m_clock.want(now, sizeOf(m_session->turns().at(turn)) - m_drawnSize);
    if (!due)
        return;
    if (*due <= now)
        drawGrowth();
    else
        m_frame.start(std::chrono::ceil<std::chrono::milliseconds>(*due - now));
}

void TranscriptView::drawGrowth()
{
    m_frame.stop();
    m_clock.drawn(timeOf(m_time));
    if (const int turn = std::exchange(m_growing, -1); m_session && turn >= 0 && turn < m_session->turns().size()) {
        m_drawnSize = sizeOf(m_session->turns().at(turn));
        m_canvas->updateMessage(turn);
    }
    showButton();
}

/// What the next frame was to show is shown otherwise.
void TranscriptView::endFrame()
{
    m_frame.stop();
    m_clock.forget();
    m_growing = -1;
    m_drawnSize = 0;
}

void TranscriptView::act(int turn, int piece, const TranscriptAction &action)
{
    if (!m_session || turn >= m_session->turns().size())
        return;
    using Kind = TranscriptAction::Kind;
    switch (action.kind) {
    case Kind::None:
    case Kind::OpenAttachment:
        break;
    case Kind::OpenLink:
        askToOpen(action.target);
        break;
    case Kind::CopyCode:
        QGuiApplication::clipboard()->setText(m_canvas->layout().message(turn).codeAt(piece));
        break;
    case Kind::ToggleReasoning:
        m_canvas->setReasoningOpen(turn, !m_canvas->layout().message(turn).isReasoningOpen());
        break;
    case Kind::PreviousBranch:
        Q_EMIT branchRequested(turn, m_session->branchAt(turn).index - 1);
        break;
    case Kind::NextBranch:
        Q_EMIT branchRequested(turn, m_session->branchAt(turn).index + 1);
        break;
    case Kind::Retry:
        Q_EMIT retryRequested();
        break;
    case Kind::Regenerate:
        Q_EMIT regenerateRequested(turn);
        break;
    case Kind::Edit:
        Q_EMIT editRequested(turn);
        break;
    case Kind::CopyMessage:
        QGuiApplication::clipboard()->setText(m_session->turns().at(turn).text);
        break;
    case Kind::CopySelection:
        m_tools->copy();
        break;
    case Kind::CopySelectionAsMarkdown:
        m_tools->copyAsMarkdown();
        break;
    case Kind::SelectAll:
        m_tools->selectAll();
        break;
    case Kind::CopyCurl:
        Q_EMIT copyCurlRequested(turn);
        break;
    case Kind::Verify:
        Q_EMIT verifyRequested(turn);
        break;
    }
}

/// Beside the column where there is room, otherwise over its upper right corner. -1: there is nothing to offer them for.
void TranscriptView::offerActions(int turn)
{
    const bool isOverBar = m_actions->isVisible() && m_actions->geometry().contains(m_canvas->mapFromGlobal(QCursor::pos()));
    if (m_actions->hasFocusInside() || (turn < 0 && isOverBar))
        return;
    if (!m_session || turn < 0 || turn >= m_session->turns().size()) {
        m_actions->hide();
        return;
    }
    m_actions->offer(turn, messageActions(*m_session, turn));
    const QRect area = m_canvas->areaOf(turn).toAlignedRect();
    const QRect room = m_canvas->viewport()->rect();
    const int beside = area.right() + theme::Small;
    const bool fitsBeside = beside + m_actions->width() + theme::Tiny <= room.right();
    const int x = fitsBeside ? beside : area.right() - m_actions->width();
    const int lowest = std::min(area.bottom(), room.bottom()) - m_actions->height() - theme::Tiny;
    m_actions->move(x, std::min(std::max(area.top(), room.top()) + theme::Tiny, std::max(lowest, room.top())));
    m_actions->show();
    m_actions->raise();
}

/// What stands under them moved away.
void TranscriptView::withdrawActions()
{
    if (m_actions->isHidden())
        return;
    if (m_actions->hasFocusInside())
        m_canvas->setFocus();
    m_actions->hide();
}

void TranscriptView::openMenu(QPoint point, QPoint globalPoint, bool byKeyboard)
{
    TranscriptPointer::Target target = m_pointer->targetAt(point);
    if (byKeyboard && m_entered >= 0)
        target = {m_entered, 0, {}};
    if (!m_session || target.message < 0 || target.message >= m_session->turns().size())
        return;
    const MessageLayout &layout = m_canvas->layout().message(target.message);
    TranscriptMenuPlace place;
    place.under = target.action;
    place.isInCode = !layout.codeAt(target.piece).isEmpty();
    place.hasReasoning = !m_session->turns().at(target.message).reasoning.isEmpty();
    place.isReasoningOpen = layout.isReasoningOpen();
    place.hasSelection = m_tools->hasSelection();
    auto *menu = new QMenu(this);
    menu->setObjectName(u"transcriptMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillTranscriptMenu(*menu, place, messageActions(*m_session, target.message),
                       [this, target](const TranscriptAction &action) { act(target.message, target.piece, action); });
    Q_EMIT menuOpening(menu, int(target.message));
    menu->popup(byKeyboard ? m_canvas->viewport()->mapToGlobal(m_canvas->areaOf(target.message).toAlignedRect().topLeft()) : globalPoint);
}

void TranscriptView::askToOpen(const QString &link)
{
    if (!isOpenableLink(link))
        return;
    const QUrl url(link);
    const QString shown = url.toString(QUrl::FullyEncoded); // encoded, so that no character can hide another
    questions::ask(this, {tr("Open this link?"), tr("The answer links to:\n%1").arg(shown), tr("Open"), false}, [url](bool confirmed) {
        if (confirmed)
            QDesktopServices::openUrl(url);
    });
}

void TranscriptView::showButton()
{
    if (m_canvas->reading().isFollowing())
        return;
    m_newText->adjustSize();
    m_newText->move((width() - m_newText->width()) / 2, height() - m_newText->height() - theme::Medium);
    m_newText->show();
    m_newText->raise();
}

void TranscriptView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_newText->isVisible())
        showButton();
}

} // namespace lineside
