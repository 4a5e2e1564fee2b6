// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wirelog.h"

#include <QString>

#include <vector>

namespace lineside {

/// A recorded body in rows: a heading for each read, and below it its bytes, as hexadecimal digits beside their text or as lines of text.
class WireRows
{
public:
    enum class Form { Hex, Text };
    /// However a body is made, there are no more.
    static constexpr size_t mostRows = 600'000;

    void begin(Form form, int bytesInRow); ///< at most; lines of text end earlier
    void takeUp(const WireRecord &record); ///< reads that are new
    int count() const { return int(m_rows.size()); }
    bool isHeading(int row) const { return m_rows.at(size_t(row)).read >= 0; }
    QString text(int row, const WireRecord &record) const;
    bool isCut() const { return m_isCut; }

private:
    struct Row {
        qint32 read = -1; ///< of a heading
        qint32 begin = 0;
        qint32 size = 0;
    };
    void add(const Row &row);
    void addLines(const QByteArray &body, qint64 begin, qint64 end);
    QString hexRow(const Row &row, const QByteArray &body) const;

    std::vector<Row> m_rows;
    Form m_form = Form::Hex;
    int m_bytesInRow = 16;
    qsizetype m_reads = 0; ///< taken up
    bool m_isCut = false;
};

} // namespace lineside
