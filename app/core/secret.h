// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QDebug>

#include <utility>
#include <vector>

namespace lineside {

/// A key while it is in memory. Move-only; wiped when it goes; it cannot be copied, printed, compared or turned into text.
/// The one way to its bytes is `reveal`, which lends them for the length of a call.
class Secret
{
public:
    Secret() = default;
    /// Takes a copy of the bytes; the caller's own copy is the caller's to wipe.
    explicit Secret(QByteArrayView bytes);
    /// Takes the bytes over and wipes the array that held them (if nobody else shares it).
    static Secret take(QByteArray &&bytes);
    ~Secret();
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;

    bool isEmpty() const { return m_bytes.empty(); }
    qsizetype size() const { return qsizetype(m_bytes.size()); }
    Secret duplicate() const { return Secret(QByteArrayView(m_bytes.data(), size())); }

    /// Lends the bytes to `use`. What `use` keeps of them is its own responsibility.
    template<class Use>
    decltype(auto) reveal(Use &&use) const
    {
        return std::forward<Use>(use)(QByteArrayView(m_bytes.data(), size()));
    }

private:
    void wipe() noexcept;
    std::vector<char> m_bytes;
};

QDebug operator<<(QDebug, const Secret &) = delete;

} // namespace lineside
