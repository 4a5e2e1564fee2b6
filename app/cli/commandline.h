// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace lineside::cli {

/// The options of one subcommand, its --help with an example, and what is wrong with how it was called.
class CommandLine
{
public:
    explicit CommandLine(const QString &command, const QString &summary, const QString &example);

    void addFlag(const QString &name, const QString &description);
    void addValue(const QString &name, const QString &valueName, const QString &description, const QString &fallback = {});
    void addArgument(const QString &name, const QString &description, const QString &syntax = {});

    /// Nothing: go on. Otherwise the command is over with this exit status: help was asked for, or the call was wrong.
    std::optional<int> parse(const QStringList &arguments, int mostArguments = -1);

    bool has(const QString &name) const { return m_parser->isSet(name); }
    QString value(const QString &name) const { return m_parser->value(name); }
    QStringList values(const QString &name) const { return m_parser->values(name); }
    QStringList arguments() const { return m_parser->positionalArguments(); }
    /// A whole number in the range; a call with another one is wrong, which `problem` then tells.
    std::optional<int> number(const QString &name, int least, int most, QString *problem) const;

    /// Says what is wrong with the call, on standard error. The exit status for it.
    int wrong(const QString &problem) const;

private:
    QString m_command;
    QString m_example;
    std::unique_ptr<QCommandLineParser> m_parser;
};

} // namespace lineside::cli
