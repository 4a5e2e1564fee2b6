// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historyid.h"

#include <QList>
#include <QObject>

#include <functional>

class QAbstractItemView;
class QAction;
class QMenu;

namespace lineside {

class ActionRegistry;
class Banner;
class ConversationListModel;

/// What can be done to the conversations that are chosen in the list, or to the one that is shown where none is, and what takes the last
/// of it back.
class ConversationOrders : public QObject
{
    Q_OBJECT
public:
    ConversationOrders(ConversationListModel &model, QAbstractItemView &list, Banner &banner, ActionRegistry &actions, QObject *parent);

    void setShown(ConversationId conversation) { m_shown = conversation; }
    void fillMenu(QMenu &menu);
    QList<ConversationId> chosen() const; ///< in the list, or the one that is shown

private:
    bool isPinned() const; ///< all that are chosen
    void rename();
    void pin();
    void askForTags();
    void askForTitle();
    void takeTitle(ConversationId conversation, const QString &title);
    void act();
    void archive();
    void remove();
    void offerUndo(const QString &message, std::function<void()> undo);
    void undo();

    ConversationListModel &m_model;
    QAbstractItemView &m_list;
    Banner &m_banner;
    ConversationId m_shown = ConversationId::None;
    bool m_isAsking = false; ///< the banner tells of a title that is awaited
    std::function<void()> m_undo; ///< empty where nothing can be taken back
    QAction *m_rename;
    QAction *m_title;
    QAction *m_pin;
    QAction *m_tags;
    QAction *m_archive;
    QAction *m_remove;
};

} // namespace lineside
