// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/curlvariables.h"

#include <QCoreApplication>
#include <QMap>

#include <optional>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CurlImport)
};

constexpr QLatin1StringView expandPrefix = "expand-"_L1;

/// By name; without a text it is the environment's.
using Variables = QMap<QString, std::optional<QString>>;

Variables variablesOf(CurlCall &call)
{
    Variables variables;
    for (const GivenOption &option : std::as_const(call.options)) {
        if (option.name != "variable"_L1)
            continue;
        const QString text = templateOf(option.value).toString();
        const bool fromEnvironment = text.startsWith(u'%');
        const QString name = text.sliced(fromEnvironment ? 1 : 0).section(u'=', 0, 0).section(u'@', 0, 0);
        if (!SecretRef::parse(u"env:"_s + name))
            continue;
        if (!fromEnvironment && !text.contains(u'='))
            call.warnings.append(Tr::tr("The variable %1 would be read from a file. It was not.").arg(name));
        else
            variables.insert(name, fromEnvironment ? std::nullopt : std::optional(text.section(u'=', 1)));
    }
    return variables;
}

/// Reads one text, up to what is a variable, and puts that in.
class Expansion
{
public:
    explicit Expansion(const Variables &variables)
        : m_variables(variables)
    {
    }

    void read(const QString &text)
    {
        qsizetype from = 0;
        for (qsizetype open = text.indexOf("{{"_L1); open >= 0; open = text.indexOf("{{"_L1, from)) {
            m_plain += QStringView(text).sliced(from, open - from);
            const bool isEscaped = open > from && text.at(open - 1) == u'\\';
            if (isEscaped)
                m_plain.chop(1);
            from = isEscaped ? keepBraces(open) : readVariable(text, open);
        }
        m_plain += QStringView(text).sliced(from);
        endPlain();
    }
    void add(const ValueTemplate::Part &part) { m_made.append(part); }
    WordParts take() { return std::move(m_made); }

private:
    qsizetype keepBraces(qsizetype open)
    {
        m_plain += u"{{"_s;
        return open + 2;
    }
    qsizetype readVariable(const QString &text, qsizetype open)
    {
        const qsizetype close = text.indexOf("}}"_L1, open + 2);
        const QString name = close < 0 ? QString() : text.sliced(open + 2, close - open - 2).section(u':', 0, 0);
        const auto known = m_variables.constFind(name);
        if (close < 0 || known == m_variables.constEnd())
            return keepBraces(open);
        if (*known) {
            m_plain += **known;
        } else {
            endPlain();
            m_made.append(SecretRef::environment(name));
        }
        return close + 2;
    }
    void endPlain()
    {
        if (!m_plain.isEmpty())
            m_made.append(std::exchange(m_plain, {}));
    }

    const Variables &m_variables;
    WordParts m_made;
    QString m_plain;
};

WordParts expanded(const WordParts &value, const Variables &variables)
{
    Expansion expansion(variables);
    for (const ValueTemplate::Part &part : value) {
        if (const auto *text = std::get_if<QString>(&part))
            expansion.read(*text);
        else
            expansion.add(part);
    }
    return expansion.take();
}

} // namespace

void expandVariables(CurlCall &call)
{
    const Variables variables = variablesOf(call);
    for (GivenOption &option : call.options) {
        if (!option.name.startsWith(expandPrefix))
            continue;
        option.name = option.name.sliced(expandPrefix.size());
        option.value = expanded(option.value, variables);
        if (option.name == "url"_L1)
            call.urls.append(option.value);
    }
    call.options.removeIf([](const GivenOption &option) { return option.name == "url"_L1; });
}

} // namespace lineside
