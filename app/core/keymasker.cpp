// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/keymasker.h"

#include "core/keyforms.h"

#include <algorithm>
#include <cstring>

namespace lineside {

namespace {

constexpr qsizetype shortestMasked = 4; // masking shorter keys would blank out half of any text
constexpr qsizetype farthestSkip = 255;

bool beginsWith(QByteArrayView bytes, const Secret &form)
{
    return form.reveal([bytes](QByteArrayView wanted) { return bytes.startsWith(wanted); });
}

} // namespace

KeyMasker::KeyMasker(const std::vector<Secret> &keys)
{
    for (const Secret &key : keys) {
        if (key.size() < shortestMasked)
            continue;
        key.reveal([this](QByteArrayView plain) {
            for (QByteArray &form : keyForms(plain))
                m_forms.push_back(Secret::take(std::move(form)));
        });
    }
    prepare();
}

size_t KeyMasker::place(char first, char second)
{
    return (size_t(uchar(first)) << 4U ^ size_t(uchar(second))) % places;
}

void KeyMasker::prepare()
{
    if (m_forms.empty())
        return;
    const auto [shortest, longest] = std::ranges::minmax_element(m_forms, {}, &Secret::size);
    m_shortest = shortest->size();
    m_longest = longest->size();
    m_skips.fill(quint8(std::min(m_shortest - 1, farthestSkip)));
    for (const Secret &form : m_forms)
        form.reveal([this](QByteArrayView bytes) { addForm(bytes); });
}

void KeyMasker::addForm(QByteArrayView form)
{
    m_firstBytes[uchar(form.front())] = true;
    for (qsizetype last = 1; last < m_shortest; ++last) {
        quint8 &skip = m_skips[place(form[last - 1], form[last])];
        skip = quint8(std::min<qsizetype>(skip, m_shortest - 1 - last));
    }
}

void KeyMasker::search(const QByteArray &bytes)
{
    const QByteArrayView all(bytes);
    const qsizetype from = std::max<qsizetype>(0, m_searched - m_longest + 1); // a key that ends in what is new
    for (qsizetype last = from + m_shortest - 1; last < all.size();) {
        const quint8 skip = m_skips[place(all[last - 1], all[last])];
        if (skip > 0) {
            last += skip;
            continue;
        }
        const qsizetype begin = last - m_shortest + 1;
        for (const Secret &form : m_forms) {
            if (begin + form.size() > m_searched && beginsWith(all.sliced(begin), form))
                m_hits.append({begin, begin + form.size()});
        }
        ++last;
    }
    m_searched = all.size();
}

bool KeyMasker::mayBegin(QByteArrayView rest) const
{
    return m_firstBytes[uchar(rest.front())] && std::ranges::any_of(m_forms, [rest](const Secret &form) {
               return form.size() > rest.size() && form.reveal([rest](QByteArrayView wanted) { return wanted.startsWith(rest); });
           });
}

qsizetype KeyMasker::settledIn(const QByteArray &bytes) const
{
    const QByteArrayView tail = QByteArrayView(bytes).last(std::min(bytes.size(), m_longest - 1));
    // No key has a line end in it (`resolve` refuses those), and most pieces of a stream end with one.
    for (qsizetype at = tail.lastIndexOf('\n') + 1; at < tail.size(); ++at) {
        if (mayBegin(tail.sliced(at)))
            return bytes.size() - tail.size() + at;
    }
    return bytes.size();
}

// What is not settled stays: it may be the beginning of a second key that begins inside of the first.
void KeyMasker::overwrite(QByteArray &bytes, qsizetype until)
{
    for (const Hit &hit : std::as_const(m_hits)) {
        if (const qsizetype end = std::min(hit.end, until); end > hit.begin)
            std::memset(bytes.data() + hit.begin, '*', size_t(end - hit.begin));
    }
    m_hits.removeIf([until](const Hit &hit) { return hit.end <= until; });
}

qsizetype KeyMasker::take(QByteArray &bytes)
{
    if (m_forms.empty())
        return bytes.size();
    search(bytes);
    const qsizetype settled = settledIn(bytes);
    if (!m_hits.isEmpty())
        overwrite(bytes, settled);
    return settled;
}

void KeyMasker::drop(qsizetype front)
{
    if (m_forms.empty())
        return;
    m_searched -= front;
    for (Hit &hit : m_hits) {
        hit.begin = std::max<qsizetype>(0, hit.begin - front);
        hit.end -= front;
    }
}

void KeyMasker::finish(QByteArray &bytes)
{
    if (m_forms.empty())
        return;
    search(bytes);
    if (!m_hits.isEmpty())
        overwrite(bytes, bytes.size());
}

void KeyMasker::clear()
{
    *this = KeyMasker();
}

QByteArray KeyMasker::masked(const QByteArray &bytes, const std::vector<Secret> &keys)
{
    QByteArray result = bytes;
    KeyMasker(keys).finish(result);
    return result;
}

} // namespace lineside
