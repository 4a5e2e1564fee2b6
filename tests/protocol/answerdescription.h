// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/answerdecoder.h"

#include <QJsonObject>

namespace lineside::test {

/// All that a decoder made of an answer, gathered so that two ways of feeding it can be compared.
struct Decoded {
    QList<ChatEvent> chat;
    QList<SseEvent> events;
    QList<int> chatPerEvent;
    AnswerEnd end;

    void take(const DecodedPiece &piece);
    bool operator==(const Decoded &other) const;
};

/// The body fed in the order of the pieces.
Decoded decodePieces(const HttpHead &head, const QByteArrayList &pieces, SseLimits limits = {});
Decoded decodeInSizes(const HttpHead &head, const QByteArray &body, qsizetype size);

/// In words and numbers, for a golden file; only what is there.
QJsonObject describe(const HttpHead &head, const QByteArray &body, const Decoded &decoded);

} // namespace lineside::test
