// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/wire/wirerows.h"

#include "ui/wire/visibletext.h"
#include "ui/wire/wirewords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Wire)
};

bool continuesCharacter(char c)
{
    return (uchar(c) & 0xC0U) == 0x80U;
}

} // namespace

void WireRows::begin(Form form, int bytesInRow)
{
    m_rows.clear();
    m_form = form;
    m_bytesInRow = bytesInRow;
    m_reads = 0;
    m_isCut = false;
}

void WireRows::add(const Row &row)
{
    m_isCut = m_isCut || m_rows.size() >= mostRows;
    if (!m_isCut)
        m_rows.push_back(row);
}

void WireRows::takeUp(const WireRecord &record)
{
    for (; m_reads < record.reads.size() && !m_isCut; ++m_reads) {
        const qint64 begin = m_reads > 0 ? record.reads.at(m_reads - 1).end : 0;
        const qint64 end = record.reads.at(m_reads).end;
        add({.read = qint32(m_reads), .begin = qint32(begin), .size = qint32(end - begin)});
        if (m_form == Form::Text) {
            addLines(record.body, begin, end);
            continue;
        }
        for (qint64 at = begin; at < end && !m_isCut; at += m_bytesInRow)
            add({.begin = qint32(at), .size = qint32(std::min<qint64>(m_bytesInRow, end - at))});
    }
}

void WireRows::addLines(const QByteArray &body, qint64 begin, qint64 end)
{
    while (begin < end && !m_isCut) {
        const qint64 most = std::min<qint64>(m_bytesInRow, end - begin);
        const void *const feed = std::memchr(body.constData() + begin, '\n', size_t(most));
        qint64 size = feed ? static_cast<const char *>(feed) + 1 - body.constData() - begin : most;
        if (!feed && begin + size < end) {
            while (size > std::max(1, m_bytesInRow - 4) && continuesCharacter(body.at(begin + size)))
                --size;
        }
        add({.begin = qint32(begin), .size = qint32(size)});
        begin += size;
    }
}

QString WireRows::text(int row, const WireRecord &record) const
{
    const Row &shown = m_rows.at(size_t(row));
    if (shown.read >= 0)
        return Tr::tr("Read %1, %2, %3").arg(QLocale().toString(shown.read + 1), wirewords::duration(record.reads.at(shown.read).at), wirewords::bytes(shown.size));
    return m_form == Form::Hex ? hexRow(shown, record.body) : visibleText(QByteArrayView(record.body).sliced(shown.begin, shown.size));
}

QString WireRows::hexRow(const Row &row, const QByteArray &body) const
{
    const QByteArrayView bytes = QByteArrayView(body).sliced(row.begin, row.size);
    QString line = QString::number(row.begin, 16).rightJustified(6, u'0') + u' ';
    for (int i = 0; i < m_bytesInRow; ++i) {
        if (i == 8)
            line += u' ';
        line += i < bytes.size() ? u' ' + QString::number(uint(uchar(bytes[i])), 16).rightJustified(2, u'0') : u"   "_s;
    }
    line += u"  "_s;
    for (const char c : bytes)
        line += c >= ' ' && c < 0x7F ? QChar(QLatin1Char(c)) : QChar(u'·');
    return line;
}

} // namespace lineside
