// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/chatfiles.h"

#include "chat/conversationlistmodel.h"
#include "ui/chat/chatcolumn.h"
#include "ui/chat/chatheader.h"
#include "ui/chat/conversationpanel.h"
#include "ui/interchange/conversationfileorders.h"
#include "ui/interchange/filedrop.h"
#include "ui/widgets/actionregistry.h"

#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lineside {

ChatFiles::ChatFiles(HistoryStore &history, ConversationListModel &conversations, ConversationPanel &panel, ChatColumn &column, ActionRegistry &actions, QWidget *page)
    : QObject(page)
{
    const auto chosen = [&conversations, &panel] {
        conversations.keepNow();
        ConversationFileOrders::Chosen all{panel.chosen(), QString()};
        if (!all.conversations.isEmpty())
            all.title = conversations.indexOf(all.conversations.constFirst()).data().toString();
        return all;
    };
    auto *orders = new ConversationFileOrders(history, actions, chosen, page);
    connect(orders, &ConversationFileOrders::done, this, &ChatFiles::statusMessage);
    connect(orders, &ConversationFileOrders::imported, &conversations, &ConversationListModel::reload);
    connect(&panel, &ConversationPanel::menuOpening, orders, [orders](QMenu *menu) {
        menu->addSeparator();
        orders->fillMenu(*menu);
    });
    connect(new FileDrop(&panel, u"json"_s), &FileDrop::dropped, orders, &ConversationFileOrders::importFile);
    connect(new FileDrop(panel.dropTarget(), u"json"_s), &FileDrop::dropped, orders, &ConversationFileOrders::importFile);

    QToolButton *button = column.header().addButton(u"conversationFilesButton"_s, u"pull"_s, tr("Export, print, import"));
    button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(button);
    menu->setObjectName(u"conversationFilesMenu"_s);
    orders->fillMenu(*menu);
    menu->addSeparator();
    menu->addAction(actions.action(u"chat.exportAll"_s));
    menu->addAction(actions.action(u"chat.import"_s));
    button->setMenu(menu);
}

} // namespace lineside
