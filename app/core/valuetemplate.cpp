// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/valuetemplate.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

const QLatin1StringView apart = "{plain}"_L1;
constexpr qsizetype longestReference = 160; // more than a scheme and the longest name

// The reference that begins with the brace at `open`, and where its closing brace is.
std::optional<std::pair<SecretRef, qsizetype>> referenceAt(const QString &text, qsizetype open)
{
    const QStringView inside = QStringView(text).sliced(open + 1, std::min(longestReference, text.size() - open - 1));
    const qsizetype close = inside.indexOf(u'}');
    if (close < 0)
        return std::nullopt;
    const auto reference = SecretRef::parse(inside.first(close));
    return reference ? std::optional(std::pair(*reference, open + 1 + close)) : std::nullopt;
}

// The text with `{plain}` wherever it would be read as something else.
QString keptApart(const QString &text)
{
    if (SecretRef::parse(text))
        return apart + text;
    QString kept;
    for (qsizetype at = 0; at < text.size(); ++at) {
        kept += text.at(at);
        if (text.at(at) == u'{' && (referenceAt(text, at) || QStringView(text).sliced(at).startsWith(apart)))
            kept += apart;
    }
    return kept;
}

} // namespace

ValueTemplate ValueTemplate::parse(const QString &text)
{
    ValueTemplate result;
    if (const auto whole = SecretRef::parse(text)) {
        result.m_parts.append(*whole);
        return result;
    }
    QString plain;
    const auto endPlain = [&result, &plain] {
        if (!plain.isEmpty())
            result.m_parts.append(std::exchange(plain, QString()));
    };
    qsizetype from = 0;
    for (qsizetype open = text.indexOf(u'{'); open >= 0; open = text.indexOf(u'{', from)) {
        plain += QStringView(text).sliced(from, open - from);
        if (const auto reference = referenceAt(text, open)) {
            endPlain();
            result.m_parts.append(reference->first);
            from = reference->second + 1;
        } else if (QStringView(text).sliced(open).startsWith(apart)) {
            from = open + apart.size();
        } else {
            plain += u'{';
            from = open + 1;
        }
    }
    plain += QStringView(text).sliced(from);
    endPlain();
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
            text += keptApart(std::get<QString>(part));
    }
    return text;
}

} // namespace lineside
