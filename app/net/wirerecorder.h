// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/keymasker.h"
#include "core/resolve.h"
#include "core/wirelog.h"
#include "net/packedbytes.h"

#include <QMutex>

namespace lineside {

/// Keeps what goes over the wire for one reply, up to its limits. Little is done while it comes: bytes are appended and looked through for
/// keys, and packed; they are taken apart when somebody reads them. Any thread may call; a record is over once, and what comes then is dropped.
class WireRecorder : public WireLog
{
public:
    explicit WireRecorder(const HttpRequest &request, WireLimits limits = {});

    /// The request goes out with these keys: none of them is kept in what is recorded from now on.
    void expectKeys(const std::vector<Secret> &keys);
    void putSent(WireTime at);
    void putHead(const HttpHead &head, WireTime at); ///< keys are masked already
    void putBytes(QByteArrayView bytes, WireTime at);
    void putEnd(std::optional<WireTime> at); ///< absent: closed by us
    void forget();

    std::unique_ptr<WireReader> reader() const override;
    bool isForgotten() const override;
    bool isOver() const;
    qint64 memory() const;
    void beginCopy(WireRecord &record) const; ///< the request and the limits
    /// Puts into the record what it does not have yet, at most `most` bytes of the body. Returns whether there is more.
    bool copyTo(WireRecord &record, qint64 most) const;

private:
    qint64 kept() const { return m_packed.size() + m_record.body.size(); }

    mutable QMutex m_mutex;
    PackedBytes m_packed; ///< the beginning of the body
    WireRecord m_record;  ///< without events; its body is the rest
    KeyMasker m_masker;
    qint64 m_settled = 0; ///< bytes of the body that may be read
    bool m_expectsKeys = false;
    bool m_isUnreadable = false; ///< packed by the other side: keys could not be seen in it, so nothing of the body is kept
    bool m_isForgotten = false;
};

} // namespace lineside
