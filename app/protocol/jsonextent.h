// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

namespace lineside {

/// Finds where the first JSON object or array of a text ends, without reading what is in it. Takes the text in pieces.
class JsonExtent
{
public:
    /// How many bytes of the piece belong to the value; less than its size once the value is closed.
    qsizetype feed(QByteArrayView piece);
    bool isClosed() const { return m_opened && m_depth == 0; }

private:
    int m_depth = 0;
    bool m_opened = false;
    bool m_inString = false;
    bool m_escaped = false;
};

} // namespace lineside
