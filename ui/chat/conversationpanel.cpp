// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/conversationpanel.h"

#include "chat/conversationlistmodel.h"
#include "ui/chat/conversationdelegate.h"
#include "ui/chat/conversationorders.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype mostTags = 50; // in a menu; any can be typed

/// "holiday #france", "holiday #\"north of france\"": words of the title, and a tag.
RowFilter filterIn(const QString &typed)
{
    static const QRegularExpression tag(u"(?:^|\\s)#(?:\"([^\"]+)\"?|(\\S+))"_s);
    RowFilter filter{typed, {}};
    if (const auto found = tag.match(typed); found.hasMatch()) {
        filter.tag = (found.captured(1) + found.captured(2)).simplified();
        filter.words = typed.first(found.capturedStart()) + u' ' + typed.sliced(found.capturedEnd());
    }
    filter.words = filter.words.simplified();
    return filter;
}

QString filterFor(const QString &tag)
{
    if (tag.isEmpty())
        return {};
    return tag.contains(u' ') ? u"#\"%1\""_s.arg(tag) : u'#' + tag;
}

} // namespace

ConversationPanel::ConversationPanel(ConversationListModel &model, ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_search(new QLineEdit(this))
    , m_tags(new QToolButton(this))
    , m_newChat(new QToolButton(this))
    , m_list(new QListView(this))
    , m_nothing(new QLabel(this))
    , m_archive(new QToolButton(this))
{
    // Before the list hears of it: where a row goes away, it chooses another, which nobody wanted to open.
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_isMarking = true; });
    build();
    auto *banner = new Banner(this);
    banner->setObjectName(u"conversationBanner"_s);
    layout()->addWidget(banner);
    layout()->addWidget(m_archive);
    m_orders = new ConversationOrders(model, *m_list, *banner, actions, this);
    connect(actions.add(u"chat.showArchive"_s, tr("Show the archive"), {}, {}), &QAction::triggered, m_archive, &QToolButton::toggle);
    connectSignals();
    followRows();
}

void ConversationPanel::build()
{
    setProperty("surface", u"side"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_search->setObjectName(u"conversationSearch"_s);
    m_search->setPlaceholderText(tr("Title or #tag"));
    m_search->setAccessibleName(tr("Filter conversations by title or tag"));
    m_search->setClearButtonEnabled(true);
    m_tags->setObjectName(u"tagsButton"_s);
    m_tags->setText(u"#"_s);
    m_tags->setToolTip(tr("Show only the conversations with a tag"));
    m_tags->setAccessibleName(tr("Filter by tag"));
    m_tags->setPopupMode(QToolButton::InstantPopup);
    m_tags->setMenu(new QMenu(m_tags));
    m_tags->menu()->setObjectName(u"tagsMenu"_s);
    m_newChat->setObjectName(u"newChatButton"_s);
    m_newChat->setIcon(theme::icon(u"add"_s));
    m_newChat->setToolTip(tr("New chat"));
    m_newChat->setAccessibleName(tr("New chat"));
    m_list->setObjectName(u"conversationList"_s);
    m_list->setAccessibleName(tr("Conversations"));
    m_list->setProperty("surface", u"side"_s);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new ConversationDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_nothing->setObjectName(u"noConversations"_s);
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_nothing->setMargin(theme::Medium);
    m_archive->setObjectName(u"archiveButton"_s);
    m_archive->setText(tr("Archive"));
    m_archive->setToolTip(tr("Show what was archived"));
    m_archive->setCheckable(true);

    auto *top = new QHBoxLayout;
    top->setSpacing(theme::Tiny);
    top->addWidget(m_search, 1);
    top->addWidget(m_tags);
    top->addWidget(m_newChat);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(theme::Small, theme::Small, theme::Small, theme::Small);
    rows->setSpacing(theme::Tiny);
    rows->addLayout(top);
    rows->addWidget(m_list, 1);
    rows->addWidget(m_nothing, 1);
}

void ConversationPanel::connectSignals()
{
    connect(m_newChat, &QToolButton::clicked, this, &ConversationPanel::newChatRequested);
    connect(m_search, &QLineEdit::textChanged, this, &ConversationPanel::filter);
    connect(m_tags->menu(), &QMenu::aboutToShow, this, &ConversationPanel::fillTags);
    connect(m_archive, &QToolButton::toggled, this, &ConversationPanel::showArchive);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &ConversationPanel::followRows);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &ConversationPanel::followRows);
    connect(m_list, &QListView::customContextMenuRequested, this, &ConversationPanel::openMenu);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ConversationPanel::openChosen);
}

