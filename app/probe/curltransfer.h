// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectionsettings.h"
#include "core/resolve.h"
#include "probe/headreader.h"
#include "probe/transfer.h"
#include "probe/trustfiles.h"

#include <chrono>
#include <curl/curl.h>
#include <functional>
#include <memory>
#include <optional>

namespace lineside {

enum class ProbePhase { Connecting, Waiting, Streaming };

/// What happens to a connection after its transfer.
enum class ConnectionUse {
    Once, ///< cold: each transfer pays for its own name lookup, connection and handshake
    Kept, ///< the next transfer may take it over
};

/// One request on libcurl: the handle with its options, what came and when, and the limits. Lives in the engine's thread alone; not
/// movable, for libcurl keeps its address. Redirects are never followed, certificates always verified.
class CurlTransfer
{
public:
    using Clock = std::chrono::steady_clock;

    CurlTransfer(ResolvedRequest request, const ConnectionSettings &connection, std::function<void(ProbePhase)> phaseReached);
    ~CurlTransfer();
    CurlTransfer(const CurlTransfer &) = delete;
    CurlTransfer &operator=(const CurlTransfer &) = delete;

    /// Sets all options. False if the request cannot be made; `finish` then tells why.
    bool prepare(TrustFiles &trust, ConnectionUse use);
    CURL *handle() const { return m_easy; }
    void begin(Clock::time_point now) { m_begunAt = now; }

    ProbePhase phase() const { return m_phase; }
    Clock::time_point begunAt() const { return m_begunAt; }
    /// When the next limit runs out.
    std::optional<Clock::time_point> deadline() const;
    /// Notes the limit that ran out, if one has.
    bool ranOut(Clock::time_point now);

    Transfer finish(CURLcode code);
    ResolvedRequest takeRequest() { return std::move(m_request); }

private:
    struct TimedRead {
        Clock::time_point at;
        qint64 bytes = 0;
        QByteArray body;
    };
    struct Limit {
        TransportFacts::Limit which;
        Clock::time_point at;
    };

    bool refuse(const QString &why);
    bool setHeaders();
    void setBody();
    bool setTrust(TrustFiles &trust);
    void setProxy();
    void setCallbacks();
    std::optional<Limit> nextLimit() const;
    void enter(ProbePhase phase);
    void noteOut(curl_infotype type, const char *data, size_t size);
    void noteIn(const char *data, size_t size);
    size_t takeHeaderLine(const char *data, size_t size);
    size_t takeBody(const char *data, size_t size);
    void fillFacts(CURLcode code, Transfer &transfer) const;
    void fillTimes(Transfer &transfer) const;
    Clock::time_point zero() const;

    static int debugSeen(CURL *, curl_infotype type, char *data, size_t size, void *self);
    static size_t headerSeen(char *data, size_t size, size_t count, void *self);
    static size_t bodySeen(char *data, size_t size, size_t count, void *self);
    static curl_socket_t openSocket(void *self, curlsocktype, curl_sockaddr *address);

    ResolvedRequest m_request;
    ConnectionSettings m_connection;
    std::function<void(ProbePhase)> m_phaseReached;
    CURL *m_easy = nullptr;
    curl_slist *m_headers = nullptr;
    std::array<char, CURL_ERROR_SIZE> m_errorText{};
    QString m_refusal;
    HeadReader m_head;
    QList<TimedRead> m_reads;
    QByteArray m_rawStart;
    qint64 m_bodySize = 0;
    ProbePhase m_phase = ProbePhase::Connecting;
    TransportFacts::Limit m_limit = TransportFacts::Limit::None;
    bool m_throughProxy = false;
    bool m_certificateAsked = false;
    Clock::time_point m_begunAt;
    Clock::time_point m_endedAt;
    std::optional<Clock::time_point> m_socketAt;
    std::optional<Clock::time_point> m_greetedAt; ///< the TLS greeting went out, so the connection stood
    std::optional<Clock::time_point> m_lastOutAt;
    std::optional<Clock::time_point> m_firstByteAt;
    std::optional<Clock::time_point> m_lastInAt;
};

} // namespace lineside
