// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "core/result.h"

#include <QByteArrayView>
#include <QList>

namespace lineside {

/// An HTTP response that was recorded as it came from the wire, or as a tool like `curl -i` wrote it (framing already taken off).
struct RecordedResponse {
    /// A stretch of the body and where it stood in the recording.
    struct Stretch {
        qsizetype raw = 0;
        qsizetype body = 0;
        qsizetype size = 0;
    };
    HttpHead head;
    QByteArray body; ///< without chunk framing
    QList<Stretch> stretches;
    bool whole = true; ///< false: the framing says that more should have come

    /// How much of the body the first `rawOffset` bytes of the recording held.
    qsizetype bodyOffsetAt(qsizetype rawOffset) const;
};

/// Does the recording begin with a status line? If not, it may be a bare body.
bool looksLikeHttpResponse(QByteArrayView bytes);

/// Takes a recorded response apart; interim (1xx) heads are skipped. Kind::Protocol where the head is none.
Result<RecordedResponse> parseRecordedResponse(QByteArrayView bytes);

} // namespace lineside
