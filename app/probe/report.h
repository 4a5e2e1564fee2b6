// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "core/usage.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <map>
#include <optional>

namespace lineside {

enum class Verdict { Pass, Warn, Fail };
enum class Origin { None, Network, Gateway, Provider, Client };

/// Milliseconds from the start of the probe (a fraction matters), by libcurl's own clock.
using ProbeMs = double;

/// What was probed.
struct ProbeTarget {
    QString path; ///< "gateway" or "direct"
    QUrl url;
    QString route; ///< the route's label; empty on the direct path
    QString provider; ///< what the way ends in, as far as is known
    QString gateway; ///< the gateway's name; empty on the direct path
    QStringList plugins; ///< of the route, in the order the draft has them
    QString requestedModel;
    bool askedForStream = true;
    friend bool operator==(const ProbeTarget &, const ProbeTarget &) = default;
};

/// Phases end at these times; absent where a phase was not reached or does not exist (no TLS on http).
struct ProbeTimes {
    std::optional<ProbeMs> nameLookup;
    std::optional<ProbeMs> connect;
    std::optional<ProbeMs> tls;
    std::optional<ProbeMs> requestSent;
    std::optional<ProbeMs> firstByte;
    std::optional<ProbeMs> firstToken;
    std::optional<ProbeMs> lastToken;
    std::optional<ProbeMs> total;
    friend bool operator==(const ProbeTimes &, const ProbeTimes &) = default;
};

/// One read of the socket that brought body bytes.
struct ProbeRead {
    ProbeMs at = 0;
    qint64 bytes = 0;
    friend bool operator==(const ProbeRead &, const ProbeRead &) = default;
};

/// One server-sent event of the answer.
struct ProbeEvent {
    ProbeMs at = 0;
    QString name; ///< "message" where the stream named none
    QByteArray data;
    bool isToken = false; ///< brought text or reasoning
    friend bool operator==(const ProbeEvent &, const ProbeEvent &) = default;
};

struct StreamFacts {
    bool streamed = false; ///< the answer was server-sent events
    int events = 0;
    int reads = 0;
    int deltas = 0;
    bool done = false; ///< `[DONE]` came
    QString finishReason;
    bool complete = false;
    bool httpWhole = false; ///< HTTP itself came to its end; an answer that is cut all the same was cut behind the machine that sent it
    std::optional<bool> buffered; ///< absent where it cannot be told (too few events)
    std::optional<ProbeMs> maxGap;
    std::optional<ProbeMs> medianGap;
    friend bool operator==(const StreamFacts &, const StreamFacts &) = default;
};

/// A limit that the answer's headers told of.
struct LimitSeen {
    QString name; ///< as in the headers: "X-RateLimit", "X-AI-RateLimit … ai-proxy-gemini"
    std::optional<double> limit;
    std::optional<double> remaining;
    std::optional<double> resetSeconds;
    friend bool operator==(const LimitSeen &, const LimitSeen &) = default;
};

struct GatewayFacts {
    QString kind; ///< "apisix"; empty where no gateway showed
    QString version; ///< empty where it is hidden
    QString upstreamStatus; ///< X-APISIX-Upstream-Status as it came; may be a list
    QString instance;
    QList<LimitSeen> limits;
    friend bool operator==(const GatewayFacts &, const GatewayFacts &) = default;
};

struct AnswerFacts {
    QString text;
    QString model;
    QString reasoning;
    friend bool operator==(const AnswerFacts &, const AnswerFacts &) = default;
};

struct ProbeCheck {
    enum class Outcome { Pass, Warn, Fail, Skip };
    QString id; ///< "status", "content-type", "streamed", "complete", "model", "usage", "finish-reason" …
    Outcome outcome = Outcome::Skip;
    QString seen; ///< what was seen, in a few words
    QString cause; ///< a cause's id; empty where there is none
    friend bool operator==(const ProbeCheck &, const ProbeCheck &) = default;
};

/// All that one probe found. The causes' ids are stable (`lineside-cli verify --json`); the sentences are for people.
struct ProbeReport {
    ProbeTarget target;
    Verdict verdict = Verdict::Fail;
    Origin origin = Origin::None;
    QString cause; ///< "ok" where nothing is wrong
    QString explanation;
    QString fix;
    HttpHead head;
    QByteArray bodyStart; ///< the raw body as it came, cut to 1 MiB; keys masked
    ProbeTimes times;
    StreamFacts stream;
    QList<ProbeRead> reads;
    QList<ProbeEvent> events;
    AnswerFacts answer;
    Usage usage;
    GatewayFacts gateway;
    QList<ProbeCheck> checks;
    QString startedUtc; ///< ISO 8601 with Z
    bool reusedConnection = false; ///< warm: sent on a connection that an earlier probe had made
    friend bool operator==(const ProbeReport &, const ProbeReport &) = default;
};

} // namespace lineside

Q_DECLARE_METATYPE(lineside::ProbeReport)
