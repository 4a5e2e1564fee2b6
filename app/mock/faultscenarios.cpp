// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/faultscenarios.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Mock)
};

struct Row {
    QLatin1StringView name;
    QLatin1StringView plays; ///< scenarios of the mock model, separated by blanks
    QLatin1StringView cause;
    const char *sentence;
};

#define LINESIDE_FAULT(text) QT_TRANSLATE_NOOP("lineside::Mock", text)

constexpr std::array rows{
    Row{"slow-first-byte"_L1, "slow"_L1, "ok"_L1, LINESIDE_FAULT("Waits five seconds before it begins to answer.")},
    Row{"pause"_L1, "pause"_L1, "ok"_L1, LINESIDE_FAULT("Pauses for three seconds in the middle of a stream, then goes on.")},
    Row{"silent"_L1, "hang"_L1, "first-byte-timeout"_L1, LINESIDE_FAULT("Takes the request and never answers.")},
    Row{"stall"_L1, "stall"_L1, "stream-stalled"_L1, LINESIDE_FAULT("Falls silent in the middle of a stream and keeps the connection open.")},
    Row{"cut"_L1, "cut"_L1, "stream-truncated"_L1, LINESIDE_FAULT("Closes the connection in the middle of an event.")},
    Row{"reset"_L1, "reset"_L1, "stream-truncated"_L1, LINESIDE_FAULT("Resets the connection in the middle of an event.")},
    Row{"early-end"_L1, "clean-eof-no-done"_L1, "stream-truncated"_L1,
        LINESIDE_FAULT("Ends a stream in the middle as if it were whole, without [DONE] and finish reason.")},
    Row{"rate-limited"_L1, "err429"_L1, "provider-rate-limited"_L1, LINESIDE_FAULT("Answers 429 and tells in Retry-After when to come again.")},
    Row{"rate-limited-no-hint"_L1, "err429 no-retry-after"_L1, "provider-rate-limited"_L1, LINESIDE_FAULT("Answers 429 without Retry-After.")},
    Row{"wrong-key"_L1, "err401"_L1, "provider-auth-failed"_L1, LINESIDE_FAULT("Answers 401: does not accept the key.")},
    Row{"no-permission"_L1, "err403"_L1, "provider-permission-denied"_L1, LINESIDE_FAULT("Answers 403: the key may not use the model.")},
    Row{"no-such-model"_L1, "err404"_L1, "provider-model-not-found"_L1, LINESIDE_FAULT("Answers 404: does not know the model.")},
    Row{"bad-request"_L1, "err400"_L1, "provider-bad-request"_L1, LINESIDE_FAULT("Answers 400: refuses a parameter.")},
    Row{"server-error"_L1, "err500"_L1, "provider-error"_L1, LINESIDE_FAULT("Answers 500: has an internal error.")},
    Row{"overloaded"_L1, "err503"_L1, "provider-overloaded"_L1, LINESIDE_FAULT("Answers 503: is overloaded.")},
    Row{"error-in-stream"_L1, "error-event"_L1, "stream-error-event"_L1, LINESIDE_FAULT("Begins a stream with 200 and reports an error inside it.")},
    Row{"web-page"_L1, "html"_L1, "not-an-api-answer"_L1, LINESIDE_FAULT("Answers 200 with a web page.")},
    Row{"empty"_L1, "empty200"_L1, "empty-answer"_L1, LINESIDE_FAULT("Answers 200 with nothing.")},
    Row{"wrong-type"_L1, "odd-type"_L1, "stream-malformed"_L1, LINESIDE_FAULT("Answers well, but labels the answer as a web page.")},
    Row{"odd-usage"_L1, "odd-usage"_L1, "usage-unaccounted"_L1, LINESIDE_FAULT("Reports a total of tokens that is less than its parts.")},
    Row{"no-usage"_L1, "no-usage"_L1, "usage-missing"_L1, LINESIDE_FAULT("Reports no usage.")},
    Row{"unlabelled-gzip"_L1, "gzip"_L1, "stream-malformed"_L1, LINESIDE_FAULT("Compresses the answer with gzip and does not say so.")},
    Row{"length"_L1, "length"_L1, "length-cutoff"_L1, LINESIDE_FAULT("Stops at the length limit.")},
};

} // namespace

QList<FaultScenario> faultScenarios()
{
    QList<FaultScenario> scenarios;
    for (const Row &row : rows)
        scenarios.append({QString(row.name), Tr::tr(row.sentence), QString(row.cause)});
    return scenarios;
}

Result<MockSettings> faultSettings(const QString &name, MockSettings defaults)
{
    const auto row = std::ranges::find(rows, name, &Row::name);
    if (row == rows.end())
        return failure(Error::Kind::BadRequest, Tr::tr("There is no scenario “%1”.").arg(name));
    defaults.scenarios += QString(row->plays).split(u' ');
    return defaults;
}

} // namespace lineside
