// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/wireshelf.h"

#include <algorithm>
#include <utility>

namespace lineside {

void WireShelf::put(const std::shared_ptr<WireRecorder> &recorder)
{
    m_recorders.removeIf([](const std::weak_ptr<WireRecorder> &each) {
        const auto there = each.lock();
        return !there || there->isForgotten();
    });
    m_recorders.append(recorder);
    // Newest to oldest: what goes over the limit is forgotten. The new one may take as much as any.
    qint64 all = WireLimits().bytes;
    for (qsizetype i = m_recorders.size() - 1; i >= 0; --i) {
        const auto each = m_recorders.at(i).lock();
        if (!each)
            continue;
        all += each->memory();
        if (all > m_most && each->isOver())
            each->forget();
    }
}

} // namespace lineside
