// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/secretref.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype longestName = 128;

bool isAsciiLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isKeychainId(QStringView name)
{
    return std::ranges::all_of(name, [](QChar c) { return isAsciiLetter(c) || isAsciiDigit(c) || c == u'.' || c == u'_' || c == u'-'; });
}

bool isEnvironmentName(QStringView name)
{
    return !isAsciiDigit(name.front())
        && std::ranges::all_of(name, [](QChar c) { return isAsciiLetter(c) || isAsciiDigit(c) || c == u'_'; });
}

} // namespace

std::optional<SecretRef> SecretRef::parse(QStringView text)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon < 0)
        return std::nullopt;
    const QStringView scheme = text.first(colon);
    const QStringView name = text.sliced(colon + 1);
    if (name.isEmpty() || name.size() > longestName)
        return std::nullopt;
    if (scheme == "keychain"_L1 && isKeychainId(name))
        return keychain(name.toString());
    if (scheme == "env"_L1 && isEnvironmentName(name))
        return environment(name.toString());
    return std::nullopt;
}

QString SecretRef::toString() const
{
    return (kind == Kind::Keychain ? u"keychain:"_s : u"env:"_s) + name;
}

QString SecretRef::environmentName() const
{
    if (kind == Kind::Environment)
        return name;
    QString variable;
    variable.reserve(name.size() + 1);
    for (const QChar c : name)
        variable += isAsciiLetter(c) || isAsciiDigit(c) ? c.toUpper() : QChar(u'_');
    if (variable.isEmpty() || isAsciiDigit(variable.front()))
        variable.prepend(u'_');
    return variable;
}

} // namespace lineside
