// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/readpace.h"

namespace lineside {

ReadPace::Time ReadPace::pauseBefore(Time now)
{
    // A read that was held back comes an interval after the last, and is no sign of quiet.
    const bool wasQuiet = !m_last || now - *m_last >= 2 * interval;
    const bool isClose = !wasQuiet && now - *m_last < interval;
    if (wasQuiet)
        m_close = 0;
    if (isClose && m_close >= freeReads)
        return interval - (now - *m_last);
    if (isClose)
        ++m_close;
    m_last = now;
    return Time::zero();
}

} // namespace lineside
