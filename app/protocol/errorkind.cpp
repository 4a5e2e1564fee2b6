// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/errorbody.h"

#include "protocol/gatewaysigns.h"
#include "protocol/headervalue.h"
#include "protocol/refusedfields.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ErrorBody)
};

using Kind = Error::Kind;

constexpr int firstErrorStatus = 400;

std::optional<Kind> kindOfWord(const QString &word)
{
    struct Known {
        QLatin1StringView part;
        Kind kind;
    };
    static constexpr Known known[] = {
        {"rate_limit"_L1, Kind::RateLimited},    {"resource_exhausted"_L1, Kind::RateLimited}, {"insufficient_quota"_L1, Kind::RateLimited},
        {"authentication"_L1, Kind::Auth},       {"unauthenticated"_L1, Kind::Auth},           {"permission"_L1, Kind::Auth},
        {"api_key_invalid"_L1, Kind::Auth},      {"invalid_api_key"_L1, Kind::Auth},           {"unauthorized"_L1, Kind::Auth},
        {"not_found"_L1, Kind::NotFound},        {"overloaded"_L1, Kind::Server},              {"unavailable"_L1, Kind::Server},
        {"server_error"_L1, Kind::Server},       {"api_error"_L1, Kind::Server},               {"internal"_L1, Kind::Server},
        {"deadline_exceeded"_L1, Kind::Server},  {"timeout_error"_L1, Kind::Server},           {"invalid_request"_L1, Kind::BadRequest},
        {"invalid_argument"_L1, Kind::BadRequest}, {"failed_precondition"_L1, Kind::BadRequest},
    };
    const auto found = std::ranges::find_if(known, [&word](const Known &entry) { return word.contains(entry.part, Qt::CaseInsensitive); });
    return found == std::end(known) ? std::nullopt : std::optional(found->kind);
}

std::optional<Kind> kindOfStatus(int status)
{
    switch (status) {
    case 401:
    case 403:
        return Kind::Auth;
    case 404:
        return Kind::NotFound;
    case 429:
        return Kind::RateLimited;
    case 529: // Anthropic: overloaded
        return Kind::Server;
    default:
        break;
    }
    if (status >= 500 && status < 600)
        return Kind::Server;
    return status >= firstErrorStatus && status < 500 ? std::optional(Kind::BadRequest) : std::nullopt;
}

bool isUsedUp(const HttpHead &head)
{
    const QList<LimitSign> limits = gatewaySigns(head).limits;
    return std::ranges::any_of(limits, [](const LimitSign &limit) { return limit.remaining && *limit.remaining <= 0; });
}

// Gateways answer 503 where a limit is used up, and Gemini 400 for a wrong key; an error inside a 200 has only its own words.
Kind kindOf(const HttpHead &head, const ErrorBody &body)
{
    const std::optional<Kind> byStatus = kindOfStatus(head.status);
    if (byStatus == Kind::Server && head.status == 503 && isUsedUp(head))
        return Kind::RateLimited;
    if (byStatus == Kind::BadRequest) {
        const bool wrongKey = body.message.contains("API key not valid"_L1, Qt::CaseInsensitive)
            || kindOfWord(body.code) == Kind::Auth || kindOfWord(body.status) == Kind::Auth;
        return wrongKey ? Kind::Auth : Kind::BadRequest;
    }
    if (byStatus)
        return *byStatus;
    if (const auto byCode = kindOfStatus(body.code.toInt()))
        return *byCode;
    for (const QString &word : {body.status, body.type, body.code}) {
        if (const auto byWord = kindOfWord(word))
            return *byWord;
    }
    return Kind::Server;
}

QString statusText(const HttpHead &head)
{
    const QString reason = QString::fromUtf8(head.reason).simplified();
    return reason.isEmpty() ? QString::number(head.status) : QString::number(head.status) + u' ' + reason;
}

QString messageFor(Kind kind, const HttpHead &head)
{
    if (head.status < firstErrorStatus) {
        switch (kind) {
        case Kind::RateLimited:
            return Tr::tr("The answer reports that a limit is reached.");
        case Kind::Auth:
            return Tr::tr("The answer reports that access was refused.");
        default:
            return Tr::tr("The answer reports an error.");
        }
    }
    switch (kind) {
    case Kind::Auth:
        return Tr::tr("Access was refused (%1).").arg(statusText(head));
    case Kind::NotFound:
        return Tr::tr("It was not found (%1).").arg(statusText(head));
    case Kind::RateLimited:
        return Tr::tr("A limit is reached (%1).").arg(statusText(head));
    case Kind::Server:
        return Tr::tr("The server could not answer (%1).").arg(statusText(head));
    default:
        return Tr::tr("The request was refused (%1).").arg(statusText(head));
    }
}

std::optional<double> waitSeconds(const HttpHead &head, const ErrorBody &body)
{
    const QDateTime now = httpDate(head.header("date").value_or(QByteArray()));
    if (const auto milliseconds = leadingNumber(head.header("retry-after-ms").value_or(QByteArray())))
        return *milliseconds / 1000.0;
    if (const auto seconds = secondsUntil(head.header("retry-after").value_or(QByteArray()), now))
        return seconds;
    if (const auto seconds = durationSeconds(body.retryDelay.toLatin1()))
        return seconds;
    for (const LimitSign &limit : gatewaySigns(head).limits) {
        if (limit.remaining && *limit.remaining <= 0 && limit.resetSeconds)
            return limit.resetSeconds;
    }
    return std::nullopt;
}

QString hintFor(Kind kind, const HttpHead &head, const ErrorBody &body)
{
    if (kind == Kind::Auth)
        return Tr::tr("Check the key, and that it belongs to this address.");
    if (kind == Kind::NotFound)
        return Tr::tr("Check the address, the route and the name of the model.");
    if (kind == Kind::RateLimited) {
        constexpr double longest = 1e9;
        const auto wait = waitSeconds(head, body);
        return wait ? Tr::tr("Try again in %1 s.").arg(qint64(std::ceil(std::min(*wait, longest)))) : Tr::tr("Try again later.");
    }
    if (kind == Kind::BadRequest && !body.param.isEmpty())
        return Tr::tr("The field it names is “%1”.").arg(body.param);
    return {};
}

} // namespace

Error errorFromAnswer(const HttpHead &head, const ErrorBody &body)
{
    const Kind kind = kindOf(head, body);
    return Error{.kind = kind,
                 .message = messageFor(kind, head),
                 .hint = hintFor(kind, head, body),
                 .details = body.message,
                 .httpStatus = head.status,
                 .refusedFields = kind == Kind::BadRequest ? refusedFields(body) : QStringList()};
}

} // namespace lineside
