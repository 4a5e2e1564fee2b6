// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/curlengine.h"

#include "probe/curlapi.h"

#include <arpa/inet.h>
#include <csignal>
#include <netinet/in.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

using Clock = CurlTransfer::Clock;

constexpr long mostKept = 64; // libcurl itself keeps four for each transfer that runs, and that is few between two
constexpr auto longestTurn = std::chrono::milliseconds(1000);
constexpr auto stagger = std::chrono::milliseconds(250); // a connection that hangs must not hold the others back

// With NOSIGNAL libcurl leaves SIGPIPE to the program.
void blockBrokenPipe()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

// A listener on loopback that nobody ever asks; its connections stand all the same.
class DeafListener
{
public:
    DeafListener()
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *const plain = reinterpret_cast<sockaddr *>(&address);
        if (::bind(m_socket, plain, size) == 0 && ::listen(m_socket, 1) == 0 && ::getsockname(m_socket, plain, &size) == 0)
            m_port = ntohs(address.sin_port);
    }
    ~DeafListener() { ::close(m_socket); }
    DeafListener(const DeafListener &) = delete;
    DeafListener &operator=(const DeafListener &) = delete;

    quint16 port() const { return m_port; } ///< 0 if there is none

private:
    int m_socket;
    quint16 m_port = 0;
};

} // namespace

CurlEngine::CurlEngine(ConnectionUse use)
    : m_use(use)
{
    m_multi = curl().multiInit();
    if (use == ConnectionUse::Kept)
        curl().multiSetopt(m_multi, CURLMOPT_MAXCONNECTS, mostKept);
    m_thread.reset(QThread::create([this] { work(); }));
    m_thread->start();
}

CurlEngine::~CurlEngine()
{
    {
        const QMutexLocker lock(&m_ordersLock);
        m_stop = true;
    }
    curl().multiWakeup(m_multi);
    m_thread->wait();
    curl().multiCleanup(m_multi);
}

CurlEngine::Id CurlEngine::start(ResolvedRequest request, const ConnectionSettings &connection, Hooks hooks)
{
    const Id id = m_nextId++;
    m_hooks.emplace(id, std::move(hooks));
    {
        const QMutexLocker lock(&m_ordersLock);
        m_starts.push_back({id, std::move(request), connection});
    }
    curl().multiWakeup(m_multi);
    return id;
}

void CurlEngine::cancel(Id id)
{
    {
        const QMutexLocker lock(&m_ordersLock);
        m_cancels.append(id);
    }
    curl().multiWakeup(m_multi);
}

void CurlEngine::drop(Id id)
{
    if (m_hooks.erase(id) > 0)
        cancel(id);
}

void CurlEngine::tell(Id id, std::function<void(const Hooks &)> what, bool last)
{
    QMetaObject::invokeMethod(
        this,
        [this, id, what = std::move(what), last] {
            const auto found = m_hooks.find(id);
            if (found == m_hooks.end())
                return;
            const Hooks hooks = found->second; // a hook may delete its owner, and with it the entry
            if (last)
                m_hooks.erase(found);
            what(hooks);
        },
        Qt::QueuedConnection);
}

void CurlEngine::work()
{
    blockBrokenPipe();
    while (takeOrders()) {
        beginNext();
        int running = 0;
        curl().multiPerform(m_multi, &running);
        endFinished();
        endRunOut();
        if (!m_leaving.empty())
            m_leaving.pop_front();
        curl().multiPoll(m_multi, nullptr, 0, pause(), nullptr);
    }
    m_leaving.clear();
    for (const auto &[id, transfer] : m_running)
        curl().multiRemoveHandle(m_multi, transfer->handle());
    m_running.clear();
}

bool CurlEngine::takeOrders()
{
    QList<Id> cancels;
    {
        const QMutexLocker lock(&m_ordersLock);
        if (m_stop)
            return false;
        while (!m_starts.empty()) {
            m_waiting.push_back(std::move(m_starts.front()));
            m_starts.pop_front();
        }
        cancels.swap(m_cancels);
    }
    for (const Id id : std::as_const(cancels)) {
        if (const auto running = m_running.find(id); running != m_running.end()) {
            curl().multiRemoveHandle(m_multi, running->second->handle());
            m_leaving.push_back(std::move(running->second));
            m_running.erase(running);
        } else if (std::erase_if(m_waiting, [id](const Start &start) { return start.id == id; }) == 0) {
            continue; // over already, and its end is on the way
        }
        tell(
            id, [](const Hooks &hooks) { hooks.cancelled(); }, true);
    }
    return true;
}

