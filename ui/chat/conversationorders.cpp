// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/conversationorders.h"

#include "chat/conversationlistmodel.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"

#include <QAbstractItemView>
#include <QInputDialog>
#include <QMenu>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype longestTag = 60;

/// "work, #cats" as it was typed.
QStringList tagsIn(const QString &typed)
{
    QStringList tags;
    for (QString tag : typed.split(u',', Qt::SkipEmptyParts)) {
        tag = tag.simplified().left(longestTag);
        while (tag.startsWith(u'#'))
            tag.remove(0, 1);
        if (!tag.isEmpty())
            tags.append(tag);
    }
    tags.removeDuplicates();
    return tags;
}

bool isBlank(const ChatSession *session)
{
    return session && session->isEmpty() && session->draft().isEmpty() && session->draftAttachments().isEmpty();
}

} // namespace

ConversationOrders::ConversationOrders(ConversationListModel &model, QAbstractItemView &list, Banner &banner, ActionRegistry &actions, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_list(list)
    , m_banner(banner)
    , m_rename(actions.add(u"chat.rename"_s, tr("Rename conversation"), Qt::Key_F2, u"edit"_s, &list))
    , m_title(actions.add(u"chat.modelTitle"_s, tr("Have the model think of a title"), {}, u"edit"_s))
    , m_pin(actions.add(u"chat.pin"_s, tr("Pin or unpin conversation"), Qt::CTRL | Qt::SHIFT | Qt::Key_P, u"push"_s, &list))
    , m_tags(actions.add(u"chat.tags"_s, tr("Edit tags"), Qt::CTRL | Qt::SHIFT | Qt::Key_T, {}, &list))
    , m_archive(actions.add(u"chat.archive"_s, tr("Archive conversation or bring it back"), Qt::CTRL | Qt::SHIFT | Qt::Key_E, {}, &list))
    , m_remove(actions.add(u"chat.delete"_s, tr("Delete conversation"), QKeySequence::Delete, u"delete"_s, &list))
{
    const QAction *undoAction = actions.add(u"chat.undo"_s, tr("Take back the last deletion or archiving"), QKeySequence::Undo, u"retry"_s, &list);
    connect(m_rename, &QAction::triggered, this, &ConversationOrders::rename);
    connect(m_title, &QAction::triggered, this, &ConversationOrders::askForTitle);
    connect(&model.titles(), &TitleMaker::made, this, &ConversationOrders::takeTitle);
    connect(&model.titles(), &TitleMaker::failed, this, [this](ConversationId, const Error &error) {
        m_isAsking = false;
        m_banner.showError(error);
    });
    connect(m_pin, &QAction::triggered, this, &ConversationOrders::pin);
    connect(m_tags, &QAction::triggered, this, &ConversationOrders::askForTags);
    connect(m_archive, &QAction::triggered, this, &ConversationOrders::archive);
    connect(m_remove, &QAction::triggered, this, &ConversationOrders::remove);
    connect(undoAction, &QAction::triggered, this, &ConversationOrders::undo);
    connect(&banner, &Banner::actionTriggered, this, &ConversationOrders::act);
}

void ConversationOrders::fillMenu(QMenu &menu)
{
    menu.addAction(m_rename);
    menu.addAction(m_title);
    menu.addAction(m_pin);
    menu.addAction(m_tags);
    menu.addAction(m_archive);
    menu.addSeparator();
    menu.addAction(m_remove);
}

QList<ConversationId> ConversationOrders::chosen() const
{
    QList<ConversationId> conversations;
    for (const QModelIndex &index : m_list.selectionModel()->selectedRows())
        conversations.append(m_model.id(index));
    if (conversations.isEmpty() && m_shown != ConversationId::None)
        conversations.append(m_shown);
    return conversations;
}

bool ConversationOrders::isPinned() const
{
    return std::ranges::all_of(chosen(), [this](ConversationId id) { return m_model.indexOf(id).data(ConversationListModel::PinnedRole).toBool(); });
}

void ConversationOrders::rename()
{
    const QList<ConversationId> conversations = chosen();
    if (conversations.isEmpty())
        return;
    if (!m_model.indexOf(conversations.constFirst()).isValid())
        m_model.setFilter({});
    const QModelIndex index = m_model.indexOf(conversations.constFirst());
    if (!index.isValid())
        return;
    m_list.setFocus();
    m_list.scrollTo(index);
    m_list.edit(index);
}

void ConversationOrders::pin()
{
    ConversationChange change;
    change.pinned = !isPinned();
    m_model.change(chosen(), change);
}

void ConversationOrders::askForTags()
{
    const QList<ConversationId> conversations = chosen();
    if (conversations.isEmpty())
        return;
    auto *dialog = new QInputDialog(&m_list);
    dialog->setObjectName(u"tagsDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Tags"));
    dialog->setLabelText(tr("Tags of the chosen conversations (%1), separated by commas:").arg(conversations.size()));
    dialog->setTextValue(m_model.indexOf(conversations.constFirst()).data(ConversationListModel::TagsRole).toStringList().join(u", "_s));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, conversations](const QString &typed) {
        ConversationChange change;
        change.tags = tagsIn(typed);
        m_model.change(conversations, change);
    });
    dialog->open();
}

