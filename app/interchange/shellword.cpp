// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/shellword.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// Set by every login or shell: `${PATH:?}` would never refuse, and would send what it holds.
bool isTakenByTheShell(const QString &name)
{
    static const QStringList taken{
        u"_"_s,    u"COLUMNS"_s, u"DISPLAY"_s, u"EDITOR"_s, u"EUID"_s,    u"HOME"_s,   u"HOST"_s,  u"HOSTNAME"_s, u"IFS"_s,
        u"LANG"_s, u"LINENO"_s,  u"LINES"_s,   u"LOGNAME"_s, u"MAIL"_s,   u"OLDPWD"_s, u"OPTIND"_s, u"PATH"_s,    u"PPID"_s,
        u"PS1"_s,  u"PS2"_s,     u"PWD"_s,     u"RANDOM"_s, u"SECONDS"_s, u"SHELL"_s,  u"SHLVL"_s, u"TERM"_s,     u"TMPDIR"_s,
        u"TZ"_s,   u"UID"_s,     u"USER"_s,    u"APPDATA"_s, u"COMPUTERNAME"_s, u"COMSPEC"_s, u"OS"_s,    u"PATHEXT"_s, u"PROMPT"_s,
        u"TEMP"_s, u"TMP"_s,     u"USERNAME"_s, u"USERPROFILE"_s, u"WINDIR"_s,
    };
    return taken.contains(name);
}

// Characters that mean themselves between double quotes in every shell. `!` is not among them: an interactive bash replaces it.
bool isPlainBetweenDoubleQuotes(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) {
        return c.unicode() >= 0x20 && c.unicode() < 0x7f && !u"\"\\$`!"_s.contains(c);
    });
}

bool isPlainBesidesKeys(const QList<ValueTemplate::Part> &parts)
{
    return std::ranges::all_of(parts, [](const ValueTemplate::Part &part) {
        const auto *literal = std::get_if<QString>(&part);
        return !literal || isPlainBetweenDoubleQuotes(*literal);
    });
}

QString inDoubleQuotes(const QList<ValueTemplate::Part> &parts, const KeyVariables &variables)
{
    QString word = u"\""_s;
    for (const ValueTemplate::Part &part : parts) {
        if (const auto *reference = std::get_if<SecretRef>(&part))
            word += variables.expansion(*reference);
        else
            word += std::get<QString>(part);
    }
    return word + u'"';
}

} // namespace

KeyVariables::KeyVariables(const QList<SecretRef> &references)
{
    // Names of the user's own environment are what they are; names that stand for keychain entries make way.
    for (const SecretRef &reference : references) {
        if (reference.kind == SecretRef::Kind::Environment)
            m_names.try_emplace(reference, reference.name);
    }
    for (const SecretRef &reference : references)
        add(reference);
}

void KeyVariables::add(const SecretRef &reference)
{
    if (!m_order.contains(reference))
        m_order.append(reference);
    if (m_names.contains(reference))
        return;
    QString base = reference.environmentName();
    if (isTakenByTheShell(base))
        base += u"_KEY"_s;
    const auto isUsed = [this](const QString &name) {
        return std::ranges::any_of(m_names, [&name](const auto &entry) { return entry.second == name; });
    };
    QString name = base;
    for (int count = 2; isUsed(name); ++count)
        name = base + u'_' + QString::number(count);
    m_names.emplace(reference, name);
}

QString KeyVariables::expansion(const SecretRef &reference) const
{
    return u"${%1:?set %1 first}"_s.arg(m_names.at(reference));
}

QStringList KeyVariables::expansions() const
{
    QStringList all;
    for (const SecretRef &reference : m_order)
        all.append(u'"' + expansion(reference) + u'"');
    return all;
}

QStringList KeyVariables::names() const
{
    QStringList all;
    for (const SecretRef &reference : m_order)
        all.append(m_names.at(reference));
    return all;
}

QString shellWord(const QString &text)
{
    QString word = text;
    word.replace(u'\'', "'\\''"_L1);
    return u'\'' + word + u'\'';
}

QString shellWord(const QList<ValueTemplate::Part> &parts, const KeyVariables &variables)
{
    const bool hasKeys
        = std::ranges::any_of(parts, [](const ValueTemplate::Part &part) { return std::holds_alternative<SecretRef>(part); });
    if (hasKeys && isPlainBesidesKeys(parts))
        return inDoubleQuotes(parts, variables);
    QString word;
    QString literal;
    for (const ValueTemplate::Part &part : parts) {
        if (const auto *text = std::get_if<QString>(&part)) {
            literal += *text;
            continue;
        }
        if (!literal.isEmpty())
            word += shellWord(std::exchange(literal, {}));
        word += u'"' + variables.expansion(std::get<SecretRef>(part)) + u'"';
    }
    return literal.isEmpty() && !word.isEmpty() ? word : word + shellWord(literal);
}

} // namespace lineside
