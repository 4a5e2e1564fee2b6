// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/inspectorfeed.h"

#include "ui/chat/chatcolumn.h"
#include "ui/chat/chatheader.h"
#include "ui/chat/composer.h"
#include "ui/chat/inspector.h"
#include "ui/chat/shownchat.h"
#include "ui/theme/theme.h"
#include "ui/transcript/transcriptview.h"
#include "ui/widgets/actionregistry.h"

#include <QLocale>
#include <QMenu>
#include <QToolButton>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside {

namespace {

constexpr auto refreshedAfter = 150ms;

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

QList<WireSubject> wireSubjects(const ChatSession &session)
{
    QList<WireSubject> subjects;
    for (const ChatTurn &turn : session.turns()) {
        if (turn.role != Role::Assistant)
            continue;
        const QString model = turn.model.isEmpty() ? requestedModel(turn.target) : turn.model;
        const QString time = QLocale().toString(turn.createdAt.time(), QLocale::ShortFormat);
        const QString title = InspectorFeed::tr("Reply %1, %2, %3", "number, time, model").arg(QString::number(subjects.size() + 1), time, model);
        subjects.append({.reply = turn, .title = title, .log = session.wireLog(turn.id)});
    }
    return subjects;
}

} // namespace

InspectorFeed::InspectorFeed(Inspector &inspector, ShownChat &shown, ChatColumn &column, ActionRegistry &actions, QWidget *page)
    : QObject(page)
    , m_inspector(inspector)
    , m_shown(shown)
    , m_column(column)
    , m_button(column.header().addButton(u"inspectorButton"_s, u"settings"_s, tr("Parameters and wire")))
{
    m_button->setCheckable(true);
    m_soon.setSingleShot(true);
    m_soon.setInterval(refreshedAfter);
    inspector.hide();
    connect(actions.add(u"chat.inspector"_s, tr("Parameters and wire"), Qt::CTRL | Qt::Key_I, u"settings"_s, page), &QAction::triggered, m_button,
            &QToolButton::click);
    connect(actions.add(u"chat.systemPrompt"_s, tr("Edit the system prompt"), {}, u"edit"_s), &QAction::triggered, this, [this] {
        m_button->setChecked(true);
        m_inspector.openSystemPrompt();
    });
    connectSignals();
}

void InspectorFeed::connectSignals()
{
    connect(m_button, &QToolButton::toggled, this, [this](bool open) {
        m_inspector.setVisible(open);
        refresh();
    });
    connect(&m_inspector, &Inspector::systemPromptEdited, this, [this](const QString &prompt) {
        m_shown.session().setSystemPrompt(prompt);
        m_soon.start();
    });
    connect(&m_inspector, &Inspector::parametersEdited, this, [this](const ChatParameters &parameters) {
        m_shown.session().setParameters(parameters);
        m_soon.start();
    });
    connect(&m_inspector.wire(), &WirePanel::statusMessage, this, &InspectorFeed::statusMessage);
    connect(&m_column.transcript(), &TranscriptView::menuOpening, this, &InspectorFeed::addToMenu);
    connect(&m_shown, &ShownChat::shown, this, &InspectorFeed::showSession);
    connect(&m_shown, &ShownChat::targetChanged, this, &InspectorFeed::showTarget);
    const auto refreshSoon = [this] { m_soon.start(); };
    connect(&m_shown, &ShownChat::turnsChanged, this, refreshSoon);
    connect(&m_shown, &ShownChat::replyEnded, this, refreshSoon);
    connect(&m_column.composer(), &Composer::textChanged, this, refreshSoon);
    connect(&m_column.composer(), &Composer::attachmentsChanged, this, refreshSoon);
    connect(&m_soon, &QTimer::timeout, this, &InspectorFeed::refresh);
}

void InspectorFeed::showSession()
{
    m_inspector.showSession(m_shown.session());
}

void InspectorFeed::showTarget()
{
    if (const std::optional<Target> &target = m_shown.session().target())
        m_inspector.showProvider(providerNameOf(*target), omitsOf(*target));
    m_soon.start();
}

void InspectorFeed::refresh()
{
    if (!m_inspector.isVisible())
        return;
    const ChatSession &session = m_shown.session();
    m_inspector.wire().setNext(session.requestFor(m_column.composer().text(), m_column.composer().attachments()));
    m_inspector.wire().setReplies(wireSubjects(session));
}

void InspectorFeed::addToMenu(QMenu *menu, int turn)
{
    if (m_shown.session().turns().at(turn).role != Role::Assistant)
        return;
    menu->addSeparator();
    QAction *show = menu->addAction(theme::icon(u"gateway"_s), tr("Show on the wire"), this, [this, turn] { showOnWire(turn); });
    show->setObjectName(u"showOnWire"_s);
}

void InspectorFeed::showOnWire(int turn)
{
    m_button->setChecked(true);
    m_inspector.openWire();
    refresh();
    if (turn >= 0 && turn < m_shown.session().turns().size())
        m_inspector.wire().showReply(m_shown.session().turns().at(turn).id);
}

} // namespace lineside
