// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/transcriptfind.h"

#include "ui/transcript/transcriptcanvas.h"

#include <QElapsedTimer>
#include <QPromise>
#include <QtConcurrentRun>

#include <algorithm>
#include <numeric>

namespace lineside {

/// What the other thread has of its own: nothing of it changes any more.
struct TranscriptFind::Work {
    FindQuery query;
    QList<ChatTurn> turns;
    std::map<qsizetype, SearchedText> known; ///< messages that need not be read again
    QList<qsizetype> order;
    qsizetype most = 0;
};

TranscriptFind::TranscriptFind(TranscriptCanvas &canvas, std::chrono::milliseconds pause)
    : QObject(&canvas)
    , m_canvas(canvas)
{
    m_again.setSingleShot(true);
    m_again.setInterval(pause);
    connect(&m_again, &QTimer::timeout, this, &TranscriptFind::searchAgain);
    connect(&m_watcher, &QFutureWatcherBase::resultsReadyAt, this, [this](int begin, int end) {
        for (int result = begin; result < end; ++result)
            take(m_watcher.resultAt(result));
        m_canvas.refresh();
        Q_EMIT changed();
    });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (!m_watcher.isCanceled())
            finish();
    });
    connect(&canvas, &TranscriptCanvas::piecesChanged, this, [this](qsizetype message) { messagesChanged(message, message); });
    connect(&canvas, &TranscriptCanvas::messagesReplaced, this, [this](qsizetype first) { messagesChanged(first, m_canvas.layout().count() - 1); });
}

TranscriptFind::~TranscriptFind()
{
    m_watcher.cancel(); // the thread owns all that it reads, and ends by itself
}

void TranscriptFind::search(const FindQuery &query)
{
    if (query == m_query)
        return;
    if (m_current || !m_wanted)
        m_wanted = m_current ? m_current : windowTop();
    m_query = query;
    m_current.reset();
    m_count = 0;
    for (auto &[index, message] : m_messages)
        message.hits.clear();
    if (query.text.isEmpty()) {
        m_watcher.setFuture({});
        m_isSearching = false;
        m_canvas.refresh();
        Q_EMIT changed();
        return;
    }
    const qsizetype all = m_canvas.layout().count();
    QList<qsizetype> order(all);
    std::iota(order.begin(), order.end(), 0);
    std::rotate(order.begin(), order.begin() + std::clamp<qsizetype>(m_wanted->message, 0, std::max<qsizetype>(all - 1, 0)), order.end());
    start(order);
}

void TranscriptFind::clear()
{
    m_watcher.cancel();
    m_watcher.setFuture({});
    m_again.stop();
    m_stale.clear();
    m_messages.clear();
    m_query = {};
    m_current.reset();
    m_wanted.reset();
    m_count = 0;
    m_isSearching = false;
    m_canvas.refresh();
    Q_EMIT changed();
}

void TranscriptFind::start(const QList<qsizetype> &messages)
{
    m_watcher.cancel();
    Work work{m_query, m_canvas.layout().turns(), {}, messages, MostHits - m_count};
    for (const auto &[index, message] : m_messages) {
        if (!m_stale.contains(index))
            work.known.emplace_hint(work.known.end(), index, message.text);
    }
    for (const qsizetype message : messages)
        m_stale.erase(message);
    m_isSearching = true;
    m_watcher.setFuture(QtConcurrent::run([work = std::move(work)](QPromise<Batch> &promise) { run(promise, work); }));
    Q_EMIT changed();
}

void TranscriptFind::run(QPromise<Batch> &promise, const Work &work)
{
    constexpr int batchTime = 12; // milliseconds; the window thread takes so much within a frame
    QElapsedTimer time;
    time.start();
    Batch batch;
    qsizetype left = work.most;
    for (const qsizetype index : work.order) {
        if (promise.isCanceled() || left <= 0)
            return;
        const auto known = work.known.find(index);
        Message message;
        message.text = known != work.known.end() ? known->second : SearchedText(work.turns.at(index));
        message.hits = foundIn(message.text.text(), work.query, left);
        left -= message.hits.size();
        batch.append({index, std::move(message)});
        if (time.elapsed() < batchTime)
            continue;
        promise.addResult(std::exchange(batch, {}));
        time.restart();
    }
    promise.addResult(batch);
}

