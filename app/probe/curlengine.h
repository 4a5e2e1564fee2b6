// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/resolve.h"
#include "probe/curltransfer.h"
#include "probe/transfer.h"

#include <QMutex>
#include <QObject>
#include <QThread>

#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <memory>

namespace lineside {

/// Many transfers on one thread of its own, with curl_multi_poll; awake only when something happens. Everything public is for the
/// thread the engine lives in, and the hooks are called there. Each transfer ends with one of `finished` and `cancelled`, unless it was
/// dropped. Connections are begun one after the other, for many at once spoil each other's times.
class CurlEngine : public QObject
{
    Q_OBJECT
public:
    using Id = quint64;
    struct Outcome {
        Transfer transfer;
        ResolvedRequest request; ///< for masking what came back
    };
    struct Hooks {
        std::function<void(ProbePhase)> phaseReached;
        std::function<void(std::shared_ptr<Outcome>)> finished;
        std::function<void()> cancelled;
    };

    explicit CurlEngine(ConnectionUse use = ConnectionUse::Once);
    /// Ends what runs, silently.
    ~CurlEngine() override;

    Id start(ResolvedRequest request, const ConnectionSettings &connection, Hooks hooks);
    void cancel(Id id);
    /// Ends it and calls no hook.
    void drop(Id id);
    int load() const { return int(m_hooks.size()); }

private:
    struct Start {
        Id id;
        ResolvedRequest request;
        ConnectionSettings connection;
    };
    using Transfers = std::map<Id, std::unique_ptr<CurlTransfer>>;

    // in the worker's thread
    void work();
    bool takeOrders();
    void beginNext();
    bool isConnecting() const; ///< some transfer is, and not for so long that it would hold the others back
    void warmUp(const QUrl &url, const ConnectionSettings &connection);
    void endFinished();
    void endRunOut();
    void end(Transfers::iterator transfer, CURLcode code);
    void end(Id id, CurlTransfer &transfer, CURLcode code);
    int pause() const;
    void tell(Id id, std::function<void(const Hooks &)> what, bool last);

    const ConnectionUse m_use;
    std::map<Id, Hooks> m_hooks;
    Id m_nextId = 1;

    QMutex m_ordersLock; ///< for the next three
    std::deque<Start> m_starts;
    QList<Id> m_cancels;
    bool m_stop = false;

    CURLM *m_multi = nullptr;
    std::deque<Start> m_waiting; ///< worker only, as the rest
    Transfers m_running;
    std::deque<std::unique_ptr<CurlTransfer>> m_leaving; ///< cancelled; wiping a large body takes time that other cancels would wait for
    TrustFiles m_trust;
    QList<QString> m_warm; ///< CA files that libcurl has read
    std::unique_ptr<QThread> m_thread;
};

} // namespace lineside
