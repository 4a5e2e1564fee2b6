// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonValue>
#include <QList>

#include <optional>

namespace lineside {

/// A member of an object, or an element of an array, whose key is empty.
struct JsonItem {
    QString key;
    QJsonValue value;
};

/// Cuts JSON that arrives in pieces into the items of its outermost object or array, so that a file of any size is read one item at
/// a time. Fails with Kind::Protocol where the text is no such JSON or an item is larger than `largestItem` bytes, and stays failed.
class JsonItems
{
public:
    enum class Outer { Unknown, Object, Array };
    static constexpr qsizetype LargestItem = 128 * 1024 * 1024; // what QJsonDocument can hold

    explicit JsonItems(qsizetype largestItem = LargestItem);

    /// The items that these bytes complete.
    Result<QList<JsonItem>> take(QByteArrayView bytes);
    /// The text is over: fails if it ends too early.
    Result<void> finish() const;
    Outer outer() const { return m_outer; }

private:
    enum class Place { Before, Within, After };

    Result<void> takeOutside(char c);
    Result<void> completeItem(QList<JsonItem> &items, bool isLast);

    qsizetype m_largestItem;
    Outer m_outer = Outer::Unknown;
    Place m_place = Place::Before;
    QByteArray m_item;
    int m_depth = 0; ///< within the item
    bool m_inString = false;
    bool m_escaped = false;
    bool m_hadItem = false;
    qint64 m_offset = 0;
    std::optional<Error> m_error;
};

} // namespace lineside
