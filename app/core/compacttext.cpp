// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/compacttext.h"

namespace lineside {

QString CompactText::toString() const
{
    const auto *const packed = std::get_if<Packed>(&m_text);
    return packed ? QString::fromUtf8(packed->utf8) : std::get<QString>(m_text);
}

qsizetype CompactText::size() const
{
    const auto *const packed = std::get_if<Packed>(&m_text);
    return packed ? packed->size : std::get<QString>(m_text).size();
}

CompactText &CompactText::operator+=(const QString &more)
{
    if (std::holds_alternative<Packed>(m_text))
        m_text = toString();
    std::get<QString>(m_text) += more;
    return *this;
}

void CompactText::pack()
{
    auto *const text = std::get_if<QString>(&m_text);
    if (!text || text->isEmpty())
        return;
    QByteArray utf8 = text->toUtf8();
    if (utf8.size() >= text->size() * qsizetype(sizeof(QChar)) || QString::fromUtf8(utf8) != *text)
        return;
    utf8.squeeze();
    m_text = Packed{std::move(utf8), text->size()};
}

bool operator==(const CompactText &a, const CompactText &b)
{
    const auto *const packedA = std::get_if<CompactText::Packed>(&a.m_text);
    const auto *const packedB = std::get_if<CompactText::Packed>(&b.m_text);
    if (packedA && packedB)
        return packedA->utf8 == packedB->utf8;
    return a.size() == b.size() && a.toString() == b.toString();
}

} // namespace lineside