void TranscriptFind::take(const Batch &batch)
{
    bool isBehindEnd = false; // it goes on at the conversation's begin
    for (const Found &found : batch) {
        if (found.message >= m_canvas.layout().count())
            continue;
        Message &message = m_messages[found.message];
        m_count += found.result.hits.size() - message.hits.size();
        message = found.result;
        isBehindEnd = isBehindEnd || (m_wanted && found.message < m_wanted->message);
    }
    if (m_wanted)
        choose(isBehindEnd);
    else if (m_current)
        m_current = hitFrom(*m_current); // its message may have grown
}

void TranscriptFind::finish()
{
    m_isSearching = false;
    choose(true);
    m_wanted.reset(); // what comes later does not pull the reader away
    if (!m_stale.empty())
        m_again.start();
    m_canvas.refresh();
    Q_EMIT changed();
}

/// Goes to the hit that is wanted, if it is there already. After the whole conversation, or behind its end, it may be an earlier one.
void TranscriptFind::choose(bool isAll)
{
    if (!m_wanted)
        return;
    std::optional<Hit> hit = hitFrom(*m_wanted);
    if (!hit && isAll)
        hit = hitFrom({});
    if (!hit)
        return;
    m_wanted.reset();
    goTo(*hit);
}

TranscriptFind::Hit TranscriptFind::windowTop() const
{
    const std::optional<TextPlace> top = m_canvas.placeAt({0, 0});
    if (!top)
        return {};
    const auto message = m_messages.find(top->message);
    const SearchedText text = message != m_messages.end() ? message->second.text : SearchedText(m_canvas.layout().turns().at(top->message));
    const auto part = text.partOf(top->piece, m_canvas.layout().isReasoningOpen(top->message));
    return {top->message, part ? part->begin + top->offset : 0};
}

void TranscriptFind::messagesChanged(qsizetype first, qsizetype last)
{
    for (auto message = m_messages.lower_bound(m_canvas.layout().count()); message != m_messages.end(); message = m_messages.erase(message))
        m_count -= message->second.hits.size();
    if (m_query.text.isEmpty() && m_messages.empty())
        return;
    for (qsizetype message = first; message <= last; ++message)
        m_stale.insert(message);
    if (m_current && m_current->message >= m_canvas.layout().count())
        m_current.reset();
    if (!m_again.isActive())
        m_again.start();
    Q_EMIT changed();
}

void TranscriptFind::searchAgain()
{
    if (m_isSearching || m_query.text.isEmpty())
        return; // it is begun again when that is over
    m_stale.erase(m_stale.lower_bound(m_canvas.layout().count()), m_stale.end());
    if (!m_stale.empty())
        start(QList<qsizetype>(m_stale.begin(), m_stale.end()));
}

std::optional<TranscriptFind::Hit> TranscriptFind::hitFrom(const Hit &place) const
{
    for (auto message = m_messages.lower_bound(place.message); message != m_messages.end(); ++message) {
        const QList<TextSpan> &hits = message->second.hits;
        const auto hit = message->first > place.message ? hits.begin() : std::ranges::lower_bound(hits, place.begin, {}, &TextSpan::begin);
        if (hit != hits.end())
            return Hit{message->first, hit->begin};
    }
    return std::nullopt;
}

std::optional<TranscriptFind::Hit> TranscriptFind::hitBefore(const Hit &place) const
{
    for (auto message = m_messages.upper_bound(place.message); message != m_messages.begin();) {
        --message;
        const QList<TextSpan> &hits = message->second.hits;
        const auto behind = message->first < place.message ? hits.end() : std::ranges::lower_bound(hits, place.begin, {}, &TextSpan::begin);
        if (behind != hits.begin())
            return Hit{message->first, std::prev(behind)->begin};
    }
    return std::nullopt;
}

