// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/commandline.h"

#include "cli/output.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

} // namespace

CommandLine::CommandLine(const QString &command, const QString &summary, const QString &example)
    : m_command(command)
    , m_example(example)
    , m_parser(std::make_unique<QCommandLineParser>())
{
    m_parser->setApplicationDescription(summary);
    m_parser->addHelpOption();
    m_parser->addPositionalArgument(command, {}, command);
}

void CommandLine::addFlag(const QString &name, const QString &description)
{
    m_parser->addOption(QCommandLineOption(name, description));
}

void CommandLine::addValue(const QString &name, const QString &valueName, const QString &description, const QString &fallback)
{
    m_parser->addOption(QCommandLineOption(name, description, valueName, fallback));
}

void CommandLine::addArgument(const QString &name, const QString &description, const QString &syntax)
{
    m_parser->addPositionalArgument(name, description, syntax.isEmpty() ? name : syntax);
}

std::optional<int> CommandLine::parse(const QStringList &arguments, int mostArguments)
{
    const bool understood = m_parser->parse(QStringList{u"lineside-cli"_s} + arguments);
    if (m_parser->isSet(u"help"_s)) {
        printOut(m_parser->helpText() + u'\n' + Tr::tr("Example:") + u"\n  "_s + m_example + u'\n');
        return AllWell;
    }
    if (!understood)
        return wrong(m_parser->errorText());
    if (mostArguments >= 0 && this->arguments().size() > mostArguments)
        return wrong(Tr::tr("There is an argument too many: “%1”.").arg(this->arguments().at(mostArguments)));
    return std::nullopt;
}

std::optional<int> CommandLine::number(const QString &name, int least, int most, QString *problem) const
{
    if (!has(name))
        return std::nullopt;
    bool valid = false;
    const int number = value(name).toInt(&valid);
    if (valid && number >= least && number <= most)
        return number;
    *problem = Tr::tr("--%1 takes a whole number from %2 to %3, not “%4”.").arg(name).arg(least).arg(most).arg(value(name));
    return std::nullopt;
}

int CommandLine::wrong(const QString &problem) const
{
    printNote(u"lineside-cli: "_s + printable(problem));
    printNote(u"  "_s + Tr::tr("See “lineside-cli %1 --help”.").arg(m_command.section(u' ', 0, 0)));
    return WrongUse;
}

} // namespace lineside::cli
