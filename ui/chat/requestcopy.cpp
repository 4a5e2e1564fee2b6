// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/requestcopy.h"

#include "ui/chat/chatcolumn.h"
#include "ui/chat/chatheader.h"
#include "ui/chat/composer.h"
#include "ui/chat/shownchat.h"
#include "ui/theme/theme.h"
#include "ui/transcript/transcriptview.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"

#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lineside {

RequestCopy::RequestCopy(ChatBackend &backend, ShownChat &shown, ChatColumn &column, ActionRegistry &actions, QWidget *page)
    : QObject(page)
    , m_backend(backend)
    , m_shown(shown)
    , m_column(column)
{
    QToolButton *button = column.header().addButton(u"copyCurlButton"_s, u"curl"_s, tr("Copy as curl"));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(button, &QToolButton::clicked, this, &RequestCopy::copyNext);
    connect(actions.add(u"chat.copyCurl"_s, tr("Copy the chat request as curl"), Qt::CTRL | Qt::SHIFT | Qt::Key_C, u"curl"_s, page), &QAction::triggered,
            button, &QToolButton::click);
    QAction *exporting = actions.add(u"chat.exportRequest"_s, tr("Export the chat request…"), Qt::CTRL | Qt::SHIFT | Qt::Key_X, u"curl"_s, page);
    connect(exporting, &QAction::triggered, this, [this] { offer(nextRequest(), {}); });
    button->setPopupMode(QToolButton::MenuButtonPopup);
    auto *menu = new QMenu(button);
    menu->setObjectName(u"copyCurlMenu"_s);
    menu->addAction(actions.action(u"chat.copyCurl"_s));
    menu->addAction(exporting);
    button->setMenu(menu);
    connect(&column.transcript(), &TranscriptView::copyCurlRequested, this, &RequestCopy::copyOfTurn);
    connect(&column.transcript(), &TranscriptView::menuOpening, this, [this](QMenu *opening, int turn) { addToMenu(*opening, turn); });
}

void RequestCopy::addToMenu(QMenu &menu, int turn)
{
    const QList<ChatTurn> &turns = m_shown.session().turns();
    if (turn < 0 || turn >= turns.size() || turns.at(turn).role != Role::Assistant)
        return;
    QAction *action = menu.addAction(theme::icon(u"curl"_s), tr("Export the request…"));
    action->setObjectName(u"exportRequestOfTurn"_s);
    connect(action, &QAction::triggered, this, [this, turn] { exportOfTurn(turn); });
}

Result<HttpRequest> RequestCopy::nextRequest() const
{
    const ChatSession &session = m_shown.session();
    const Composer &composer = m_column.composer();
    const bool asksNew = composer.canSend() || session.turns().isEmpty();
    return asksNew ? session.requestFor(composer.text(), composer.attachments()) : session.lastRequest();
}

void RequestCopy::copyNext()
{
    copy(nextRequest(), {});
}

void RequestCopy::copyOfTurn(int turn)
{
    copy(m_backend.describe(m_shown.session().callBehind(turn)), versionOf(turn));
}

QByteArray RequestCopy::versionOf(int turn) const
{
    const QList<ChatTurn> &turns = m_shown.session().turns();
    return turn >= 0 && turn < turns.size() ? turns.at(turn).facts->head.version : QByteArray();
}

void RequestCopy::copyCall(const ChatCall &call)
{
    copy(m_backend.describe(call), {});
}

void RequestCopy::exportOfTurn(int turn)
{
    if (turn < m_shown.session().turns().size())
        offer(m_backend.describe(m_shown.session().callBehind(turn)), versionOf(turn));
}

void RequestCopy::exportCall(const ChatCall &call)
{
    offer(m_backend.describe(call), {});
}

void RequestCopy::copyRequest(const HttpRequest &request)
{
    copy(request, {});
}

void RequestCopy::exportRequest(const HttpRequest &request)
{
    offer(request, {});
}

// As it can leave; nothing where the banner says why not.
std::optional<ExportSource> RequestCopy::sourceOf(const Result<HttpRequest> &request, const QByteArray &httpVersion)
{
    if (!request) {
        m_column.banner().showError(request.error());
        return std::nullopt;
    }
    const std::optional<Target> &target = m_shown.session().target();
    const bool isKnown = httpVersion == "1.1" || httpVersion == "2";
    return ExportSource{.name = target ? describePath(*target) : request->url.host(),
                        .request = *request,
                        .title = tr("The chat request"),
                        .httpVersion = isKnown ? httpVersion : QByteArray()};
}

void RequestCopy::offer(const Result<HttpRequest> &request, const QByteArray &httpVersion)
{
    if (const std::optional<ExportSource> source = sourceOf(request, httpVersion))
        Q_EMIT exportRequested({*source});
}

void RequestCopy::copy(const Result<HttpRequest> &request, const QByteArray &httpVersion)
{
    if (const std::optional<ExportSource> source = sourceOf(request, httpVersion))
        Q_EMIT curlRequested(*source);
}

} // namespace lineside
