// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "pricing/namematch.h"

#include <algorithm>

namespace lineside {

bool NameMatch::fits(const QString &lowerName) const
{
    const auto partFits = [&lowerName](const NameMatch &part) { return part.fits(lowerName); };
    switch (rule) {
    case Rule::Equals:
        return lowerName == text;
    case Rule::StartsWith:
        return lowerName.startsWith(text);
    case Rule::EndsWith:
        return lowerName.endsWith(text);
    case Rule::Contains:
        return lowerName.contains(text);
    case Rule::Pattern:
        return pattern.match(lowerName).hasMatch();
    case Rule::AnyOf:
        return std::ranges::any_of(parts, partFits);
    case Rule::AllOf:
        return std::ranges::all_of(parts, partFits);
    }
    return false;
}

} // namespace lineside