void ConversationPanel::select(const ChatSession *session)
{
    m_shown = session->id();
    m_orders->setShown(m_shown);
    markShown();
}

void ConversationPanel::filter(const QString &words)
{
    // Where the row of what is shown goes away, the list would choose another.
    m_isMarking = true;
    m_model.setFilter(filterIn(words));
    followRows();
}

void ConversationPanel::showArchive(bool archived)
{
    m_isMarking = true;
    m_model.showArchived(archived);
    followRows();
}

void ConversationPanel::openChosen()
{
    const QModelIndexList chosen = m_list->selectionModel()->selectedRows();
    if (m_isMarking || chosen.size() != 1)
        return; // several were chosen to do something with them
    const ConversationId conversation = m_model.id(chosen.constFirst());
    if (conversation != m_shown)
        Q_EMIT openRequested(conversation);
}

void ConversationPanel::markShown()
{
    m_isMarking = true;
    const QModelIndex shown = m_model.indexOf(m_shown);
    if (m_list->selectionModel()->selectedRows() != QModelIndexList{shown})
        m_list->selectionModel()->setCurrentIndex(shown, QItemSelectionModel::ClearAndSelect); // whatever keys are held
    m_isMarking = false;
}

void ConversationPanel::followRows()
{
    if (m_list->selectionModel()->selectedRows().size() < 2)
        markShown();
    m_isMarking = false;
    const bool isEmpty = m_model.rowCount() == 0;
    m_list->setVisible(!isEmpty);
    m_nothing->setVisible(isEmpty);
    if (!m_model.filter().isEmpty())
        m_nothing->setText(tr("No conversation has this in its title or tags."));
    else
        m_nothing->setText(m_model.showsArchived() ? tr("Nothing is archived.") : tr("There is no conversation yet."));
}

void ConversationPanel::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

void ConversationPanel::fillTags()
{
    QMenu *menu = m_tags->menu();
    menu->clear();
    const QString current = m_model.filter().tag;
    const auto add = [&](const QString &text, const QString &tag) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(tag == current);
        connect(action, &QAction::triggered, m_search, [this, tag] { m_search->setText(filterFor(tag)); });
    };
    add(tr("All conversations"), {});
    menu->addSeparator();
    const QStringList tags = m_model.tags();
    for (const QString &tag : tags.first(qMin(tags.size(), mostTags)))
        add(QString(tag).replace(u'&', u"&&"_s), tag);
    if (tags.isEmpty())
        menu->addAction(tr("No conversation has a tag yet."))->setEnabled(false);
}

QList<ConversationId> ConversationPanel::chosen() const
{
    return m_orders->chosen();
}

QWidget *ConversationPanel::dropTarget() const
{
    return m_list->viewport();
}

void ConversationPanel::openMenu(const QPoint &place)
{
    const QModelIndex index = m_list->indexAt(place);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"conversationMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_orders->fillMenu(*menu);
    const QStringList tags = index.data(ConversationListModel::TagsRole).toStringList();
    if (!tags.isEmpty())
        menu->addSeparator();
    for (const QString &tag : tags) {
        QAction *only = menu->addAction(tr("Show only “%1”").arg(QString(tag).replace(u'&', u"&&"_s)));
        connect(only, &QAction::triggered, m_search, [this, tag] { m_search->setText(filterFor(tag)); });
    }
    Q_EMIT menuOpening(menu, m_orders->chosen());
    menu->popup(m_list->viewport()->mapToGlobal(place));
}

} // namespace lineside
