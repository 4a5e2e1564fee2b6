// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wirelog.h"
#include "protocol/answerdecoder.h"

#include <optional>

namespace lineside {

class WireRecorder;

/// Takes a recorded answer apart into its events, as the decoder of chats does, and notes where in the body each one lies.
class WireRecordReader : public WireReader
{
public:
    explicit WireRecordReader(const WireRecorder &recorder);
    bool readOn() override;
    const WireRecord &record() const override { return m_record; }

private:
    void split();
    void feed(qint64 end);
    void finish();
    void take(const DecodedPiece &piece);
    void add(const SseEvent &event, const QList<ChatEvent> &brought);

    const WireRecorder &m_recorder;
    WireRecord m_record;
    std::optional<AnswerDecoder> m_decoder;
    qint64 m_fed = 0;
    qint64 m_begin = 0; ///< of the next event
    qsizetype m_read = 0; ///< the one that brought the byte before `m_fed`
    bool m_isFinished = false;
};

} // namespace lineside
