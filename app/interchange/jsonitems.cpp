// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/jsonitems.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::JsonItems)
};

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

Error notJson(qint64 offset, const QString &what)
{
    return Error{.kind = Error::Kind::Protocol, .message = Tr::tr("This is not the JSON that was expected: %1, at byte %2.").arg(what).arg(offset),
                 .hint = {}, .details = {}, .httpStatus = 0};
}

} // namespace

JsonItems::JsonItems(qsizetype largestItem)
    : m_largestItem(largestItem)
{
}

Result<QList<JsonItem>> JsonItems::take(QByteArrayView bytes)
{
    QList<JsonItem> items;
    qsizetype begin = 0; // of what belongs to the item and was not copied yet
    const auto copyUntil = [&](qsizetype end) {
        m_item.append(bytes.sliced(begin, end - begin).data(), end - begin);
        begin = end;
    };
    for (qsizetype i = 0; i < bytes.size() && !m_error; ++i, ++m_offset) {
        const char c = bytes[i];
        if (m_place != Place::Within) {
            if (const Result<void> taken = takeOutside(c); !taken)
                m_error = taken.error();
            begin = i + 1;
        } else if (m_inString) {
            if (m_escaped)
                m_escaped = false;
            else if (c == '\\')
                m_escaped = true;
            else if (c == '"')
                m_inString = false;
        } else if (c == '"') {
            m_inString = true;
        } else if (c == '[' || c == '{') {
            ++m_depth;
        } else if ((c == ']' || c == '}') && m_depth > 0) {
            --m_depth;
        } else if (m_depth == 0 && (c == ',' || c == ']' || c == '}')) {
            copyUntil(i);
            begin = i + 1;
            const bool isLast = c != ',';
            if (isLast && (c == ']') != (m_outer == Outer::Array))
                m_error = notJson(m_offset, Tr::tr("brackets do not match"));
            else if (const Result<void> completed = completeItem(items, isLast); !completed)
                m_error = completed.error();
        }
    }
    if (!m_error && m_place == Place::Within)
        copyUntil(bytes.size());
    if (!m_error && m_item.size() > m_largestItem)
        m_error = notJson(m_offset, Tr::tr("one item is too large to be read"));
    if (m_error)
        return failure(*m_error);
    return items;
}

Result<void> JsonItems::takeOutside(char c)
{
    const bool isByteOrderMark = m_place == Place::Before && m_offset < 3 && c == "\xef\xbb\xbf"[m_offset];
    if (isSpace(c) || isByteOrderMark)
        return {};
    if (m_place == Place::After)
        return failure(notJson(m_offset, Tr::tr("something follows its end")));
    if (c != '[' && c != '{')
        return failure(notJson(m_offset, Tr::tr("it begins with neither [ nor {")));
    m_outer = c == '[' ? Outer::Array : Outer::Object;
    m_place = Place::Within;
    return {};
}

Result<void> JsonItems::completeItem(QList<JsonItem> &items, bool isLast)
{
    if (isLast)
        m_place = Place::After;
    const bool isNothing = std::ranges::all_of(m_item, isSpace);
    if (isNothing && isLast && !m_hadItem)
        return {};
    const bool isArray = m_outer == Outer::Array;
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson((isArray ? "[" : "{") + m_item + (isArray ? "]" : "}"), &problem);
    m_item.resize(0);
    m_hadItem = true;
    const qsizetype count = isArray ? document.array().size() : document.object().size();
    if (problem.error != QJsonParseError::NoError || count != 1)
        return failure(notJson(m_offset, count == 0 ? Tr::tr("an item is empty") : problem.errorString()));
    if (isArray)
        items.append({QString(), document.array().first()});
    else
        items.append({document.object().constBegin().key(), document.object().constBegin().value()});
    return {};
}

Result<void> JsonItems::finish() const
{
    if (m_error)
        return failure(*m_error);
    if (m_place != Place::After)
        return failure(notJson(m_offset, Tr::tr("it ends too early")));
    return {};
}

} // namespace lineside
