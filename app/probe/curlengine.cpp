// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/curlengine.h"

#include <csignal>
#include <mutex>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

using Clock = CurlTransfer::Clock;

constexpr auto longestTurn = std::chrono::milliseconds(1000);
constexpr auto stagger = std::chrono::milliseconds(250); // a connection that hangs must not hold the others back

void initialiseCurl()
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

// With NOSIGNAL libcurl leaves SIGPIPE to the program.
void blockBrokenPipe()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

curl_socket_t giveSocket(void *socket, curlsocktype, curl_sockaddr *)
{
    return *static_cast<curl_socket_t *>(socket);
}

int alreadyConnected(void *, curl_socket_t, curlsocktype)
{
    return CURL_SOCKOPT_ALREADY_CONNECTED;
}

} // namespace

CurlEngine::CurlEngine()
{
    initialiseCurl();
    m_multi = curl_multi_init();
    m_thread.reset(QThread::create([this] { work(); }));
    m_thread->start();
}

CurlEngine::~CurlEngine()
{
    {
        const QMutexLocker lock(&m_ordersLock);
        m_stop = true;
    }
    curl_multi_wakeup(m_multi);
    m_thread->wait();
    curl_multi_cleanup(m_multi);
}

CurlEngine::Id CurlEngine::start(ResolvedRequest request, const ConnectionSettings &connection, Hooks hooks)
{
    const Id id = m_nextId++;
    m_hooks.emplace(id, std::move(hooks));
    {
        const QMutexLocker lock(&m_ordersLock);
        m_starts.push_back({id, std::move(request), connection});
    }
    curl_multi_wakeup(m_multi);
    return id;
}

void CurlEngine::cancel(Id id)
{
    {
        const QMutexLocker lock(&m_ordersLock);
        m_cancels.append(id);
    }
    curl_multi_wakeup(m_multi);
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
        curl_multi_perform(m_multi, &running);
        endFinished();
        endRunOut();
        curl_multi_poll(m_multi, nullptr, 0, pause(), nullptr);
    }
    for (const auto &[id, transfer] : m_running)
        curl_multi_remove_handle(m_multi, transfer->handle());
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
            curl_multi_remove_handle(m_multi, running->second->handle());
            m_running.erase(running);
        } else if (std::erase_if(m_waiting, [id](const Start &start) { return start.id == id; }) == 0) {
            continue; // over already, and its end is on the way
        }
        tell(id, [](const Hooks &hooks) { hooks.cancelled(); }, true);
    }
    return true;
}

void CurlEngine::beginNext()
{
    while (!m_waiting.empty()) {
        const Clock::time_point now = Clock::now();
        const bool busy = std::ranges::any_of(m_running, [now](const auto &running) {
            return running.second->phase() == ProbePhase::Connecting && now - running.second->begunAt() < stagger;
        });
        if (busy)
            return;
        Start next = std::move(m_waiting.front());
        m_waiting.pop_front();
        const Id id = next.id;
        auto transfer = std::make_unique<CurlTransfer>(std::move(next.request), next.connection, [this, id](ProbePhase phase) {
            tell(id, [phase](const Hooks &hooks) { hooks.phaseReached(phase); }, false);
        });
        if (!transfer->prepare(m_trust)) {
            end(id, *transfer, CURLE_FAILED_INIT);
            continue;
        }
        warmUp(transfer->handle(), next.connection);
        transfer->begin(Clock::now());
        curl_multi_add_handle(m_multi, transfer->handle());
        m_running.emplace(id, std::move(transfer));
    }
}

// Reading the trusted authorities takes 20 ms, which would count as the first probe's handshake. libcurl keeps them once a handshake
// has begun, so one is begun here, on a pair of sockets that leads nowhere.
void CurlEngine::warmUp(CURL *like, const ConnectionSettings &connection)
{
    const char *url = nullptr;
    curl_easy_getinfo(like, CURLINFO_EFFECTIVE_URL, &url);
    if (!url || !QByteArrayView(url).startsWith("https:") || m_warm.contains(connection.caFile))
        return;
    const Result<QByteArray> file = m_trust.fileFor(connection.caFile);
    int pair[2] = {-1, -1};
    if (!file || file->isEmpty() || ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        return;
    m_warm.append(connection.caFile);
    curl_socket_t ours = pair[0];
    CURL *const easy = curl_easy_init();
    curl_easy_setopt(easy, CURLOPT_URL, "https://127.0.0.1/");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_CAINFO, file->constData());
    curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, giveSocket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &ours);
    curl_easy_setopt(easy, CURLOPT_SOCKOPTFUNCTION, alreadyConnected);
    curl_multi_add_handle(m_multi, easy);
    constexpr int turns = 4; // to the greeting
    for (int turn = 0, running = 1; turn < turns && running > 0; ++turn)
        curl_multi_perform(m_multi, &running);
    curl_multi_remove_handle(m_multi, easy);
    curl_easy_cleanup(easy);
    ::close(pair[1]);
}

void CurlEngine::endFinished()
{
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
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
    curl_multi_remove_handle(m_multi, transfer->second->handle());
    m_running.erase(transfer);
}

void CurlEngine::end(Id id, CurlTransfer &transfer, CURLcode code)
{
    auto outcome = std::make_shared<Outcome>();
    outcome->transfer = transfer.finish(code);
    outcome->request = transfer.takeRequest();
    tell(id, [outcome](const Hooks &hooks) { hooks.finished(outcome); }, true);
}

int CurlEngine::pause() const
{
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
