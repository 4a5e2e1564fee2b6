// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/keychainsecretstore.h"

#include "store/keychainerrors.h"
#include "store/secretservice.h"

#include <QDBusConnection>
#include <QFutureWatcher>
#include <QStandardPaths>
#include <QUuid>
#include <QtConcurrent>

#include <qt6keychain/keychain.h>

#include <algorithm>
#include <atomic>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QString nextConnectionName()
{
    static std::atomic<int> number = 0;
    return u"lineside-keychain-%1"_s.arg(++number);
}

bool isLocked(QKeychain::Error error)
{
    return error == QKeychain::AccessDenied || error == QKeychain::AccessDeniedByUser;
}

} // namespace

KeychainOptions KeychainOptions::forUser()
{
    KeychainOptions options;
    options.registryFile = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/lineside/keys.json"_s;
    return options;
}

KeychainSecretStore::KeychainSecretStore(KeychainOptions options, QObject *parent)
    : SecretStore(parent)
    , m_options(std::move(options))
    , m_connectionName(nextConnectionName())
    , m_registry(m_options.registryFile)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(m_options.patience);
    connect(&m_patience, &QTimer::timeout, this, &KeychainSecretStore::giveUp);
}

KeychainSecretStore::~KeychainSecretStore()
{
    // A call that the search is in the middle of would never return on a connection that is closed under it.
    if (!m_probing)
        QDBusConnection::disconnectFromBus(m_connectionName);
}

void KeychainSecretStore::read(const SecretRef &ref, QObject *context, Callback<Secret> done)
{
    auto request = std::make_shared<Request>();
    request->kind = Request::Kind::Read;
    request->ref = ref;
    request->context = context;
    request->done = std::move(done);
    post(std::move(request));
}

void KeychainSecretStore::write(const SecretRef &ref, Secret secret, QObject *context, Callback<void> done)
{
    auto request = std::make_shared<Request>();
    request->kind = Request::Kind::Write;
    request->ref = ref;
    request->secret = std::move(secret);
    request->context = context;
    request->done = [done = std::move(done)](Result<Secret> result) { done(result.map([](const Secret &) {})); };
    post(std::move(request));
}

void KeychainSecretStore::remove(const SecretRef &ref, QObject *context, Callback<void> done)
{
    auto request = std::make_shared<Request>();
    request->kind = Request::Kind::Remove;
    request->ref = ref;
    request->context = context;
    request->done = [done = std::move(done)](Result<Secret> result) { done(result.map([](const Secret &) {})); };
    post(std::move(request));
}

void KeychainSecretStore::remember(const SecretRef &ref, Secret secret)
{
    const QMutexLocker lock(&m_memoryLock);
    m_memory.insert_or_assign(ref, std::move(secret));
}

void KeychainSecretStore::check()
{
    post(std::make_shared<Request>());
}

QStringList KeychainSecretStore::keyIds() const
{
    QStringList ids = m_registry.ids();
    const QMutexLocker lock(&m_memoryLock);
    for (const auto &[ref, secret] : m_memory) {
        if (ref.kind == SecretRef::Kind::Keychain && !ids.contains(ref.name))
            ids.append(ref.name);
    }
    ids.sort();
    return ids;
}

// Always through the event loop: no callback comes before the caller's own function went on, from whatever thread it called.
void KeychainSecretStore::post(std::shared_ptr<Request> request)
{
    QMetaObject::invokeMethod(
        this, [this, request = std::move(request)] { accept(request); }, Qt::QueuedConnection);
}

void KeychainSecretStore::accept(std::shared_ptr<Request> request)
{
    const bool isEnvironment = request->ref.kind == SecretRef::Kind::Environment;
    if (request->kind == Request::Kind::Read) {
        if (auto remembered = recall(request->ref))
            return answer(*request, std::move(*remembered));
        if (isEnvironment) {
            const QByteArray name = request->ref.name.toLatin1();
            if (qEnvironmentVariableIsSet(name.constData()))
                return answer(*request, Secret::take(qgetenv(name.constData())));
            const QString unset = tr("The environment variable %1 is not set.").arg(request->ref.name);
            return answer(*request, failure(Error::Kind::NotFound, unset));
        }
    } else if (isEnvironment) {
        const QString fixed = tr("The environment variable %1 cannot be changed from here.").arg(request->ref.name);
        return answer(*request, failure(Error::Kind::Configuration, fixed, tr("Keep the key in the keychain instead.")));
    }
    // A key that was typed is usable at once and is not lost, whatever the keychain says.
    if (request->kind == Request::Kind::Write)
        remember(request->ref, request->secret.duplicate());
    m_queue.push_back(std::move(request));
    if (!m_patience.isActive())
        m_patience.start();
    serve();
}

