// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/conversationrows.h"
#include "chat/openconversations.h"
#include "chat/titlemaker.h"

#include <QAbstractListModel>
#include <QSet>
#include <QTimer>

#include <memory>

namespace lineside {

/// The conversations of the history and those that are open, in one list: pinned ones first, then the newest. However many there are, the
/// list has few rows until it is scrolled; the others are read when there is time, so that a filter finds them at once.
class ConversationListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        DayRole = Qt::UserRole, ///< DayGroup: the heading it stands under
        BusyRole,               ///< bool: a reply is under way
        HasTitleRole,           ///< bool: false until something was asked
        PinnedRole,             ///< bool
        TagsRole,               ///< QStringList
        UpdatedRole,            ///< QDateTime: when something was last said
        UnsavedRole,            ///< bool: what was done in it since the history refuses is only in memory
    };

    explicit ConversationListModel(ChatBackend &backend, QObject *parent = nullptr); ///< keeps nothing
    ConversationListModel(HistoryStore &store, ChatBackend &backend, KeepingPace pace = {}, QObject *parent = nullptr);
    ~ConversationListModel() override;

    /// A new conversation in the first row below the pinned ones. One that is still empty is used again, but not `besides`.
    ChatSession *add(const ChatSession *besides = nullptr);
    /// Ends with `opened` or `openFailed`; at once if it is open. Whoever opens another does not wait for this one any more.
    void open(ConversationId conversation) { m_open.open(conversation); }
    void setShown(const ChatSession *session) { m_open.setShown(session); } ///< it is not closed while it is shown
    void change(const QList<ConversationId> &conversations, const ConversationChange &change);
    void remove(const QList<ConversationId> &conversations); ///< ends with `removed`
    void remove(ChatSession *session);
    /// Takes one away that is still empty, has no draft and is not shown; others stay.
    void discardEmpty(ChatSession *session);
    void restore(const QList<ConversationId> &conversations); ///< what was removed
    /// Asks the conversation's model for a title; follow `titles`.
    void makeTitle(ConversationId conversation);
    TitleMaker &titles() { return m_titles; }
    void keepNow() { m_open.keepNow(); } ///< puts all that waits, before the program ends

    const RowFilter &filter() const { return m_rows.filter(); }
    void setFilter(const RowFilter &filter);
    QStringList tags() const { return m_rows.tags(); } ///< of those that were read so far
    bool showsArchived() const { return m_archived; }
    void showArchived(bool archived);
    void reload(); ///< the history was changed past this list

    ChatSession *session(const QModelIndex &index) const; ///< null where it is not open
    ConversationId id(const QModelIndex &index) const;    ///< None for an invalid index
    QModelIndex indexOf(const ChatSession *session) const;
    QModelIndex indexOf(ConversationId conversation) const; ///< invalid where it has no row yet

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override; ///< the title
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void opened(lineside::ChatSession *session);
    void openFailed(lineside::ConversationId conversation, const lineside::Error &error);
    /// The session is about to be closed: whoever shows it lets go.
    void aboutToRemove(lineside::ChatSession *session);
    /// Can be taken back by `restore`.
    void removed(const QList<lineside::ConversationId> &conversations);

private:
    ConversationListModel(std::unique_ptr<HistoryStore> own, ChatBackend &backend, QObject *parent);
    bool isUnused(const ChatSession &session) const;
    void connectSignals();
    void readPage(int offset, int limit);
    void takePage(const QList<ConversationRow> &page, bool isFirst);
    void readOn();
    void readAll();
    void takeUpChanges(const QList<ConversationId> &conversations);
    void putRow(const ConversationRow &row);
    void putRow(const ChatSession &session);
    void showRows();
    void showRowsOnce();
    void takeOutRows(const QSet<ConversationId> &staying);
    void orderRows(const QList<ConversationId> &ordered);
    void showDays();
    void noteUnsaved(const ChatSession *session);
    void followState(HistoryStore::State state);

    std::unique_ptr<HistoryStore> m_ownStore;
    HistoryStore &m_store;
    OpenConversations m_open;
    TitleMaker m_titles;
    ConversationRows m_rows;
    QList<ConversationId> m_shown; ///< the rows of the list
    qsizetype m_window;            ///< how many of them there may be
    bool m_isShowing = false;
    bool m_isToShow = false;
    bool m_archived = false;
    bool m_hasAll = false;                ///< nothing is left to be read
    bool m_readsOn = false;               ///< until there is not
    std::unique_ptr<QObject> m_reading;   ///< the page that is under way
    QHash<ConversationId, ConversationRow> m_removed;
    QSet<ConversationId> m_unsaved;
    QTimer m_spareTime;
    QTimer m_midnight;
};

} // namespace lineside
