// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secret.h"

#include <QByteArray>
#include <QList>

#include <array>
#include <vector>

namespace lineside {

/// Overwrites keys, in all their forms, in bytes that grow, with as many asterisks: sizes and places stay what they were. Cheap: of most bytes it
/// looks at only one in the length of the shortest key (the search of Wu and Manber). Holds the keys until it is cleared.
class KeyMasker
{
public:
    KeyMasker() = default;
    explicit KeyMasker(const std::vector<Secret> &keys);

    /// To be called with all bytes whenever some were appended. Returns how many of them are free of keys whatever comes next.
    qsizetype take(QByteArray &bytes);
    /// So many bytes at the beginning, free of keys all of them, were taken away.
    void drop(qsizetype front);
    /// Nothing comes any more: all of the bytes are free of keys.
    void finish(QByteArray &bytes);
    void clear();

    /// For bytes that are all there.
    static QByteArray masked(const QByteArray &bytes, const std::vector<Secret> &keys);

private:
    struct Hit {
        qsizetype begin = 0;
        qsizetype end = 0;
    };
    static constexpr size_t places = 4096;
    static size_t place(char first, char second);
    void addForm(QByteArrayView form);
    void prepare();
    void search(const QByteArray &bytes);
    qsizetype settledIn(const QByteArray &bytes) const;
    bool mayBegin(QByteArrayView rest) const;
    void overwrite(QByteArray &bytes, qsizetype until);

    std::vector<Secret> m_forms; ///< of all keys
    qsizetype m_shortest = 0;
    qsizetype m_longest = 0;
    std::array<quint8, places> m_skips{}; ///< how far the window may move, by its last two bytes
    std::array<bool, 256> m_firstBytes{};
    QList<Hit> m_hits; ///< that are not wholly overwritten yet
    qsizetype m_searched = 0;
};

} // namespace lineside
