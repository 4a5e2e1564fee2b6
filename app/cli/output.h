// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"

#include <QJsonObject>
#include <QString>

namespace lineside::cli {

/// What the program's exit status means.
enum ExitCode {
    AllWell = 0,
    CheckFailed = 1,  ///< what was asked is not as it should be, or the other side refused
    WrongUse = 2,     ///< wrong options, or a configuration that cannot work
    NotMade = 3,      ///< the request could not be made: network, keychain
    Interrupted = 130,
};

/// Text for a terminal: what a server sent must not move its cursor or colour it.
QString printable(const QString &untrusted);

void printOut(const QString &text);  ///< to standard output, as it is, at once
void printLine(const QString &line); ///< to standard output
void printJson(const QJsonObject &object); ///< one line on standard output
void printNote(const QString &line); ///< to standard error

/// Says on standard error what went wrong and what to do, and gives the exit status for it.
int fail(const Error &error);
int fail(const Error &error, int status); ///< the same, where the kind of error does not decide
int exitCodeFor(const Error &error);
QJsonObject errorToJson(const Error &error);

} // namespace lineside::cli
