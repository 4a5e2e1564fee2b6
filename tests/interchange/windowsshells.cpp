// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "windowsshells.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lineside::testing {

namespace {

// The rules of the Microsoft C runtime since 2008.
QStringList runtimeArguments(const QString &line)
{
    QStringList arguments;
    QString current;
    bool inArgument = false;
    bool inQuotes = false;
    qsizetype i = 0;
    while (i < line.size()) {
        qsizetype backslashes = 0;
        while (i < line.size() && line.at(i) == u'\\') {
            ++backslashes;
            ++i;
        }
        if (i < line.size() && line.at(i) == u'"') {
            current += QString(backslashes / 2, u'\\');
            inArgument = true;
            if (backslashes % 2 == 1) {
                current += u'"';
            } else if (inQuotes && i + 1 < line.size() && line.at(i + 1) == u'"') {
                current += u'"';
                ++i;
            } else {
                inQuotes = !inQuotes;
            }
            ++i;
            continue;
        }
        if (backslashes > 0) {
            current += QString(backslashes, u'\\');
            inArgument = true;
            continue;
        }
        const QChar c = line.at(i++);
        if (!inQuotes && (c == u' ' || c == u'\t')) {
            if (inArgument)
                arguments.append(current);
            current.clear();
            inArgument = false;
        } else {
            current += c;
            inArgument = true;
        }
    }
    if (inArgument)
        arguments.append(current);
    return arguments;
}

// The first thing that cmd does to a line of a batch file, before it looks at quotes.
std::optional<QString> withPercents(const QString &text, const Environment &environment)
{
    QString expanded;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != u'%') {
            expanded += text.at(i);
            continue;
        }
        if (text.mid(i + 1, 1) == u"%"_s) {
            expanded += u'%';
            ++i;
            continue;
        }
        const qsizetype end = text.indexOf(u'%', i + 1);
        if (end < 0)
            return std::nullopt; // an argument of the batch file's, or a percent sign that is lost
        const QString name = text.sliced(i + 1, end - i - 1);
        if (!environment.contains(name))
            return std::nullopt;
        expanded += environment.value(name);
        i = end;
    }
    return expanded;
}

// The second: carets, and what has a meaning outside of quotes.
std::optional<QString> withoutCarets(const QString &text)
{
    QString line;
    bool inQuotes = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        QChar c = text.at(i);
        if (c == u'\n')
            return i + 1 == text.size() ? std::optional(line) : std::nullopt;
        if (c == u'^' && !inQuotes) {
            ++i;
            if (i < text.size() && text.at(i) == u'\n')
                ++i;
            if (i >= text.size())
                return std::nullopt;
            c = text.at(i);
        } else if (c == u'"') {
            inQuotes = !inQuotes;
        } else if (!inQuotes && u"&|<>()"_s.contains(c)) {
            return std::nullopt;
        }
        line += c;
    }
    return line;
}

bool isSingleQuote(QChar c)
{
    return u"'\u2018\u2019\u201a\u201b"_s.contains(c);
}

bool isDoubleQuote(QChar c)
{
    return u"\"\u201c\u201d\u201e"_s.contains(c);
}

// The tokenizer's rules for the arguments of a command.
class ScriptModel
{
public:
    ScriptModel(const QString &text, const Environment &environment)
        : m_text(text)
        , m_environment(environment)
    {
    }

    std::optional<QStringList> arguments()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text.at(m_at);
            if (c == u'\n' || c == u';' || c == u'}')
                break;
            if (!step(c))
                return std::nullopt;
        }
        endArgument();
        return m_arguments;
    }

private:
    void endArgument()
    {
        if (m_isOpen)
            m_arguments.append(m_current);
        m_current.clear();
        m_isOpen = false;
    }

    bool step(QChar c)
    {
        if (c == u' ' || c == u'\t') {
            endArgument();
            ++m_at;
            return true;
        }
        if (c == u'`') {
            const bool continues = m_text.mid(m_at + 1, 1) == u"\n"_s;
            m_at += 2;
            return continues;
        }
        m_isOpen = true;
        if (isSingleQuote(c))
            return single();
        if (isDoubleQuote(c))
            return quoted();
        if (!c.isLetterOrNumber() && !u"-._/:"_s.contains(c))
            return false;
        m_current += c;
        ++m_at;
        return true;
    }

    bool single()
    {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text.at(m_at);
            if (isSingleQuote(c)) {
                ++m_at;
                if (m_at >= m_text.size() || !isSingleQuote(m_text.at(m_at)))
                    return true;
            }
            m_current += m_text.at(m_at);
        }
        return false;
    }

    bool quoted()
    {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text.at(m_at);
            if (c == u'`') {
                const QChar escaped = m_text.at(++m_at);
                const qsizetype known = u"0abefnrtv"_s.indexOf(escaped);
                m_current += known < 0 ? escaped : u"\0\a\b\x1b\f\n\r\t\v"[known];
            } else if (c == u'$') {
                if (!variable())
                    return false;
            } else if (isDoubleQuote(c)) {
                ++m_at;
                if (m_at >= m_text.size() || !isDoubleQuote(m_text.at(m_at)))
                    return true;
                m_current += m_text.at(m_at);
            } else {
                m_current += c;
            }
        }
        return false;
    }

    bool variable()
    {
        static const QRegularExpression form(u"\\G\\$\\{env:([A-Za-z0-9_]+)\\}"_s);
        const auto match = form.match(m_text, m_at);
        if (!match.hasMatch())
            return false;
        m_current += m_environment.value(match.captured(1));
        m_at += match.capturedLength() - 1;
        return true;
    }

    QString m_text;
    Environment m_environment;
    qsizetype m_at = 0;
    QString m_current;
    bool m_isOpen = false;
    QStringList m_arguments;
};

// NativeCommandParameterBinder with the old way of passing: quotes only around what has a space outside of its own quotes.
bool needsQuotes(const QString &argument)
{
    bool needed = false;
    bool followsBackslash = false;
    int quotes = 0;
    for (const QChar c : argument) {
        if (c == u'"' && !followsBackslash)
            ++quotes;
        else if (c.isSpace() && quotes % 2 == 0)
            needed = true;
        followsBackslash = c == u'\\';
    }
    return needed;
}

} // namespace

std::optional<QStringList> cmdArguments(const QString &batch, const Environment &environment)
{
    const std::optional<QString> expanded = withPercents(batch.sliced(batch.indexOf("curl.exe"_L1)), environment);
    const std::optional<QString> line = expanded ? withoutCarets(*expanded) : std::nullopt;
    return line ? std::optional(runtimeArguments(*line).mid(1)) : std::nullopt;
}

std::optional<QStringList> powerShellArguments(const QString &script, const Environment &environment)
{
    if (!script.startsWith("& {"_L1) || !script.endsWith(u'}') || !script.contains("$PSNativeCommandArgumentPassing = 'Legacy'"_L1))
        return std::nullopt;
    const auto arguments = ScriptModel(script.sliced(script.indexOf("curl.exe"_L1) + 8), environment).arguments();
    if (!arguments)
        return std::nullopt;
    QString line;
    for (const QString &argument : *arguments) {
        if (!argument.isEmpty())
            line += u' ' + (needsQuotes(argument) ? u'"' + argument + u'"' : argument);
    }
    return runtimeArguments(line);
}

} // namespace lineside::testing