void TranscriptFind::next()
{
    if (m_count == 0)
        return;
    std::optional<Hit> hit = hitFrom(m_current ? Hit{m_current->message, m_current->begin + 1} : windowTop());
    if (!hit)
        hit = hitFrom({});
    goTo(*hit);
}

void TranscriptFind::previous()
{
    if (m_count == 0)
        return;
    std::optional<Hit> hit = hitBefore(m_current ? *m_current : windowTop());
    if (!hit)
        hit = hitBefore({m_canvas.layout().count(), 0});
    goTo(*hit);
}

qsizetype TranscriptFind::current() const
{
    if (!m_current)
        return 0;
    qsizetype before = 0;
    for (const auto &[index, message] : m_messages) {
        if (index < m_current->message)
            before += message.hits.size();
        else if (index == m_current->message)
            return before + (std::ranges::lower_bound(message.hits, m_current->begin, {}, &TextSpan::begin) - message.hits.begin()) + 1;
    }
    return 0;
}

void TranscriptFind::goTo(const Hit &hit)
{
    m_current = hit;
    const SearchedText &text = m_messages.at(hit.message).text;
    if (text.placeOf(hit.begin).isInReasoning && !m_canvas.layout().isReasoningOpen(hit.message))
        m_canvas.setReasoningOpen(hit.message, true);
    m_canvas.reveal(shownPlace(hit));
    Q_EMIT changed();
}

TextPlace TranscriptFind::shownPlace(const Hit &hit) const
{
    const SearchedText &text = m_messages.at(hit.message).text;
    const SearchedText::Place place = text.placeOf(hit.begin);
    const qsizetype last = std::max<qsizetype>(0, m_canvas.layout().message(hit.message).pieces().size() - 1);
    return {hit.message, std::min(last, text.shownPiece(place, m_canvas.layout().isReasoningOpen(hit.message))), place.offset};
}

std::pair<TextPlace, TextPlace> TranscriptFind::currentSpan() const
{
    if (!m_current)
        return {};
    const QList<TextSpan> &hits = m_messages.at(m_current->message).hits;
    const auto hit = std::ranges::lower_bound(hits, m_current->begin, {}, &TextSpan::begin);
    if (hit == hits.end())
        return {};
    TextPlace last = shownPlace({m_current->message, hit->end - 1});
    ++last.offset;
    return {shownPlace(*m_current), last};
}

QList<PieceMark> TranscriptFind::marksOf(qsizetype message, qsizetype piece) const
{
    QList<PieceMark> marks;
    const auto searched = m_messages.find(message);
    if (searched == m_messages.end() || searched->second.hits.isEmpty())
        return marks;
    const std::optional<TextSpan> part = searched->second.text.partOf(piece, m_canvas.layout().isReasoningOpen(message));
    if (!part)
        return marks;
    const QString &shown = m_canvas.layout().message(message).pieces().at(piece).element.text;
    const QList<TextSpan> &hits = searched->second.hits;
    for (auto hit = std::ranges::upper_bound(hits, part->begin, {}, &TextSpan::end); hit != hits.end() && hit->begin < part->end; ++hit) {
        const qsizetype begin = std::max(hit->begin, part->begin);
        const qsizetype length = std::min(hit->end, part->end) - begin;
        const QStringView found = QStringView(searched->second.text.text()).sliced(begin, length);
        if (QStringView(shown).mid(begin - part->begin, length) != found)
            continue; // it changed since, and is being searched again
        const bool isCurrent = m_current && m_current->message == message && m_current->begin == hit->begin;
        marks.append({begin - part->begin, length, isCurrent ? PieceMark::Kind::FoundCurrent : PieceMark::Kind::Found});
    }
    return marks;
}

} // namespace lineside
