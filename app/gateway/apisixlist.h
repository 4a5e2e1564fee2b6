// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/background.h"
#include "gateway/apisixapi.h"

#include <QJsonArray>
#include <QList>
#include <QSet>

#include <functional>
#include <memory>

namespace lineside {

/// One page of a list; `total` counts all pages. Filled in another thread: a page of 500 routes takes longer than a frame.
template<class T>
struct ApisixPage {
    QList<T> entries;
    QStringList keys; ///< of the entries, in their order
    qint64 total = 0;
};

Result<QJsonArray> pageArray(const QJsonObject &answer, qint64 *total);
Error tooManyEntries(int most);
Error unsteadyList(qsizetype seen, qint64 total);

/// Asks for one page after the other. What came to another page meanwhile is taken once; a list that changed while it was read is
/// read again, as something may be missing in it. Keeps itself alive until it has answered.
template<class T>
class ApisixListing : public std::enable_shared_from_this<ApisixListing<T>>
{
public:
    using Reader = std::function<Result<T>(const ApisixEntry &)>; ///< called in another thread
    using PageSeen = std::function<void(const QList<T> &, qint64)>;

    ApisixListing(ApisixApi api, QString path, Reader reader, QObject *context, PageSeen seen, Callback<QList<T>> done)
        : m_api(std::move(api))
        , m_path(std::move(path))
        , m_reader(std::move(reader))
        , m_context(context)
        , m_seen(std::move(seen))
        , m_done(std::move(done))
    {
    }

    /// What is called in place of `done` where the gateway knows no such list.
    void setOtherwise(std::function<void(const HttpResponse &)> otherwise) { m_otherwise = std::move(otherwise); }
    void start() { ask(1); }

private:
    static constexpr int PageSize = 500; // the most that APISIX gives
    static constexpr int MostEntries = 50'000;
    static constexpr int MostAttempts = 3;

    void ask(int number)
    {
        const QString query = QStringLiteral("page=%1&page_size=%2").arg(number).arg(PageSize);
        m_api.client->send(m_api.request("GET", m_path, query), m_context, [self = this->shared_from_this(), number](const Result<HttpResponse> &response) {
            if (response && isUnsupported(*response) && self->m_otherwise) {
                self->m_otherwise(*response);
                return;
            }
            // The answer is large: it is read where it disturbs nobody.
            inBackground(
                self->m_context, [response, api = self->m_api, reader = self->m_reader] { return read(response, api, reader); },
                [self, number](const Result<ApisixPage<T>> &page) { self->take(number, page); });
        });
    }

    static Result<ApisixPage<T>> read(const Result<HttpResponse> &response, const ApisixApi &api, const Reader &reader)
    {
        ApisixPage<T> page;
        const Result<QJsonArray> list = answerObject(response, api).and_then([&page](const QJsonObject &answer) { return pageArray(answer, &page.total); });
        if (!list)
            return failure(list.error());
        for (const QJsonValue &element : *list) {
            const Result<ApisixEntry> entry = entryOf(element.toObject());
            if (!entry)
                return failure(entry.error());
            Result<T> value = reader(*entry);
            if (!value)
                return failure(value.error());
            page.entries.append(std::move(*value));
            page.keys.append(entry->key.isEmpty() ? entry->value[QLatin1StringView("id")].toVariant().toString() : entry->key);
        }
        return page;
    }

    void take(int number, const Result<ApisixPage<T>> &page)
    {
        if (!page) {
            m_done(failure(page.error()));
            return;
        }
        const bool changed = number > 1 && page->total != m_total;
        m_total = page->total;
        QList<T> fresh;
        for (qsizetype i = 0; i < page->entries.size(); ++i) {
            if (!m_known.contains(page->keys.at(i)))
                fresh.append(page->entries.at(i));
            m_known.insert(page->keys.at(i));
        }
        m_all += fresh;
        m_asked += page->entries.size();
        const bool wasLast = page->entries.isEmpty() || m_asked >= m_total;
        if (m_seen && !fresh.isEmpty())
            m_seen(fresh, m_total);
        if (m_total > MostEntries)
            m_done(failure(tooManyEntries(MostEntries)));
        else if (changed || (wasLast && m_all.size() < m_total))
            again();
        else if (wasLast)
            m_done(m_all);
        else
            ask(number + 1);
    }

    void again()
    {
        if (++m_attempts >= MostAttempts) {
            m_done(failure(unsteadyList(m_all.size(), m_total)));
            return;
        }
        m_all.clear();
        m_known.clear();
        m_asked = 0;
        ask(1);
    }

    ApisixApi m_api;
    QString m_path;
    Reader m_reader;
    QObject *m_context;
    PageSeen m_seen;
    Callback<QList<T>> m_done;
    std::function<void(const HttpResponse &)> m_otherwise;
    QList<T> m_all;
    QSet<QString> m_known;
    qsizetype m_asked = 0;
    qint64 m_total = 0;
    int m_attempts = 0;
};

} // namespace lineside
