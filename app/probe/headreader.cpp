// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/headreader.h"

namespace lineside {

namespace {

constexpr qsizetype largestHead = 256 * 1024;
constexpr int firstFinalStatus = 200;

} // namespace

void HeadReader::begin(QByteArrayView statusLine)
{
    m_head = {};
    const QByteArray line = statusLine.toByteArray().trimmed();
    const qsizetype afterVersion = line.indexOf(' ');
    m_head.version = line.first(afterVersion < 0 ? line.size() : afterVersion).mid(5);
    const QByteArray rest = afterVersion < 0 ? QByteArray() : line.mid(afterVersion + 1).trimmed();
    const qsizetype afterStatus = rest.indexOf(' ');
    m_head.status = rest.first(afterStatus < 0 ? rest.size() : afterStatus).toInt();
    m_head.reason = afterStatus < 0 ? QByteArray() : rest.mid(afterStatus + 1).trimmed();
}

bool HeadReader::takeLine(QByteArrayView line)
{
    m_size += line.size();
    if (m_size > largestHead)
        return false;
    if (m_complete)
        return true;
    const QByteArrayView text = line.trimmed();
    if (line.startsWith("HTTP/")) {
        begin(line);
    } else if (text.isEmpty()) {
        m_complete = m_head.status >= firstFinalStatus;
    } else if ((line.front() == ' ' || line.front() == '\t') && !m_head.headers.isEmpty()) {
        m_head.headers.last().value += ' ' + text.toByteArray(); // folded, as old servers do
    } else if (const qsizetype colon = text.indexOf(':'); colon > 0) {
        m_head.headers.append({text.first(colon).trimmed().toByteArray(), text.sliced(colon + 1).trimmed().toByteArray()});
    }
    return true;
}

} // namespace lineside
