// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace lineside {

/// Bytes that are kept but seldom read: compressed, in blocks of one size. The events of a stream are much alike and take a tenth of
/// their room or less; what cannot be compressed takes hardly more than it did.
class PackedBytes
{
public:
    static constexpr qsizetype blockSize = 64 * 1024;

    /// Takes the whole blocks at the beginning of `bytes` and returns how many bytes those were.
    qsizetype take(QByteArrayView bytes);
    qint64 size() const { return m_blocks.size() * qint64(blockSize); }
    qint64 memory() const { return m_memory; }
    /// Appends at most `most` of the bytes from `begin` on to `to`; `begin` is not behind the end.
    void copy(qint64 begin, qint64 most, QByteArray &to) const;

private:
    QList<QByteArray> m_blocks;
    qint64 m_memory = 0;
};

} // namespace lineside
