// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/comparecolumn.h"

#include "chat/chatsession.h"
#include "ui/compare/comparecolumnheader.h"
#include "ui/compare/figurestrip.h"
#include "ui/targets/targetbox.h"
#include "ui/theme/theme.h"
#include "ui/transcript/readingtools.h"
#include "ui/transcript/transcriptcanvas.h"
#include "ui/transcript/transcriptview.h"
#include "ui/transcript/turnpieces.h"
#include "ui/widgets/banner.h"

#include <QKeyEvent>
#include <QLocale>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

CompareColumn::CompareColumn(Catalog &catalog, QWidget *parent)
    : QFrame(parent)
    , m_header(new CompareColumnHeader(catalog, this))
    , m_middle(new QStackedWidget(this))
    , m_notAsked(new QLabel(tr("Not asked yet."), m_middle))
    , m_transcript(new TranscriptView(m_middle))
    , m_banner(new Banner(this))
    , m_figures(new FigureStrip(this))
{
    setObjectName(u"compareColumn"_s);
    m_transcript->setObjectName(u"compareTranscript"_s);
    m_banner->setObjectName(u"compareBanner"_s);
    m_figures->setObjectName(u"compareFigures"_s);
    m_notAsked->setAlignment(Qt::AlignCenter);
    m_notAsked->setProperty("quiet", true);
    constexpr int narrowest = 42; // characters: a reply in less is no pleasure to read
    setMinimumWidth(fontMetrics().averageCharWidth() * narrowest);
    arrange();
    connectSignals();
    connectTranscript();
    m_transcript->tools().setOtherMarks([this](qsizetype message, qsizetype piece) {
        const bool isReply = m_session && message == m_session->turns().size() - 1 && m_session->turns().at(message).id == m_difference.reply();
        return isReply ? m_difference.marksOf(piece, m_transcript->canvas().layout().isReasoningOpen(message)) : QList<PieceMark>();
    });
}

CompareColumn::~CompareColumn() = default;

void CompareColumn::arrange()
{
    m_middle->addWidget(m_notAsked);
    m_middle->addWidget(m_transcript);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(theme::Medium, theme::Small, theme::Small, theme::Small);
    below->setSpacing(theme::Small);
    below->addWidget(m_banner);
    below->addWidget(m_figures);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 2, 0, 0); // for the lines
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_middle, 1);
    layout->addLayout(below);
}

void CompareColumn::connectSignals()
{
    connect(m_header, &CompareColumnHeader::draftRemoved, this, &CompareColumn::draftRemoved);
    connect(m_header, &CompareColumnHeader::keepRequested, this, &CompareColumn::keepRequested);
    connect(m_header, &CompareColumnHeader::retryRequested, this, &CompareColumn::retryRequested);
    connect(m_header, &CompareColumnHeader::stopRequested, this, &CompareColumn::stopRequested);
    connect(m_header, &CompareColumnHeader::removeRequested, this, &CompareColumn::removeRequested);
    connect(m_header->targetBox(), &TargetBox::targetChosen, this, [this] {
        describe();
        Q_EMIT targetChosen();
    });
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        const std::optional<Error> &error = m_session->turns().constLast().error;
        if (error && !error->refusedFields.isEmpty())
            Q_EMIT leaveOutRequested(error->refusedFields);
        else
            Q_EMIT retryRequested();
    });
}

void CompareColumn::connectTranscript()
{
    connect(m_transcript, &TranscriptView::retryRequested, this, &CompareColumn::retryRequested);
    connect(m_transcript, &TranscriptView::regenerateRequested, this, [this](int turn) {
        if (turn == m_session->turns().size() - 1)
            Q_EMIT retryRequested();
        else
            Q_EMIT regenerateRequested(m_session->turns().at(turn).id);
    });
    connect(m_transcript, &TranscriptView::editRequested, this, [this](int turn) { Q_EMIT editRequested(m_session->turns().at(turn).id); });
    connect(m_transcript, &TranscriptView::branchRequested, this, [this](int turn, int branch) {
        m_session->showBranch(turn, branch);
        tell();
        Q_EMIT replyReplaced();
    });
    connect(m_transcript, &TranscriptView::copyCurlRequested, this, [this](int turn) { Q_EMIT curlRequested(m_session->callBehind(turn)); });
    connect(m_transcript, &TranscriptView::verifyRequested, this, [this](int turn) { Q_EMIT verifyRequested(m_session->callBehind(turn)); });
    connect(m_transcript, &TranscriptView::linkHovered, this, &CompareColumn::linkHovered);
}

