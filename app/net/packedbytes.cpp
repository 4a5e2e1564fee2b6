// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/packedbytes.h"

#include <algorithm>

namespace lineside {

namespace {

constexpr int quickest = 1; // of zlib's levels; the others take several times as long for a few percent

} // namespace

qsizetype PackedBytes::take(QByteArrayView bytes)
{
    qsizetype taken = 0;
    for (; bytes.size() - taken >= blockSize; taken += blockSize) {
        const QByteArrayView block = bytes.sliced(taken, blockSize);
        QByteArray packed = qCompress(reinterpret_cast<const uchar *>(block.data()), block.size(), quickest);
        packed.squeeze();
        m_memory += packed.capacity();
        m_blocks.append(std::move(packed));
    }
    return taken;
}

void PackedBytes::copy(qint64 begin, qint64 most, QByteArray &to) const
{
    const qint64 end = std::min(begin + most, size());
    for (qint64 at = begin; at < end;) {
        const qint64 inBlock = at % blockSize;
        const qint64 count = std::min(end - at, blockSize - inBlock);
        to.append(QByteArrayView(qUncompress(m_blocks.at(at / blockSize))).sliced(inBlock, count));
        at += count;
    }
}

} // namespace lineside
