// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "suite/suitereports.h"

#include <functional>

class QWidget;

namespace lineside {

/// Asks for a file and writes the report there: HTML, JUnit XML or JSON by the file's name. `done` is called with the name; not at all where
/// the user takes no file.
void saveSuiteReport(QWidget *parent, const SuiteReport &report, std::function<void(Result<QString>)> done);

} // namespace lineside
