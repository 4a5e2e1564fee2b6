// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/commandshell.h"

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

using Part = ValueTemplate::Part;

// Fish knows two escapes between single quotes, where POSIX shells know none.
QString fishText(QString text)
{
    text.replace(u'\\', "\\\\"_L1).replace(u'\'', "\\'"_L1);
    return u'\'' + text + u'\'';
}

QString fishWord(const CommandWord &word, const KeyVariables &variables)
{
    QString written;
    for (const Part &part : word.parts) {
        if (const auto *text = std::get_if<QString>(&part))
            written += fishText(*text);
        else
            written += u"\"$"_s + variables.name(std::get<SecretRef>(part)) + u'"';
    }
    return written.isEmpty() ? u"''"_s : written;
}

// How a Windows program's arguments are read (CommandLineToArgvW and the C runtime): a quote needs a backslash, and so does each
// backslash before a quote. A key ends a run of backslashes, for it is not known how it begins.
QList<Part> windowsArgument(const QList<Part> &parts)
{
    QList<Part> escaped{u"\""_s};
    qsizetype backslashes = 0;
    for (const Part &part : parts) {
        const auto *text = std::get_if<QString>(&part);
        if (!text) {
            escaped.append(part);
            backslashes = 0;
            continue;
        }
        QString written;
        for (const QChar c : *text) {
            if (c == u'"')
                written += QString(backslashes + 1, u'\\');
            backslashes = c == u'\\' ? backslashes + 1 : 0;
            written += c;
        }
        escaped.append(written);
    }
    escaped.append(QString(backslashes, u'\\') + u'"');
    return escaped;
}

bool anyText(const QList<Part> &parts, const std::function<bool(const QString &)> &holds)
{
    return std::ranges::any_of(parts, [&holds](const Part &part) {
        const auto *text = std::get_if<QString>(&part);
        return text && holds(*text);
    });
}

// PowerShell takes typographic quotes for quotes.
bool isSingleQuote(QChar c)
{
    return c == u'\'' || (c >= QChar(0x2018) && c <= QChar(0x201b));
}

bool isDoubleQuote(QChar c)
{
    return c == u'"' || (c >= QChar(0x201c) && c <= QChar(0x201e));
}

QString powerShellText(const QString &text)
{
    QString written = u"'"_s;
    for (const QChar c : text) {
        written += c;
        if (isSingleQuote(c))
            written += c;
    }
    return written + u'\'';
}

QString powerShellTemplate(const QList<Part> &parts, const KeyVariables &variables)
{
    QString written = u"\""_s;
    for (const Part &part : parts) {
        const auto *text = std::get_if<QString>(&part);
        if (!text) {
            written += u"${env:"_s + variables.name(std::get<SecretRef>(part)) + u'}';
            continue;
        }
        for (const QChar c : *text) {
            if (c == u'\n' || c == u'\r') {
                written += c == u'\n' ? u"`n"_s : u"`r"_s;
                continue;
            }
            if (c == u'`' || c == u'$' || isDoubleQuote(c))
                written += u'`';
            written += c;
        }
    }
    return written + u'"';
}

// An argument that needs escapes of its own brings its quotes along: PowerShell then adds none, in any version, where the passing of
// arguments is the old one. An empty one it would leave out.
QString powerShellWord(const CommandWord &word, const KeyVariables &variables)
{
    const bool escapes
        = word.parts.isEmpty() || anyText(word.parts, [](const QString &text) { return text.contains(u'"') || text.endsWith(u'\\'); });
    const QList<Part> parts = escapes ? windowsArgument(word.parts) : word.parts;
    const bool breaks = anyText(parts, [](const QString &text) { return text.contains(u'\n') || text.contains(u'\r'); });
    if (word.hasKeys() || breaks)
        return powerShellTemplate(parts, variables);
    QString text;
    for (const Part &part : parts)
        text += std::get<QString>(part);
    return powerShellText(text);
}

