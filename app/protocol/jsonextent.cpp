// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/jsonextent.h"

namespace lineside {

qsizetype JsonExtent::feed(QByteArrayView piece)
{
    for (qsizetype i = 0; i < piece.size(); ++i) {
        if (isClosed())
            return i;
        const char c = piece[i];
        if (m_inString) {
            if (m_escaped)
                m_escaped = false;
            else if (c == '\\')
                m_escaped = true;
            else if (c == '"')
                m_inString = false;
        } else if (c == '"') {
            m_inString = true;
        } else if (c == '{' || c == '[') {
            m_opened = true;
            ++m_depth;
        } else if ((c == '}' || c == ']') && m_depth > 0) {
            --m_depth;
        }
    }
    return piece.size();
}

} // namespace lineside