void CompareColumn::showDraft(const Target &target, bool mayBeRemoved)
{
    m_isDraft = true;
    m_header->targetBox()->setTarget(target);
    m_header->showDraft(mayBeRemoved);
    m_middle->setCurrentWidget(m_notAsked);
    m_figures->hide();
    describe();
}

void CompareColumn::setMayBeRemoved(bool may)
{
    if (isDraft())
        m_header->showDraft(may);
    else
        m_header->setMayBeRemoved(may);
}

std::optional<Target> CompareColumn::draftTarget() const
{
    return isDraft() ? m_header->targetBox()->target() : std::nullopt;
}

void CompareColumn::showSession(ChatSession &session, int firstOwnTurn)
{
    const bool wasEntered = m_isEntered;
    m_session = &session;
    m_isDraft = false;
    m_difference = {};
    m_middle->setCurrentWidget(m_transcript);
    m_transcript->setSession(&session);
    if (!session.isBusy())
        m_transcript->showTurn(std::max(0, firstOwnTurn - 1)); // the question comes first
    m_figures->show();
    tell();
    if (wasEntered) // in the box, which is gone
        enter();
}

void CompareColumn::setNumber(int number, int count)
{
    m_number = number;
    m_count = count;
    m_header->setNumber(number);
    if (m_session)
        tell();
    else
        describe();
}

void CompareColumn::setCostText(const std::function<QString(const ChatTurn &)> &costText)
{
    m_transcript->setCostText(costText);
}

void CompareColumn::setChosen(bool chosen)
{
    m_header->setChosen(chosen);
}

void CompareColumn::setFigures(const ComparedFigures &figures)
{
    m_figures->setFigures(figures);
    if (!isDraft())
        setAccessibleDescription(spokenFigures(figures));
}

void CompareColumn::setDifference(const ReplyDifference &difference)
{
    m_difference = difference;
    m_transcript->canvas().refresh();
}

void CompareColumn::follow()
{
    if (!m_session || m_session->turns().isEmpty())
        return;
    const ChatTurn &last = m_session->turns().constLast();
    if (last.model != m_toldModel || last.state != m_toldState) // most of what comes is text
        tell();
}

void CompareColumn::tell()
{
    const ChatTurn &last = m_session->turns().constLast();
    const std::optional<Target> target = last.role == Role::Assistant ? std::optional<Target>(last.target) : m_session->target();
    m_toldModel = last.model;
    m_toldState = last.state;
    m_header->showReply(target && last.model.isEmpty() ? requestedModel(*target) : last.model, target ? describePath(*target) : QString());
    m_header->setBusy(m_session->isBusy());
    sayFailure(last);
    describe();
}

void CompareColumn::sayFailure(const ChatTurn &reply)
{
    if (!reply.error || isUnderWay(reply)) {
        m_banner->clear();
    } else if (m_banner->isHidden() || m_banner->message() != reply.error->message) {
        m_banner->showMessage(theme::Signal::Stop, reply.error->message); // the transcript tells the rest
        const QStringList &refused = reply.error->refusedFields;
        m_banner->setAction(refused.isEmpty() ? tr("Try again") : tr("Leave out %1 and try again").arg(refused.join(u", "_s)));
    }
}

void CompareColumn::describe()
{
    const std::optional<Target> target = m_session ? m_session->target() : draftTarget();
    const QString who = target ? lineside::describe(*target) : tr("nobody");
    //: For screen readers. Which column of how many, and who answers in it.
    const QString name = tr("Column %1 of %2: %3").arg(QLocale().toString(m_number), QLocale().toString(m_count), who);
    if (name == accessibleName())
        return;
    setAccessibleName(name);
    m_transcript->canvas().setAccessibleName(name);
}

void CompareColumn::enter()
{
    if (isDraft())
        m_header->targetBox()->setFocus(Qt::TabFocusReason);
    else
        m_transcript->setFocus(Qt::TabFocusReason);
}

void CompareColumn::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (isEnter && modifiers == Qt::NoModifier && m_session && !m_session->isBusy())
        Q_EMIT keepRequested();
    else
        QFrame::keyPressEvent(event);
}

void CompareColumn::setEntered(bool entered)
{
    if (std::exchange(m_isEntered, entered) != entered)
        update();
}

/// A hairline beside the column, and a line over the one that the keyboard is in.
void CompareColumn::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    constexpr int focusLine = 2;
    const bool isLeftToRight = layoutDirection() == Qt::LeftToRight;
    if (m_number > 1)
        painter.fillRect(QRect(isLeftToRight ? 0 : width() - 1, 0, 1, height()), theme::hairlineColor(palette()));
    if (m_isEntered)
        painter.fillRect(QRect(0, 0, width(), focusLine), palette().color(QPalette::Highlight));
}

} // namespace lineside