// A word without quotes inside goes between quotes, where cmd leaves everything but `%` alone. Else cmd would take the inner ones for
// the end of them, so each special character gets a caret and cmd never sees a quote at all.
QString cmdWord(const CommandWord &word, const KeyVariables &variables)
{
    const bool carets = anyText(word.parts, [](const QString &text) { return text.contains(u'"'); });
    QString written;
    for (const Part &part : windowsArgument(word.parts)) {
        const auto *text = std::get_if<QString>(&part);
        if (!text) {
            written += u'%' + variables.name(std::get<SecretRef>(part)) + u'%';
            continue;
        }
        for (const QChar c : *text) {
            if (c == u'%')
                written += u'%';
            else if (carets && u"\"^&|<>()!"_s.contains(c))
                written += u'^';
            written += c;
        }
    }
    return written;
}

QString posixWord(const CommandWord &word, const KeyVariables &variables)
{
    return word.hasKeys() ? shellWord(word.parts, variables) : shellWord(word.parts.isEmpty() ? QString() : std::get<QString>(word.parts.constFirst()));
}

QString posixGuard(const KeyVariables &variables, bool oneLine)
{
    return u": "_s + variables.expansions().join(u' ') + u" &&"_s + (oneLine ? u" "_s : u"\n"_s);
}

QString fishGuard(const KeyVariables &variables, bool oneLine)
{
    QString guard;
    for (const QString &name : variables.names())
        guard += u"test -n \"$%1\" || begin; echo 'set %1 first' >&2; false; end &&"_s.arg(name) + (oneLine ? u" "_s : u" \\\n"_s);
    return guard;
}

// One statement, for a person may paste it: each line would else run by itself, also after one that refused.
QString powerShellBlock(const QStringList &lines, const KeyVariables &variables, bool oneLine)
{
    QStringList statements{u"$PSNativeCommandArgumentPassing = 'Legacy'"_s};
    for (const QString &name : variables.names())
        statements += u"if (-not $env:%1) { throw 'set %1 first' }"_s.arg(name);
    statements += lines.join(oneLine ? u" "_s : u" `\n  "_s);
    return u"& {"_s + (oneLine ? u" "_s : u"\n"_s) + statements.join(oneLine ? u"; "_s : u"\n"_s) + (oneLine ? u" }"_s : u"\n}"_s);
}

QString cmdGuard(const KeyVariables &variables, bool oneLine)
{
    QString guard;
    for (const QString &name : variables.names())
        guard += u"if not defined %1 (echo set %1 first 1>&2 & cmd /c exit 1) else"_s.arg(name) + (oneLine ? u" "_s : u" ^\n"_s);
    return guard;
}

} // namespace

bool CommandWord::hasKeys() const
{
    return std::ranges::any_of(parts, [](const Part &part) { return std::holds_alternative<SecretRef>(part); });
}

QString commandWord(CommandShell shell, const CommandWord &word, const KeyVariables &variables)
{
    if (word.isBare)
        return std::get<QString>(word.parts.constFirst());
    switch (shell) {
    case CommandShell::Posix:
        return posixWord(word, variables);
    case CommandShell::Fish:
        return fishWord(word, variables);
    case CommandShell::PowerShell:
        return powerShellWord(word, variables);
    case CommandShell::Cmd:
        break;
    }
    return cmdWord(word, variables);
}

QString commandText(CommandShell shell, const QStringList &lines, const KeyVariables &variables, bool oneLine, bool asksFirst)
{
    switch (shell) {
    case CommandShell::Posix:
        return (asksFirst && !variables.isEmpty() ? posixGuard(variables, oneLine) : QString()) + lines.join(oneLine ? u" "_s : u" \\\n  "_s);
    case CommandShell::Fish:
        return fishGuard(variables, oneLine) + lines.join(oneLine ? u" "_s : u" \\\n  "_s);
    case CommandShell::PowerShell:
        return powerShellBlock(lines, variables, oneLine);
    case CommandShell::Cmd:
        break;
    }
    return cmdGuard(variables, oneLine) + lines.join(oneLine ? u" "_s : u" ^\n  "_s);
}

} // namespace lineside
