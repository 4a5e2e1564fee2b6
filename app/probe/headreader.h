// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"

#include <QByteArrayView>

namespace lineside {

/// Puts an answer's head together from its lines. A new status line begins anew, so interim answers (1xx) leave nothing behind; what
/// comes after the empty line (trailers) is not taken.
class HeadReader
{
public:
    /// False when the head is larger than any server should send; the rest is not to be read then.
    bool takeLine(QByteArrayView line);

    const HttpHead &head() const { return m_head; }
    /// The empty line of a final answer came. A connection may end without it and still look like success.
    bool isComplete() const { return m_complete; }
    bool hasBegun() const { return m_head.status != 0; }

private:
    void begin(QByteArrayView statusLine);

    HttpHead m_head;
    qsizetype m_size = 0;
    bool m_complete = false;
};

} // namespace lineside
