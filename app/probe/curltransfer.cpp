// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/curltransfer.h"

#include "probe/curlapi.h"

#include "probe/curlfault.h"

#include <cstring>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qint64 largestBody = 32 * 1024 * 1024;
constexpr qsizetype keptRaw = 1024 * 1024;
constexpr char tlsCertificateRequest = 13;

ProbeMs msBetween(CurlTransfer::Clock::time_point from, CurlTransfer::Clock::time_point to)
{
    return std::chrono::duration<double, std::milli>(to - from).count();
}

// libcurl's own stamp, in ms; 0 where the phase was not reached.
ProbeMs msOf(CURL *easy, CURLINFO info)
{
    curl_off_t us = 0;
    curl().easyGetinfo(easy, info, &us);
    return double(us) / 1000;
}

long longOf(CURL *easy, CURLINFO info)
{
    long value = 0;
    curl().easyGetinfo(easy, info, &value);
    return value;
}

bool carriesCredentials(const ResolvedRequest &request)
{
    static const QByteArrayList names{"authorization", "apikey", "api-key", "x-api-key", "x-goog-api-key"};
    return !request.keys.empty() || std::ranges::any_of(request.headers, [](const ResolvedRequest::Header &header) {
        return names.contains(header.name.toLower());
    });
}

void wipeAndFree(curl_slist *list)
{
    for (curl_slist *entry = list; entry; entry = entry->next)
        explicit_bzero(entry->data, strlen(entry->data));
    curl().slistFreeAll(list);
}

} // namespace

CurlTransfer::CurlTransfer(ResolvedRequest request, const ConnectionSettings &connection, std::function<void(ProbePhase)> phaseReached)
    : m_request(std::move(request))
    , m_connection(connection)
    , m_phaseReached(std::move(phaseReached))
    , m_easy(curl().easyInit())
    , m_begunAt(Clock::now())
{
}

CurlTransfer::~CurlTransfer()
{
    curl().easyCleanup(m_easy);
    wipeAndFree(m_headers);
}

void CurlTransfer::enter(ProbePhase phase)
{
    if (m_phase >= phase)
        return;
    m_phase = phase;
    m_phaseReached(phase);
}

void CurlTransfer::noteOut(curl_infotype type, const char *data, size_t size)
{
    if (type == CURLINFO_HEADER_OUT && QByteArrayView(data, qsizetype(size)).startsWith("CONNECT "))
        return; // for the proxy
    m_lastOutAt = Clock::now();
    enter(ProbePhase::Waiting);
}

void CurlTransfer::noteIn(const char *data, size_t size)
{
    m_lastInAt = Clock::now();
    if (!m_head.isComplete())
        return; // the body of a proxy's refusal
    m_reads.append({*m_lastInAt, qint64(size), {}});
    if (m_rawStart.size() < keptRaw)
        m_rawStart.append(data, std::min(qsizetype(size), keptRaw - m_rawStart.size()));
}

size_t CurlTransfer::takeHeaderLine(const char *data, size_t size)
{
    const bool begun = m_head.hasBegun();
    m_lastInAt = Clock::now();
    if (!m_head.takeLine(QByteArrayView(data, qsizetype(size)))) {
        m_limit = TransportFacts::Limit::HeadSize;
        return 0;
    }
    if (!begun && m_head.hasBegun())
        m_firstByteAt = m_lastInAt;
    return size;
}

size_t CurlTransfer::takeBody(const char *data, size_t size)
{
    if (m_reads.isEmpty())
        m_reads.append({Clock::now(), qint64(size), {}});
    m_bodySize += qint64(size);
    if (m_bodySize > largestBody) {
        m_limit = TransportFacts::Limit::BodySize;
        return 0;
    }
    m_reads.last().body.append(data, qsizetype(size));
    enter(ProbePhase::Streaming);
    return size;
}

std::optional<CurlTransfer::Limit> CurlTransfer::nextLimit() const
{
    std::optional<Limit> next;
    const auto consider = [&next](TransportFacts::Limit which, Clock::time_point at) {
        if (!next || at < next->at)
            next = Limit{which, at};
    };
    if (m_connection.totalLimit)
        consider(TransportFacts::Limit::Total, m_begunAt + *m_connection.totalLimit);
    if (m_lastOutAt && !m_firstByteAt) // the connection's own limit is libcurl's to keep
        consider(TransportFacts::Limit::FirstByte, *m_lastOutAt + m_connection.firstByteLimit);
    if (m_firstByteAt)
        consider(TransportFacts::Limit::Idle, *m_lastInAt + m_connection.idleLimit);
    return next;
}

std::optional<CurlTransfer::Clock::time_point> CurlTransfer::deadline() const
{
    const std::optional<Limit> next = nextLimit();
    return next ? std::optional(next->at) : std::nullopt;
}

bool CurlTransfer::ranOut(Clock::time_point now)
{
    const std::optional<Limit> next = nextLimit();
    if (!next || now < next->at)
        return false;
    m_limit = next->which;
    return true;
}

// The moment before the first packet. A name lookup comes before the socket is opened and is counted from its own start.
CurlTransfer::Clock::time_point CurlTransfer::zero() const
{
    if (!m_socketAt)
        return m_begunAt;
    curl_off_t lookup = 0;
    curl().easyGetinfo(m_easy, CURLINFO_NAMELOOKUP_TIME_T, &lookup);
    return *m_socketAt - std::chrono::microseconds(lookup);
}

