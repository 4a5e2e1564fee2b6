// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace lineside {

struct TranscriptStyle;

/// Has the fonts loaded that answers are shown in, before the frames that need them: each takes a millisecond of the frame that is the first to
/// need it. One sample after the other is laid and dropped.
class FontWarming
{
public:
    bool isDone() const;
    void step(const TranscriptStyle &style);
    /// The fonts are others.
    void beginAgain() { m_next = 0; }

private:
    qsizetype m_next = 0;
};

} // namespace lineside
