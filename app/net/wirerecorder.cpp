// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/wirerecorder.h"

#include "net/wirerecordreader.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

HttpRequest maskedRequest(HttpRequest request, const std::vector<Secret> &keys)
{
    const auto masked = [&keys](const QByteArray &bytes) { return KeyMasker::masked(bytes, keys); };
    request.url = QUrl::fromEncoded(masked(request.url.toEncoded()));
    request.body = masked(request.body);
    for (HttpHeader &header : request.headers) {
        const QByteArray text = header.value.toString().toUtf8();
        if (const QByteArray safe = masked(text); safe != text)
            header.value = ValueTemplate::parse(QString::fromUtf8(safe));
    }
    return request;
}

bool isPacked(const HttpHead &head)
{
    return std::ranges::any_of(head.headers, [](const RawHeader &header) {
        return header.name.compare("content-encoding", Qt::CaseInsensitive) == 0 && header.value.trimmed().compare("identity", Qt::CaseInsensitive) != 0
            && !header.value.trimmed().isEmpty();
    });
}

} // namespace

WireRecorder::WireRecorder(const HttpRequest &request, WireLimits limits)
{
    m_record.request = request;
    m_record.requestBodySize = request.body.size();
    if (request.body.size() > limits.bytes)
        m_record.request.body = request.body.first(limits.bytes);
    m_record.limits = limits;
}

void WireRecorder::expectKeys(const std::vector<Secret> &keys)
{
    if (keys.empty())
        return;
    const QMutexLocker lock(&m_mutex);
    m_record.request = maskedRequest(std::move(m_record.request), keys);
    m_masker = KeyMasker(keys);
    m_expectsKeys = true;
}

void WireRecorder::putSent(WireTime at)
{
    const QMutexLocker lock(&m_mutex);
    m_record.sent = at;
}

void WireRecorder::putHead(const HttpHead &head, WireTime at)
{
    const QMutexLocker lock(&m_mutex);
    if (m_record.isOver)
        return;
    m_record.firstByte = at;
    m_record.head = head;
    m_isUnreadable = m_expectsKeys && isPacked(head);
}

void WireRecorder::putBytes(QByteArrayView bytes, WireTime at)
{
    const QMutexLocker lock(&m_mutex);
    if (m_record.isOver || bytes.isEmpty())
        return;
    // After a gap nothing more is kept, for it would seem to follow on what is there.
    const bool isWhole = !m_isUnreadable && m_record.bodySize == kept() && m_record.reads.size() < m_record.limits.reads;
    m_record.bodySize += bytes.size();
    const qint64 room = isWhole ? std::min<qint64>(bytes.size(), m_record.limits.bytes - kept()) : 0;
    if (room == 0)
        return;
    m_record.body.append(bytes.first(room));
    m_record.reads.append({at, kept()});
    const qsizetype settled = m_masker.take(m_record.body);
    m_settled = m_packed.size() + settled;
    if (const qsizetype packed = m_packed.take(QByteArrayView(m_record.body).first(settled)); packed > 0) {
        m_record.body.remove(0, packed);
        m_masker.drop(packed);
    }
}

void WireRecorder::putEnd(std::optional<WireTime> at)
{
    const QMutexLocker lock(&m_mutex);
    if (std::exchange(m_record.isOver, true))
        return;
    m_record.total = at;
    m_masker.finish(m_record.body);
    m_masker.clear();
    m_record.body.squeeze();
    m_settled = kept();
}

void WireRecorder::forget()
{
    const QMutexLocker lock(&m_mutex);
    m_isForgotten = true;
    m_packed = PackedBytes();
    m_record = WireRecord();
    m_record.isOver = true;
    m_masker.clear();
    m_settled = 0;
}

std::unique_ptr<WireReader> WireRecorder::reader() const
{
    return std::make_unique<WireRecordReader>(*this);
}

bool WireRecorder::isForgotten() const
{
    const QMutexLocker lock(&m_mutex);
    return m_isForgotten;
}

bool WireRecorder::isOver() const
{
    const QMutexLocker lock(&m_mutex);
    return m_record.isOver;
}

qint64 WireRecorder::memory() const
{
    const QMutexLocker lock(&m_mutex);
    return m_packed.memory() + m_record.body.capacity() + m_record.request.body.size() + m_record.reads.size() * qint64(sizeof(WirePiece));
}

void WireRecorder::beginCopy(WireRecord &record) const
{
    const QMutexLocker lock(&m_mutex);
    record.request = m_record.request;
    record.requestBodySize = m_record.requestBodySize;
    record.limits = m_record.limits;
}

bool WireRecorder::copyTo(WireRecord &record, qint64 most) const
{
    const QMutexLocker lock(&m_mutex);
    if (m_isForgotten)
        return false;
    if (record.head.status != m_record.head.status)
        record.head = m_record.head;
    record.sent = m_record.sent;
    record.firstByte = m_record.firstByte;
    const qint64 begin = record.body.size();
    const qint64 end = std::min(begin + most, m_settled);
    if (begin < m_packed.size())
        m_packed.copy(begin, end - begin, record.body);
    const qint64 inRest = record.body.size() - m_packed.size();
    if (inRest >= 0)
        record.body.append(QByteArrayView(m_record.body).sliced(inRest, end - record.body.size()));
    while (record.reads.size() < m_record.reads.size() && m_record.reads.at(record.reads.size()).end <= end)
        record.reads.append(m_record.reads.at(record.reads.size()));
    const bool hasMore = end < m_settled;
    if (!hasMore) {
        record.bodySize = m_record.bodySize;
        record.total = m_record.total;
        record.isOver = m_record.isOver;
    }
    return hasMore;
}

} // namespace lineside
