// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/interrupts.h"

#include <QStringList>

/// The subcommands: each takes its own arguments and gives the exit status.
namespace lineside::cli {

int runChat(const QStringList &arguments, Interrupts &interrupts);
int runDemo(const QStringList &arguments, Interrupts &interrupts);
int runExport(const QStringList &arguments, Interrupts &interrupts);
int runImport(const QStringList &arguments, Interrupts &interrupts);
int runKey(const QStringList &arguments, Interrupts &interrupts);
int runMock(const QStringList &arguments, Interrupts &interrupts);
int runReplay(const QStringList &arguments, Interrupts &interrupts);
int runRoute(const QStringList &arguments, Interrupts &interrupts);
int runVerify(const QStringList &arguments, Interrupts &interrupts);

} // namespace lineside::cli
