// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "core/result.h"
#include "core/suite.h"
#include "interchange/exportedtext.h"

namespace lineside {

/// A case of a suite and the request that it stands for.
struct K6Question {
    SuiteCase asked;
    HttpRequest request;
};

/// The suite as a script for k6, which can ask it from many machines at once. It makes each check that k6 can make; what it cannot
/// see (the moments of single events, prices, the diagnosis) it says in a comment, and the warnings say it too. Keys come from the
/// environment. Kind::Configuration for a request that cannot be said as text.
Result<ExportedText> k6Suite(const QString &name, const QList<K6Question> &questions);

} // namespace lineside
