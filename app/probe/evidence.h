// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatevent.h"
#include "core/usage.h"
#include "probe/report.h"
#include "probe/transfer.h"
#include "protocol/answerdecoder.h"
#include "protocol/errorbody.h"
#include "protocol/gatewaysigns.h"

#include <QByteArray>

#include <optional>

namespace lineside {

/// What one probe has to go by. Pure: made of recorded bytes as well as of a live transfer.
struct Evidence {
    ProbeTarget target;
    TransportFacts transport;
    bool sentCredentials = false;
    HttpHead head;
    QByteArray bodyStart; ///< of the decoded body, up to 256 kB
    qint64 bodySize = 0;
    ErrorBody error; ///< of an error status, of an error inside a 200, or of an error event
    bool errorInside = false; ///< the answer's status says success, its body says error
    bool errorEvent = false; ///< the stream told of an error
    bool foreignDialect = false; ///< a whole answer, but in another API's shape
    bool jsonCut = false; ///< a JSON body that stops in the middle
    GatewaySigns signs;
    AnswerEnd end;
    StreamFacts stream;
    AnswerFacts answer;
    bool answered = false; ///< there is text, reasoning, a refusal or a tool call
    std::optional<FinishReason> finish;
    Usage usage;
    ProbeTimes times;

    bool isSuccess() const { return head.status >= 200 && head.status < 300; }
    /// The other side told of an error, by status or in the body of a success.
    bool toldError() const { return head.status >= 400 || errorInside; }
    /// A gateway is on the way: the target says so, or the answer shows it.
    bool throughGateway() const;
    bool hasPlugin(QLatin1StringView prefix) const;
};

} // namespace lineside
