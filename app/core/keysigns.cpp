// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/keysigns.h"

#include <QString>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype shortestNamedKey = 8;
constexpr qsizetype shortestKnownKey = 20;

bool isGatewayReference(QStringView text)
{
    return text.startsWith("$env://"_L1, Qt::CaseInsensitive) || text.startsWith("$secret://"_L1, Qt::CaseInsensitive)
        || (text.startsWith("${"_L1) && text.endsWith(u'}'));
}

bool isMask(QStringView text)
{
    return text.contains("***"_L1) || text.contains(u"•••");
}

bool beginsLikeKnownKey(QStringView word)
{
    static constexpr std::array beginnings{"sk-"_L1, "sk_"_L1, "AIza"_L1, "gsk_"_L1, "ghp_"_L1, "github_pat_"_L1, "glpat-"_L1, "hf_"_L1,
                                           "xoxb-"_L1, "xai-"_L1, "AKIA"_L1, "eyJ"_L1, "pplx-"_L1, "nvapi-"_L1};
    return word.size() >= shortestKnownKey && std::ranges::any_of(beginnings, [word](QLatin1StringView begin) { return word.startsWith(begin); });
}

} // namespace

bool carriesCredentials(QByteArrayView name)
{
    static constexpr std::array exact{"authorization"_L1, "proxy-authorization"_L1, "cookie"_L1, "apikey"_L1, "api_key"_L1, "api-key"_L1,
                                      "x-api-key"_L1, "token"_L1, "secret"_L1, "password"_L1, "passwd"_L1};
    static constexpr std::array endings{"-key"_L1, "_apikey"_L1, "_api_key"_L1, "-token"_L1, "_token"_L1, "-secret"_L1, "_secret"_L1,
                                        "password"_L1, "secret_key"_L1, "private_key"_L1, "secret_access_key"_L1};
    const QString lower = QString::fromLatin1(name).toLower();
    if (lower == "idempotency-key"_L1) // a name for a request, not for a person
        return false;
    const auto endsIt = [&lower](QLatin1StringView ending) { return lower.endsWith(ending); };
    return std::ranges::find(exact, lower) != exact.end() || std::ranges::any_of(endings, endsIt);
}

bool holdsKnownKey(QStringView text)
{
    const auto words = text.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::any_of(words, beginsLikeKnownKey);
}

QStringView credentialScheme(QStringView text)
{
    for (const QLatin1StringView scheme : {"Bearer "_L1, "Basic "_L1, "Token "_L1, "ApiKey "_L1}) {
        if (text.startsWith(scheme, Qt::CaseInsensitive))
            return text.first(scheme.size());
    }
    return {};
}

bool looksLikeKey(QByteArrayView name, QStringView value)
{
    const QStringView credential = value.sliced(credentialScheme(value).size()).trimmed();
    if (isGatewayReference(credential) || isMask(credential))
        return false;
    return (carriesCredentials(name) && credential.size() >= shortestNamedKey) || holdsKnownKey(value);
}

} // namespace lineside
