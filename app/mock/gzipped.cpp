// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/gzipped.h"

#include <boost/crc.hpp>

#include <QtEndian>

namespace lineside {

QByteArray gzipped(const QByteArray &bytes)
{
    // Qt gives zlib's form behind a length: four bytes of length, two of header, the deflated data, four of check sum.
    const QByteArray packed = qCompress(bytes);
    boost::crc_32_type crc;
    crc.process_bytes(bytes.constData(), std::size_t(bytes.size()));
    const auto littleEndian = [](quint32 number) {
        const quint32 turned = qToLittleEndian(number);
        return QByteArray(reinterpret_cast<const char *>(&turned), sizeof turned);
    };
    return QByteArray("\x1F\x8B\x08\0\0\0\0\0\0\xFF", 10) + packed.sliced(6, packed.size() - 10) + littleEndian(crc.checksum())
        + littleEndian(quint32(bytes.size()));
}

} // namespace lineside
