// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/conversationpanel.h"

#include "chat/conversationlistmodel.h"
#include "ui/chat/conversationdelegate.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

ConversationPanel::ConversationPanel(ConversationListModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
{
    setProperty("surface", u"side"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_search->setObjectName(u"conversationSearch"_s);
    m_search->setPlaceholderText(tr("Search conversations"));
    m_search->setAccessibleName(tr("Search conversations"));
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(u"conversationList"_s);
    m_list->setAccessibleName(tr("Conversations"));
    m_list->setProperty("surface", u"side"_s);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(&model);
    m_list->setItemDelegate(new ConversationDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    auto *newChat = new QToolButton(this);
    newChat->setObjectName(u"newChatButton"_s);
    newChat->setIcon(theme::icon(u"add"_s));
    newChat->setToolTip(tr("New chat"));
    newChat->setAccessibleName(tr("New chat"));

    auto *top = new QHBoxLayout;
    top->setSpacing(theme::Tiny);
    top->addWidget(m_search, 1);
    top->addWidget(newChat);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Small, theme::Small, theme::Small, theme::Small);
    layout->setSpacing(theme::Tiny);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);

    auto *deleteKey = new QShortcut(QKeySequence::Delete, m_list, nullptr, nullptr, Qt::WidgetShortcut);
    connect(deleteKey, &QShortcut::activated, this, [this] {
        if (ChatSession *session = sessionAt(m_list->currentIndex()))
            Q_EMIT removeRequested(session);
    });
    connect(newChat, &QToolButton::clicked, this, &ConversationPanel::newChatRequested);
    connect(m_search, &QLineEdit::textChanged, this, &ConversationPanel::filter);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &ConversationPanel::markShown);
    connect(m_list, &QListView::customContextMenuRequested, this, &ConversationPanel::openMenu);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
        if (now.isValid() && !m_isMarking)
            Q_EMIT openRequested(m_model.id(now));
    });
}

ChatSession *ConversationPanel::sessionAt(const QModelIndex &shown) const
{
    return m_model.session(shown);
}

void ConversationPanel::select(const ChatSession *session)
{
    m_shown = session->id();
    markShown();
}

void ConversationPanel::filter(const QString &words)
{
    // Where the row of what is shown goes away, the list would choose another.
    m_isMarking = true;
    m_model.setFilter({.words = words, .tag = {}});
    markShown();
}

void ConversationPanel::markShown()
{
    m_isMarking = true;
    m_list->setCurrentIndex(m_model.indexOf(m_shown));
    m_isMarking = false;
}

void ConversationPanel::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

void ConversationPanel::openMenu(const QPoint &place)
{
    ChatSession *session = sessionAt(m_list->indexAt(place));
    if (!session)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(theme::icon(u"delete"_s), tr("Delete conversation")), &QAction::triggered, this,
            [this, session] { Q_EMIT removeRequested(session); });
    menu->popup(m_list->viewport()->mapToGlobal(place));
}

} // namespace lineside
