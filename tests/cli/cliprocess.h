// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace lineside::test {

/// What a run of lineside-cli left.
struct CliResult {
    int status = -1; ///< -1: it did not end by itself
    QByteArray out;
    QByteArray err;

    /// Each line of standard output as a JSON object; an empty list if one of them is none.
    QList<QJsonObject> jsonLines() const;
};

/// The environment of the program: this one's, with the demo's keys.
QProcessEnvironment cliEnvironment();

/// Runs lineside-cli to its end. Fails the test if one of the demo's keys is in its output.
CliResult runCli(const QStringList &arguments, const QByteArray &input = {}, const QProcessEnvironment &environment = cliEnvironment());

/// Starts it and leaves it running.
void startCli(QProcess &process, const QStringList &arguments);

/// Sends SIGINT, as Ctrl+C does.
void interrupt(const QProcess &process);

/// Does the text hold one of the demo's keys?
bool holdsKey(const QByteArray &text);

} // namespace lineside::test
