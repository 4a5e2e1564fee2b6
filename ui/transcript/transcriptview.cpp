// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/transcriptview.h"

#include "ui/theme/theme.h"
#include "ui/transcript/transcripttext.h"
#include "ui/transcript/transcriptwriter.h"
#include "ui/widgets/questions.h"

#include <QDesktopServices>
#include <QEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside {

namespace {

constexpr std::chrono::milliseconds frame = 16ms;

} // namespace

TranscriptView::TranscriptView(QWidget *parent)
    : QWidget(parent)
    , m_text(new TranscriptText(this))
    , m_newText(new QPushButton(theme::icon(u"arrow-down"_s), tr("New text below"), this))
    , m_writer(std::make_unique<TranscriptWriter>(*m_text->document(), MarkdownPieceStyle::from(palette())))
{
    setObjectName(u"transcript"_s);
    m_text->setObjectName(u"transcriptText"_s);
    m_newText->setObjectName(u"newTextButton"_s);
    m_newText->hide();
    setFocusProxy(m_text);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    m_frame.setSingleShot(true);
    m_frame.setTimerType(Qt::PreciseTimer);
    connect(&m_frame, &QTimer::timeout, this, &TranscriptView::drawGrowth);
    connect(m_text, &QTextBrowser::anchorClicked, this, &TranscriptView::take);
    connect(m_newText, &QPushButton::clicked, m_text, &TranscriptText::goToEnd);
    connect(m_text, &TranscriptText::followsChanged, this, [this](bool follows) {
        if (follows)
            m_newText->hide();
    });
    m_writer->clear();
}

TranscriptView::~TranscriptView() = default;

void TranscriptView::setSession(ChatSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (m_session)
        connectSession();
    rewrite();
    m_text->goToEnd();
}

QString TranscriptView::plainText() const
{
    return m_text->toPlainText().trimmed();
}

void TranscriptView::connectSession()
{
    connect(m_session, &ChatSession::turnAdded, this, [this](int index) {
        const ChatTurn &turn = m_session->turns().at(index);
        m_writer->append(turn);
        if (turn.role == Role::User)
            m_text->goToEnd(); // the user has just sent it
        showButton();
    });
    connect(m_session, &ChatSession::turnRemoved, this, [this] {
        m_frame.stop();
        m_writer->removeLast();
    });
    connect(m_session, &ChatSession::turnsReplaced, this, &TranscriptView::rewrite);
    connect(m_session, &ChatSession::replyGrew, this, &TranscriptView::growLater);
    connect(m_session, &ChatSession::replyEnded, this, [this](int index) {
        m_frame.stop();
        m_writer->end(m_session->turns().at(index));
        showButton();
    });
    connect(m_session, &QObject::destroyed, this, [this] {
        m_frame.stop();
        rewrite();
    });
}

void TranscriptView::rewrite()
{
    m_frame.stop();
    m_newText->hide();
    m_writer->setStyle(MarkdownPieceStyle::from(palette()));
    m_writer->clear();
    if (!m_session)
        return;
    for (const ChatTurn &turn : m_session->turns())
        m_writer->append(turn);
}

void TranscriptView::growLater()
{
    if (m_frame.isActive())
        return;
    const std::chrono::milliseconds since(m_sinceDrawing.isValid() ? m_sinceDrawing.elapsed() : frame.count());
    m_frame.start(std::max(0ms, std::max(frame, m_pause) - since));
}

void TranscriptView::drawGrowth()
{
    if (!m_session || m_session->turns().isEmpty())
        return;
    QElapsedTimer cost;
    cost.start();
    m_writer->grow(m_session->turns().constLast());
    m_pause = std::chrono::milliseconds(2 * cost.elapsed());
    m_sinceDrawing.start();
    showButton();
}

void TranscriptView::showButton()
{
    if (m_text->follows() || m_text->isAtEnd())
        return;
    m_newText->adjustSize();
    m_newText->move((width() - m_newText->width()) / 2, height() - m_newText->height() - theme::Medium);
    m_newText->show();
    m_newText->raise();
}

void TranscriptView::take(const QUrl &link)
{
    if (link.scheme() != "lineside"_L1) {
        askToOpen(link);
        return;
    }
    const QString order = link.path().section(u'/', 0, 0);
    const int turn = link.path().section(u'/', 1, 1).toInt();
    if (order == "curl"_L1)
        Q_EMIT copyCurlRequested(turn);
    else if (order == "verify"_L1)
        Q_EMIT verifyRequested(turn);
    else if (order == "retry"_L1)
        Q_EMIT retryRequested();
    else if (order == "reasoning"_L1 && m_session && turn < m_session->turns().size())
        m_writer->toggleReasoning(turn, m_session->turns().at(turn));
}

void TranscriptView::askToOpen(const QUrl &link)
{
    if (!isOpenableLink(link.toString(QUrl::FullyEncoded)))
        return;
    const QString shown = link.toString(QUrl::FullyEncoded); // encoded, so that no character can hide another
    questions::ask(this, {tr("Open this link?"), tr("The answer links to:\n%1").arg(shown), tr("Open"), false}, [link](bool confirmed) {
        if (confirmed)
            QDesktopServices::openUrl(link);
    });
}

void TranscriptView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        rewrite();
}

void TranscriptView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_newText->isVisible())
        showButton();
}

} // namespace lineside
