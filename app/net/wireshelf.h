// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/wirerecorder.h"

#include <QList>

#include <memory>

namespace lineside {

/// Keeps the memory of all recordings together within a limit: the oldest that are over are forgotten first. Owns none of them.
class WireShelf
{
public:
    explicit WireShelf(qint64 most = 24 * 1024 * 1024)
        : m_most(most)
    {
    }
    /// One more begins: makes room for it.
    void put(const std::shared_ptr<WireRecorder> &recorder);

private:
    QList<std::weak_ptr<WireRecorder>> m_recorders; ///< the oldest first
    qint64 m_most;
};

} // namespace lineside