// Costs tokens, so nobody but the user asks for it.
void ConversationOrders::askForTitle()
{
    const QList<ConversationId> conversations = chosen();
    if (conversations.isEmpty())
        return;
    m_undo = {};
    m_isAsking = true;
    m_banner.showMessage(theme::Signal::Information, tr("The model thinks of a title …"));
    m_banner.setAction(tr("Cancel"));
    m_model.makeTitle(conversations.constFirst());
}

void ConversationOrders::takeTitle(ConversationId conversation, const QString &title)
{
    ConversationChange change;
    change.title = title;
    ConversationChange back;
    back.title = m_model.indexOf(conversation).data(Qt::EditRole).toString();
    m_model.change({conversation}, change);
    offerUndo(tr("The title is now “%1”.").arg(title), [this, conversation, back] { m_model.change({conversation}, back); });
}

void ConversationOrders::archive()
{
    const QList<ConversationId> conversations = chosen();
    ConversationChange change;
    change.archived = !m_model.showsArchived();
    ConversationChange back;
    back.archived = m_model.showsArchived();
    m_model.change(conversations, change);
    const QString count = QString::number(conversations.size());
    offerUndo(*change.archived ? tr("Conversations archived: %1.").arg(count) : tr("Conversations brought back from the archive: %1.").arg(count),
              [this, conversations, back] { m_model.change(conversations, back); });
}

void ConversationOrders::remove()
{
    const QList<ConversationId> conversations = chosen();
    if (conversations.isEmpty())
        return;
    const bool matters = !std::ranges::all_of(conversations, [this](ConversationId id) { return isBlank(m_model.session(m_model.indexOf(id))); });
    const bool wasShown = conversations.contains(m_shown);
    m_model.remove(conversations);
    if (!matters)
        return;
    const QString message = conversations.size() == 1 ? tr("Conversation deleted.") : tr("Conversations deleted: %1.").arg(conversations.size());
    offerUndo(message, [this, conversations, shown = wasShown ? conversations.constFirst() : ConversationId::None] {
        m_model.restore(conversations);
        if (shown != ConversationId::None)
            m_model.open(shown);
    });
}

void ConversationOrders::offerUndo(const QString &message, std::function<void()> undo)
{
    m_isAsking = false; // a title that comes later is taken all the same
    m_undo = std::move(undo);
    m_banner.showMessage(theme::Signal::Information, message);
    m_banner.setAction(tr("Undo"));
}

void ConversationOrders::act()
{
    if (!std::exchange(m_isAsking, false))
        return undo();
    m_model.titles().cancel();
    m_banner.clear();
}

void ConversationOrders::undo()
{
    m_banner.clear();
    if (const auto undo = std::exchange(m_undo, {}))
        undo();
}

} // namespace lineside
