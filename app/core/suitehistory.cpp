// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/suitehistory.h"

using namespace Qt::StringLiterals;

namespace lineside {

QLatin1StringView idOf(SuiteVerdict verdict)
{
    switch (verdict) {
    case SuiteVerdict::Passed:
        return "passed"_L1;
    case SuiteVerdict::Failed:
        return "failed"_L1;
    case SuiteVerdict::Unclear:
        return "unclear"_L1;
    case SuiteVerdict::NotAsked:
        return "not-asked"_L1;
    }
    return {};
}

SuiteVerdict suiteVerdict(QStringView id)
{
    for (const SuiteVerdict verdict : {SuiteVerdict::Passed, SuiteVerdict::Failed, SuiteVerdict::NotAsked}) {
        if (idOf(verdict) == id)
            return verdict;
    }
    return SuiteVerdict::Unclear;
}

} // namespace lineside