void KeychainSecretStore::answer(Request &request, Result<Secret> result)
{
    if (!request.done || !request.context)
        return;
    auto shared = std::make_shared<Result<Secret>>(std::move(result));
    QMetaObject::invokeMethod(
        request.context, [done = std::exchange(request.done, nullptr), shared] { done(std::move(*shared)); }, Qt::QueuedConnection);
}

std::optional<Secret> KeychainSecretStore::recall(const SecretRef &ref) const
{
    const QMutexLocker lock(&m_memoryLock);
    const auto found = m_memory.find(ref);
    return found == m_memory.end() ? std::nullopt : std::optional(found->second.duplicate());
}

void KeychainSecretStore::forget(const SecretRef &ref)
{
    const QMutexLocker lock(&m_memoryLock);
    m_memory.erase(ref);
}

void KeychainSecretStore::serve()
{
    if (m_running || m_probing)
        return;
    // Deleting the context cancels what has not begun.
    std::erase_if(m_queue, [](const auto &request) { return request->kind != Request::Kind::Check && !request->context; });
    if (m_queue.empty()) {
        m_patience.stop();
        return;
    }
    if (!m_usable)
        return startProbe();
    m_running = std::move(m_queue.front());
    m_queue.pop_front();
    startJob();
}

void KeychainSecretStore::startProbe()
{
    m_probing = true;
    auto *watcher = new QFutureWatcher<KeychainProbe>(this);
    connect(watcher, &QFutureWatcher<KeychainProbe>::finished, this, [this, watcher] {
        watcher->deleteLater();
        takeProbe(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(probeKeychain, m_connectionName, m_options.library));
}

void KeychainSecretStore::takeProbe(const KeychainProbe &probe)
{
    m_secretService = probe.secretService;
    if (probe.finding == KeychainProbe::Finding::Present)
        startTrialRead();
    else
        beWithoutKeychain(keychainerrors::absence(probe.finding));
}

// A key that is surely not there: "not found" shows that somebody answers, and asks the user for nothing.
void KeychainSecretStore::startTrialRead()
{
    auto *job = new QKeychain::ReadPasswordJob(m_options.service); // no parent: it deletes itself once answered
    job->setKey(u"probe-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces));
    connect(job, &QKeychain::Job::finished, this, [this](QKeychain::Job *finished) {
        if (finished->error() != QKeychain::EntryNotFound)
            return beWithoutKeychain(keychainerrors::broken(finished->errorString()));
        m_probing = false;
        m_usable = true;
        setState(State::Ready, {});
        progressed();
    });
    job->start();
}

// Answers everyone who waits. The next request looks again: a keychain may have been started meanwhile.
void KeychainSecretStore::beWithoutKeychain(const QString &reason)
{
    m_probing = false;
    m_usable = false;
    setState(State::SessionOnly, reason);
    for (auto waiting = std::exchange(m_queue, {}); const auto &request : waiting) {
        const QString &id = request->ref.name;
        const bool onlyInMemory = !m_registry.contains(id) && recall(request->ref).has_value();
        if (request->kind == Request::Kind::Write) {
            answer(*request, Secret());
        } else if (request->kind == Request::Kind::Remove && onlyInMemory) {
            forget(request->ref);
            answer(*request, Secret());
        } else {
            answer(*request, failure(keychainerrors::unreachable(id, reason)));
        }
    }
    progressed();
}

void KeychainSecretStore::startJob()
{
    const auto launch = [this](QKeychain::Job *job, void (KeychainSecretStore::*take)(QKeychain::Job *)) {
        job->setKey(m_running->ref.name);
        connect(job, &QKeychain::Job::finished, this, take);
        job->start();
    };
    switch (m_running->kind) {
    case Request::Kind::Check:
        return finish(Secret());
    case Request::Kind::Read:
        return launch(new QKeychain::ReadPasswordJob(m_options.service), &KeychainSecretStore::takeRead);
    case Request::Kind::Write: {
        if (!m_running->secret.reveal([](QByteArrayView key) { return key.isValidUtf8(); }))
            return finish(failure(keychainerrors::notText(m_running->ref.name)));
        auto *job = new QKeychain::WritePasswordJob(m_options.service);
        // Never as bytes: those are filed under another type, and a text of the same id that is there would still be found first.
        m_running->secret.reveal([job](QByteArrayView key) { job->setTextData(QString::fromUtf8(key)); });
        return launch(job, &KeychainSecretStore::takeWrite);
    }
    case Request::Kind::Remove:
        return launch(new QKeychain::DeletePasswordJob(m_options.service), &KeychainSecretStore::takeRemoval);
    }
}

void KeychainSecretStore::takeRead(QKeychain::Job *job)
{
    const QString &id = m_running->ref.name;
    if (job->error() == QKeychain::NoError) {
        if (state() != State::SessionOnly) // that the keychain takes no keys is not undone by its giving one
            setState(State::Ready, {});
        finish(Secret::take(qobject_cast<QKeychain::ReadPasswordJob *>(job)->binaryData()));
    } else if (isLocked(job->error())) {
        setState(State::Locked, keychainerrors::readLocked(id).message);
        finish(failure(keychainerrors::readLocked(id)));
    } else if (job->error() != QKeychain::EntryNotFound) {
        m_usable = false;
        setState(State::SessionOnly, keychainerrors::broken(job->errorString()));
        finish(failure(keychainerrors::readFailed(id, job->errorString())));
    } else {
        explainAbsence();
    }
}

// "Not found" is also what a locked keychain says when its prompt was dismissed or cannot be shown.
void KeychainSecretStore::explainAbsence()
{
    const QString &id = m_running->ref.name;
    if (!m_secretService)
        return finish(failure(keychainerrors::notFoundOrLocked(id)));
    countEntries(m_connectionName, m_options.service, id, m_options.patience, this, [this](std::optional<EntryCount> count) {
        const QString &wanted = m_running->ref.name;
        if (count && count->locked > 0) {
            setState(State::Locked, keychainerrors::readLocked(wanted).message);
            finish(failure(keychainerrors::readLocked(wanted)));
        } else {
            finish(failure(count ? keychainerrors::notFound(wanted) : keychainerrors::notFoundOrLocked(wanted)));
        }
    });
}

void KeychainSecretStore::takeWrite(QKeychain::Job *job)
{
    const QString &id = m_running->ref.name;
    if (job->error() == QKeychain::NoError) {
        m_registry.add(id);
        // A newer key of the same name has a job of its own coming, and stays in memory until then.
        const bool isNewest = std::ranges::none_of(m_queue, [this](const auto &next) {
            return next->kind == Request::Kind::Write && next->ref == m_running->ref;
        });
        if (isNewest)
            forget(m_running->ref);
        setState(State::Ready, {});
        return finish(Secret());
    }
    const Error error = isLocked(job->error()) ? keychainerrors::writeLocked(id, job->errorString())
                                               : keychainerrors::writeFailed(id, job->errorString());
    setState(isLocked(job->error()) ? State::Locked : State::SessionOnly, error.message);
    finish(failure(error));
}

void KeychainSecretStore::takeRemoval(QKeychain::Job *job)
{
    const QString &id = m_running->ref.name;
    if (job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound)
        return confirmRemoval();
    if (isLocked(job->error()))
        return finish(failure(keychainerrors::removeLocked(id, job->errorString())));
    m_usable = false;
    finish(failure(keychainerrors::removeFailed(id, job->errorString())));
}

// A delete in a locked keychain reports success and deletes nothing: look before saying that the key is gone.
void KeychainSecretStore::confirmRemoval()
{
    if (m_secretService) {
        countEntries(m_connectionName, m_options.service, m_running->ref.name, m_options.patience, this, [this](std::optional<EntryCount> count) {
            concludeRemoval(count && count->open + count->locked == 0, count && count->locked > 0);
        });
        return;
    }
    auto *readBack = new QKeychain::ReadPasswordJob(m_options.service);
    readBack->setKey(m_running->ref.name);
    connect(readBack, &QKeychain::Job::finished, this, [this](QKeychain::Job *job) {
        concludeRemoval(job->error() == QKeychain::EntryNotFound, false);
    });
    readBack->start();
}

void KeychainSecretStore::concludeRemoval(bool isGone, bool isLocked)
{
    const QString &id = m_running->ref.name;
    if (isGone) {
        m_registry.remove(id);
        forget(m_running->ref);
        return finish(Secret());
    }
    const Error error = isLocked ? keychainerrors::removeLocked(id, {}) : keychainerrors::removeFailed(id, {});
    if (isLocked)
        setState(State::Locked, error.message);
    finish(failure(error));
}

void KeychainSecretStore::finish(Result<Secret> result)
{
    const auto request = std::exchange(m_running, nullptr);
    answer(*request, std::move(result));
    progressed();
}

void KeychainSecretStore::progressed()
{
    if (state() == State::Waiting)
        setState(State::Ready, {});
    m_patience.start();
    serve();
}

// The job stays with the keychain; only those who wait for it are told.
void KeychainSecretStore::giveUp()
{
    setState(State::Waiting, keychainerrors::silence(m_options.patience));
    auto unanswered = std::exchange(m_queue, {});
    if (m_running)
        unanswered.push_front(m_running);
    for (const auto &request : unanswered)
        answer(*request, failure(keychainerrors::unanswered(m_options.patience, request->kind == Request::Kind::Write)));
}

} // namespace lineside
