// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/valuetemplate.h"

using namespace Qt::StringLiterals;

namespace lineside {

ValueTemplate ValueTemplate::parse(const QString &text)
{
    ValueTemplate result;
    if (const auto whole = SecretRef::parse(text)) {
        result.m_parts.append(*whole);
        return result;
    }
    qsizetype plainFrom = 0;
    qsizetype at = 0;
    while ((at = text.indexOf(u'{', at)) >= 0) {
        const qsizetype close = text.indexOf(u'}', at);
        if (close < 0)
            break;
        const auto reference = SecretRef::parse(QStringView(text).sliced(at + 1, close - at - 1));
        if (!reference) {
            ++at;
            continue;
        }
        if (at > plainFrom)
            result.m_parts.append(text.sliced(plainFrom, at - plainFrom));
        result.m_parts.append(*reference);
        at = plainFrom = close + 1;
    }
    if (plainFrom < text.size())
        result.m_parts.append(text.sliced(plainFrom));
    return result;
}

ValueTemplate ValueTemplate::literal(const QString &text)
{
    ValueTemplate result;
    if (!text.isEmpty())
        result.m_parts.append(text);
    return result;
}

ValueTemplate ValueTemplate::withKey(const QString &prefix, const SecretRef &key)
{
    ValueTemplate result = literal(prefix);
    result.m_parts.append(key);
    return result;
}

QList<SecretRef> ValueTemplate::references() const
{
    QList<SecretRef> found;
    for (const Part &part : m_parts) {
        if (const auto *reference = std::get_if<SecretRef>(&part))
            found.append(*reference);
    }
    return found;
}

QString ValueTemplate::toString() const
{
    QString text;
    for (const Part &part : m_parts) {
        if (const auto *reference = std::get_if<SecretRef>(&part))
            text += u'{' + reference->toString() + u'}';
        else
            text += std::get<QString>(part);
    }
    return text;
}

} // namespace lineside