bool CurlEngine::isConnecting() const
{
    const Clock::time_point now = Clock::now();
    return std::ranges::any_of(m_running, [now](const auto &running) {
        return running.second->phase() == ProbePhase::Connecting && now - running.second->begunAt() < stagger;
    });
}

void CurlEngine::beginNext()
{
    while (!m_waiting.empty() && !isConnecting()) {
        Start next = std::move(m_waiting.front());
        m_waiting.pop_front();
        const Id id = next.id;
        const QUrl url = next.request.url;
        auto transfer = std::make_unique<CurlTransfer>(std::move(next.request), next.connection, [this, id](ProbePhase phase) {
            tell(
                id, [phase](const Hooks &hooks) { hooks.phaseReached(phase); }, false);
        });
        if (!transfer->prepare(m_trust, m_use)) {
            end(id, *transfer, CURLE_FAILED_INIT);
            continue;
        }
        warmUp(url, next.connection);
        transfer->begin(Clock::now());
        curl().multiAddHandle(m_multi, transfer->handle());
        m_running.emplace(id, std::move(transfer));
    }
}

// Reading the trusted authorities takes 20 ms, which would count as the first probe's handshake. libcurl keeps them once a handshake
// has begun, so one is begun here that leads nowhere.
void CurlEngine::warmUp(const QUrl &url, const ConnectionSettings &connection)
{
    if (url.scheme() != "https"_L1 || m_warm.contains(connection.caFile))
        return;
    m_warm.append(connection.caFile);
    const DeafListener listener;
    const Result<QByteArray> file = m_trust.fileFor(connection.caFile);
    if (!file || file->isEmpty() || listener.port() == 0)
        return;
    CURL *const easy = curl().easyInit();
    const QByteArray nowhere = "https://127.0.0.1:" + QByteArray::number(listener.port());
    curl().easySetopt(easy, CURLOPT_URL, nowhere.constData());
    curl().easySetopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl().easySetopt(easy, CURLOPT_PROXY, "");
    curl().easySetopt(easy, CURLOPT_CAINFO, file->constData());
    curl().easySetopt(easy, CURLOPT_CAPATH, nullptr);
    curl().multiAddHandle(m_multi, easy);
    constexpr int turns = 3; // connect, connected, greeting
    constexpr int turnMs = 10;
    for (int turn = 0, running = 1; turn < turns && running > 0; ++turn) {
        curl().multiPerform(m_multi, &running);
        if (turn + 1 < turns)
            curl().multiWait(m_multi, nullptr, 0, turnMs, nullptr); // not _poll, which would use up a wake-up
    }
    curl().multiRemoveHandle(m_multi, easy);
    curl().easyCleanup(easy);
}

void CurlEngine::endFinished()
{
    int left = 0;
    while (const CURLMsg *message = curl().multiInfoRead(m_multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        CURL *const easy = message->easy_handle;
        const CURLcode code = message->data.result;
        const auto found = std::ranges::find_if(m_running, [easy](const auto &running) { return running.second->handle() == easy; });
        if (found != m_running.end())
            end(found, code);
    }
}

void CurlEngine::endRunOut()
{
    const Clock::time_point now = Clock::now();
    for (auto transfer = m_running.begin(); transfer != m_running.end();) {
        const auto current = transfer++;
        if (current->second->ranOut(now))
            end(current, CURLE_OPERATION_TIMEDOUT);
    }
}

void CurlEngine::end(Transfers::iterator transfer, CURLcode code)
{
    end(transfer->first, *transfer->second, code);
    curl().multiRemoveHandle(m_multi, transfer->second->handle());
    m_running.erase(transfer);
}

void CurlEngine::end(Id id, CurlTransfer &transfer, CURLcode code)
{
    auto outcome = std::make_shared<Outcome>();
    outcome->transfer = transfer.finish(code);
    outcome->request = transfer.takeRequest();
    tell(
        id, [outcome](const Hooks &hooks) { hooks.finished(outcome); }, true);
}

int CurlEngine::pause() const
{
    if (!m_waiting.empty() && !isConnecting())
        return 0; // the last one has just connected, so the next begins
    if (!m_leaving.empty())
        return 0;
    const Clock::time_point now = Clock::now();
    Clock::time_point until = now + longestTurn;
    for (const auto &[id, transfer] : m_running) {
        if (const auto deadline = transfer->deadline())
            until = std::min(until, *deadline);
        if (!m_waiting.empty() && transfer->phase() == ProbePhase::Connecting)
            until = std::min(until, transfer->begunAt() + stagger);
    }
    const auto ms = std::chrono::ceil<std::chrono::milliseconds>(until - now).count();
    return int(std::max<qint64>(0, ms));
}

} // namespace lineside
