// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/findquery.h"
#include "ui/transcript/laidpiece.h"
#include "ui/transcript/searchedtext.h"
#include "ui/transcript/textplace.h"

#include <QFutureWatcher>
#include <QTimer>

#include <map>
#include <set>

namespace lineside {

class TranscriptCanvas;

/// The search in a conversation. Reads and looks in another thread, on the turns as they were when it began; what grows meanwhile is
/// looked through again. Hits are told as they come.
class TranscriptFind : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype MostHits = 1'000'000;

    /// What grows is looked through again after that time.
    explicit TranscriptFind(TranscriptCanvas &canvas, std::chrono::milliseconds pause = std::chrono::milliseconds(120));
    ~TranscriptFind() override;

    /// Goes to the first hit at or behind the one it is at, or at the window's top. An empty text finds nothing.
    void search(const FindQuery &query);
    void clear(); ///< forgets what it read, too
    void next();
    void previous();

    const FindQuery &query() const { return m_query; }
    bool isSearching() const { return m_isSearching; }
    qsizetype count() const { return m_count; }
    qsizetype current() const; ///< counts from 1; 0 when it is at none
    /// Where the current hit begins and ends in what is shown; empty when there is none.
    std::pair<TextPlace, TextPlace> currentSpan() const;
    QList<PieceMark> marksOf(qsizetype message, qsizetype piece) const;

Q_SIGNALS:
    void changed(); ///< the count, which one it is at, whether it is still searching

private:
    struct Message {
        SearchedText text;
        QList<TextSpan> hits;
    };
    struct Found {
        qsizetype message = 0;
        Message result;
    };
    using Batch = QList<Found>;
    struct Work;
    struct Hit {
        qsizetype message = 0;
        qsizetype begin = 0;
        friend auto operator<=>(const Hit &, const Hit &) = default;
    };

    static void run(QPromise<Batch> &promise, const Work &work);
    void start(const QList<qsizetype> &messages);
    void take(const Batch &batch);
    void finish();
    void searchAgain();
    void choose(bool isAll);
    void goTo(const Hit &hit);
    std::optional<Hit> hitFrom(const Hit &place) const;
    std::optional<Hit> hitBefore(const Hit &place) const;
    TextPlace shownPlace(const Hit &hit) const;
    Hit windowTop() const;
    void messagesChanged(qsizetype first, qsizetype last);

    TranscriptCanvas &m_canvas;
    FindQuery m_query;
    std::map<qsizetype, Message> m_messages;
    qsizetype m_count = 0;
    std::optional<Hit> m_current;
    std::optional<Hit> m_wanted; ///< it goes to the first hit from there on
    QFutureWatcher<Batch> m_watcher;
    bool m_isSearching = false;
    std::set<qsizetype> m_stale; ///< messages that changed since they were read
    QTimer m_again;
};

} // namespace lineside
