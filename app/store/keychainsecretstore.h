// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secretstore.h"
#include "store/keychainprobe.h"
#include "store/keyregistry.h"

#include <QMutex>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <deque>
#include <map>
#include <memory>
#include <optional>

namespace QKeychain {
class Job;
}

namespace lineside {

struct KeychainOptions {
    QString service = QStringLiteral("lineside"); ///< under which the keychain files the keys
    /// How long the keychain may be silent before those who wait are told. It may be asking the user for a password.
    std::chrono::milliseconds patience{30'000};
    QString registryFile;                         ///< where the ids are noted; empty: nowhere
    QString library = QStringLiteral("secret-1"); ///< what speaks to the secret service

    /// What the program uses: the ids are noted in `lineside/keys.json` of the user's configuration folder.
    static KeychainOptions forUser();
};

/// Keys in the system's keychain, through QtKeychain. One job at a time, as the keychain takes no more. Where there is no
/// keychain, or it does not take a key, the key lives in memory until the program ends, and `state()` says so.
/// A job that was handed to the keychain is never taken back (QtKeychain would use it after its end): a late answer to a read is
/// dropped, a late answer to a write counts.
/// Keys may be read, written, removed and remembered from any thread.
class KeychainSecretStore : public SecretStore
{
    Q_OBJECT
public:
    explicit KeychainSecretStore(KeychainOptions options, QObject *parent = nullptr);
    ~KeychainSecretStore() override;

    void read(const SecretRef &ref, QObject *context, Callback<Secret> done) override;
    void write(const SecretRef &ref, Secret secret, QObject *context, Callback<void> done) override;
    void remove(const SecretRef &ref, QObject *context, Callback<void> done) override;
    void remember(const SecretRef &ref, Secret secret) override;

    /// Finds out whether there is a keychain, for `state()`. Asks the user for nothing.
    void check();
    /// The ids of the keys that were written and not removed, and of those in memory; sorted.
    QStringList keyIds() const;

private:
    struct Request {
        enum class Kind { Check, Read, Write, Remove };
        Kind kind = Kind::Check;
        SecretRef ref;
        Secret secret; ///< what to write
        QPointer<QObject> context;
        Callback<Secret> done; ///< writes and removals answer with an empty key; null once it was given up
    };

    void post(std::shared_ptr<Request> request);
    void accept(std::shared_ptr<Request> request);
    void answer(Request &request, Result<Secret> result);
    std::optional<Secret> recall(const SecretRef &ref) const;
    void forget(const SecretRef &ref);

    void serve();
    void startProbe();
    void takeProbe(const KeychainProbe &probe);
    void beWithoutKeychain(const QString &reason);
    void startTrialRead();
    void startJob();
    void takeRead(QKeychain::Job *job);
    void explainAbsence();
    void takeWrite(QKeychain::Job *job);
    void takeRemoval(QKeychain::Job *job);
    void confirmRemoval();
    void concludeRemoval(bool isGone, bool isLocked);
    void finish(Result<Secret> result);
    void progressed();
    void giveUp();

    KeychainOptions m_options;
    QString m_connectionName;
    KeyRegistry m_registry;
    mutable QMutex m_memoryLock;
    std::map<SecretRef, Secret> m_memory;

    std::deque<std::shared_ptr<Request>> m_queue;
    std::shared_ptr<Request> m_running; ///< what the keychain is busy with
    bool m_probing = false;
    bool m_usable = false; ///< the keychain has answered, and has not failed since
    bool m_secretService = false;
    QTimer m_patience;
};

} // namespace lineside