void CurlTransfer::fillFacts(CURLcode code, Transfer &transfer) const
{
    TransportFacts &facts = transfer.facts;
    facts.overTls = m_request.url.scheme() == "https"_L1;
    facts.throughProxy = m_throughProxy;
    facts.limit = m_limit;
    if (!m_refusal.isEmpty()) {
        facts.fault = TransportFacts::Fault::NotMade;
        facts.text = m_refusal;
        return;
    }
    facts.text = QString::fromUtf8(m_errorText.data());
    if (facts.text.isEmpty() && code != CURLE_OK)
        facts.text = QString::fromUtf8(curl().easyStrerror(code));
    facts.fault = m_limit == TransportFacts::Limit::None ? faultOf(code, facts.text, m_throughProxy) : TransportFacts::Fault::None;
    facts.systemError = int(longOf(m_easy, CURLINFO_OS_ERRNO));
    facts.verifyResult = longOf(m_easy, CURLINFO_SSL_VERIFYRESULT);
    facts.tunnelStatus = int(longOf(m_easy, CURLINFO_HTTP_CONNECTCODE));
    if (facts.tunnelStatus >= 200 && facts.tunnelStatus < 300)
        facts.tunnelStatus = 0; // the way is open
    facts.openedSocket = m_socketAt.has_value();
    facts.requestSent = m_lastOutAt.has_value();
    facts.connected = facts.requestSent || m_greetedAt || facts.tunnelStatus != 0 || msOf(m_easy, CURLINFO_CONNECT_TIME_T) > 0;
    facts.tlsBegun = m_greetedAt.has_value();
    facts.certificateAsked = m_certificateAsked;
    facts.tlsDone = facts.overTls && (facts.requestSent || msOf(m_easy, CURLINFO_APPCONNECT_TIME_T) > 0);
    facts.headComplete = m_head.isComplete();
}

void CurlTransfer::fillTimes(Transfer &transfer) const
{
    const Clock::time_point start = zero();
    const auto since = [start](const std::optional<Clock::time_point> &at) {
        return at ? std::optional(std::max(0.0, msBetween(start, *at))) : std::nullopt;
    };
    const auto reached = [this](CURLINFO info) {
        const ProbeMs ms = msOf(m_easy, info);
        return ms > 0 ? std::optional(ms) : std::nullopt;
    };
    ProbeTimes &times = transfer.times;
    if (!transfer.reusedConnection) { // libcurl has stamps for a connection that it took over, too
        if (m_socketAt)
            times.nameLookup = reached(CURLINFO_NAMELOOKUP_TIME_T);
        times.connect = reached(CURLINFO_CONNECT_TIME_T);
        if (!times.connect) // libcurl forgets it where the handshake fails
            times.connect = since(m_greetedAt);
        if (transfer.facts.overTls)
            times.tls = reached(CURLINFO_APPCONNECT_TIME_T);
    }
    times.requestSent = since(m_lastOutAt);
    times.firstByte = since(m_firstByteAt);
    times.total = since(m_endedAt);
    // libcurl's stamps and ours lie some microseconds apart; a phase never seems to end after the next.
    const auto notAfter = [](std::optional<ProbeMs> &phase, const std::optional<ProbeMs> &next) {
        if (phase && next)
            phase = std::min(*phase, *next);
    };
    notAfter(times.tls, times.requestSent);
    notAfter(times.connect, times.requestSent);
    notAfter(times.connect, times.tls);
    notAfter(times.nameLookup, times.connect);
}

Transfer CurlTransfer::finish(CURLcode code)
{
    m_endedAt = Clock::now();
    Transfer transfer;
    transfer.sentCredentials = carriesCredentials(m_request);
    fillFacts(code, transfer);
    transfer.ended = true;
    if (transfer.facts.fault == TransportFacts::Fault::NotMade)
        return transfer;
    transfer.head = m_head.head();
    transfer.rawStart = m_rawStart;
    transfer.reusedConnection = m_lastOutAt && !m_socketAt;
    fillTimes(transfer);
    const Clock::time_point start = transfer.zero = zero();
    for (const TimedRead &read : std::as_const(m_reads))
        transfer.reads.append({std::max(0.0, msBetween(start, read.at)), read.bytes, read.body});
    return transfer;
}

int CurlTransfer::debugSeen(CURL *, curl_infotype type, char *data, size_t size, void *self)
{
    auto &transfer = *static_cast<CurlTransfer *>(self);
    switch (type) {
    case CURLINFO_HEADER_OUT:
    case CURLINFO_DATA_OUT:
        transfer.noteOut(type, data, size);
        break;
    case CURLINFO_DATA_IN:
        transfer.noteIn(data, size);
        break;
    case CURLINFO_SSL_DATA_OUT:
        if (!transfer.m_greetedAt)
            transfer.m_greetedAt = Clock::now();
        break;
    case CURLINFO_SSL_DATA_IN: // handshake messages as OpenSSL tells them, their type first
        if (size > 4 && data[0] == tlsCertificateRequest)
            transfer.m_certificateAsked = true;
        break;
    default:
        break;
    }
    return 0;
}

size_t CurlTransfer::headerSeen(char *data, size_t size, size_t count, void *self)
{
    return static_cast<CurlTransfer *>(self)->takeHeaderLine(data, size * count);
}

size_t CurlTransfer::bodySeen(char *data, size_t size, size_t count, void *self)
{
    return static_cast<CurlTransfer *>(self)->takeBody(data, size * count);
}

curl_socket_t CurlTransfer::openSocket(void *self, curlsocktype, curl_sockaddr *address)
{
    auto &transfer = *static_cast<CurlTransfer *>(self);
    if (!transfer.m_socketAt)
        transfer.m_socketAt = Clock::now();
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

} // namespace lineside
