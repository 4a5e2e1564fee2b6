// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/keychainsecretstore.h"

#include "store/answers.h"

#include <QDeadlineTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QThreadPool>

#include <algorithm>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using State = SecretStore::State;

const SecretRef kept = SecretRef::keychain(u"kept"_s); // the mock holds it
const SecretRef fresh = SecretRef::keychain(u"fresh"_s);

// What one operation does with a keychain that is in one of the mock's modes.
struct Case {
    const char *mode;
    const char *operation; // read-kept, read-fresh, write-fresh, remove-kept
    bool succeeds;
    Error::Kind kind; // where it does not
    State state;      // afterwards
    const char *says; // the error, or the state's reason where there is no error
};

constexpr auto none = Error::Kind::Network; // no error

constexpr Case cases[] = {
    {"ok", "read-kept", true, none, State::Ready, ""},
    {"ok", "read-fresh", false, Error::Kind::NotFound, State::Ready, "has no key “fresh”."},
    {"ok", "write-fresh", true, none, State::Ready, ""},
    {"ok", "remove-kept", true, none, State::Ready, ""},
    {"none", "read-kept", false, Error::Kind::Keychain, State::SessionOnly, "cannot be reached"},
    {"none", "write-fresh", true, none, State::SessionOnly, "No keychain service"},
    {"none", "remove-kept", false, Error::Kind::Keychain, State::SessionOnly, "cannot be reached"},
    {"locked-accepted", "read-kept", true, none, State::Ready, ""},
    {"locked-accepted", "write-fresh", true, none, State::Ready, ""},
    {"locked-dismissed", "read-kept", false, Error::Kind::Keychain, State::Locked, "is locked"},
    {"locked-dismissed", "read-fresh", false, Error::Kind::NotFound, State::Ready, "has no key"},
    {"locked-dismissed", "write-fresh", false, Error::Kind::Keychain, State::Locked, "kept only until"},
    {"locked-dismissed", "remove-kept", false, Error::Kind::Keychain, State::Locked, "was not removed"},
    {"readonly", "read-kept", true, none, State::Ready, ""},
    {"readonly", "write-fresh", false, Error::Kind::Keychain, State::SessionOnly, "did not take"},
    {"readonly", "remove-kept", false, Error::Kind::Keychain, State::Ready, "may still be in it"},
    {"error", "read-kept", false, Error::Kind::Keychain, State::SessionOnly, "failed"},
    {"error", "write-fresh", false, Error::Kind::Keychain, State::SessionOnly, "did not take"},
    {"error", "remove-kept", false, Error::Kind::Keychain, State::Ready, "may still be in it"},
    {"error-at-once", "read-kept", false, Error::Kind::Keychain, State::SessionOnly, "cannot be reached"},
    {"error-at-once", "write-fresh", true, none, State::SessionOnly, "the mock says no"},
    {"die", "write-fresh", false, Error::Kind::Keychain, State::SessionOnly, "did not take"},
    {"die-at-once", "write-fresh", true, none, State::SessionOnly, "does not work"},
    {"slow", "read-kept", true, none, State::Ready, ""},
    {"slow", "write-fresh", true, none, State::Ready, ""},
    {"slow", "remove-kept", true, none, State::Ready, ""},
};

QByteArray mode()
{
    return qgetenv("LINESIDE_SECRETS_MODE");
}

bool neverAnswers()
{
    return mode().startsWith("hang") || mode() == "locked-unanswered";
}

struct Asked {
    Answer<Secret> read;
    Answer<void> changed;
    bool came() const { return read.came() || changed.came(); }
    bool succeeded() const { return read.succeeded() || changed.succeeded(); }
    Error error() const { return read.came() ? read.error() : changed.error(); }
};

void ask(SecretStore &store, const QByteArray &operation, QObject *context, Asked &asked)
{
    const SecretRef &ref = operation.endsWith("kept") ? kept : fresh;
    if (operation.startsWith("read"))
        store.read(ref, context, asked.read.taker());
    else if (operation.startsWith("write"))
        store.write(ref, Secret("typed-key"), context, asked.changed.taker());
    else
        store.remove(ref, context, asked.changed.taker());
}

} // namespace

// Against a secret service that misbehaves as LINESIDE_SECRETS_MODE says; see tests/tools/mocksecrets.py.
class TestKeychainModes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void doesWhatTheTableSays_data()
    {
        QTest::addColumn<int>("row");
        for (size_t i = 0; i < std::size(cases); ++i) {
            if (mode() == cases[i].mode)
                QTest::newRow(cases[i].operation) << int(i);
        }
        if (neverAnswers())
            QTest::newRow("not one answer") << -1;
    }

    void doesWhatTheTableSays()
    {
        QFETCH(int, row);
        if (row < 0)
            QSKIP("this mode has a test of its own");
        const Case &expected = cases[row];
        KeychainSecretStore store({});
        Asked asked;
        ask(store, expected.operation, &store, asked);
        QTRY_VERIFY(asked.came());
        const QString said = asked.succeeded() ? store.stateReason() : asked.error().message;
        QVERIFY2(asked.succeeded() == expected.succeeds, qPrintable(said + asked.error().details));
        if (!expected.succeeds)
            QCOMPARE(asked.error().kind, expected.kind);
        QCOMPARE(store.state(), expected.state);
        QVERIFY2(said.contains(QString::fromUtf8(expected.says)), qPrintable(said));
        QVERIFY(!(said + asked.error().hint + asked.error().details + store.stateReason()).contains(u"typed-key"_s));
        if (QByteArray(expected.operation) == "read-kept" && expected.succeeds)
            QCOMPARE(plain(asked.read), QByteArray("value-of-kept"));
        if (QByteArray(expected.operation) == "write-fresh") {
            // Whatever became of it: the key that was typed can be used.
            Answer<Secret> read;
            store.read(fresh, &store, read.taker());
            QTRY_COMPARE(plain(read), QByteArray("typed-key"));
        }
    }

    // A library that is missing, told from a service that is missing.
    void tellsOfAMissingLibrary()
    {
        if (mode() != "ok")
            QSKIP("needs a service that works");
        KeychainOptions options;
        options.library = u"lineside-no-such-library"_s;
        KeychainSecretStore store(options);
        store.check();
        QTRY_COMPARE(store.state(), State::SessionOnly);
        QVERIFY2(store.stateReason().contains(u"libsecret"_s), qPrintable(store.stateReason()));
    }

    // A search that is under way when the store ends must come to its end, or the program would wait for it for ever.
    void mayEndAtAnyMomentOfTheSearch()
    {
        if (mode() != "ok")
            QSKIP("needs a service that works");
        for (int moment = 0; moment < 100; ++moment) {
            KeychainSecretStore store({});
            store.check();
            QCoreApplication::sendPostedEvents(&store); // the search begins
            const QDeadlineTimer later(std::chrono::microseconds(moment * 50));
            while (!later.hasExpired())
                QThread::yieldCurrentThread();
        }
        QVERIFY(QThreadPool::globalInstance()->waitForDone(10'000));
    }

    void givesUpOnSilence()
    {
        if (!neverAnswers())
            QSKIP("this keychain answers");
        KeychainOptions options;
        options.patience = 200ms;
        KeychainSecretStore store(options);
        Asked first;
        Asked queued;
        Asked written;
        ask(store, "read-kept", &store, first);
        ask(store, "read-fresh", &store, queued);
        ask(store, "write-fresh", &store, written);
        QTRY_VERIFY(first.came() && queued.came() && written.came());
        for (const Asked *asked : {&first, &queued, &written}) {
            QVERIFY(!asked->succeeded());
            QCOMPARE(asked->error().kind, Error::Kind::Keychain);
        }
        QCOMPARE(store.state(), State::Waiting);
        QVERIFY2(store.stateReason().contains(u"has not answered"_s), qPrintable(store.stateReason()));
        // The key that was typed is usable at once, and those who come later are told as well.
        Asked typed;
        ask(store, "read-fresh", &store, typed);
        QTRY_COMPARE(plain(typed.read), QByteArray("typed-key"));
        Asked later;
        ask(store, "read-kept", &store, later);
        QTRY_VERIFY(later.came());
        QVERIFY(!later.succeeded());
        QCOMPARE(first.read.count + queued.read.count + written.changed.count + later.read.count, 4);
    }

    void mayEndWhileTheKeychainIsSilent()
    {
        if (!neverAnswers())
            QSKIP("this keychain answers");
        Answer<Secret> never;
        QObject context;
        {
            KeychainSecretStore store({});
            store.read(kept, &context, never.taker());
            Answer<Secret> passed;
            store.read(SecretRef::environment(u"HOME"_s), &context, passed.taker());
            QTRY_VERIFY(passed.came()); // the first question is on its way
        }
        QCoreApplication::processEvents();
        QCOMPARE(never.count, 0);
    }

    void dropsALateReadAndCountsALateWrite()
    {
        if (mode() != "slow")
            QSKIP("needs a keychain that is slow");
        const QTemporaryDir folder;
        KeychainOptions options;
        options.patience = 100ms; // the mock takes 300 ms a call
        options.registryFile = folder.filePath(u"keys.json"_s);
        KeychainSecretStore store(options);
        const SecretRef late = SecretRef::keychain(u"late"_s);
        Answer<Secret> read;
        store.read(kept, &store, read.taker());
        QTRY_VERIFY(read.came());
        QCOMPARE(read.error().kind, Error::Kind::Keychain);
        QCOMPARE(store.state(), State::Waiting);
        QTRY_COMPARE(store.state(), State::Ready); // the answer came, and went to nobody
        QCOMPARE(read.count, 1);

        Answer<void> written;
        store.write(late, Secret("typed-key"), &store, written.taker());
        QTRY_VERIFY(written.came());
        QVERIFY(!written.succeeded());
        QCOMPARE(store.state(), State::Waiting);
        QTRY_COMPARE(store.state(), State::Ready);
        QCOMPARE(written.count, 1);
        options.patience = 30s;
        KeychainSecretStore other(options);
        QCOMPARE(other.keyIds(), QStringList{u"late"_s});
        Answer<Secret> after;
        other.read(late, &other, after.taker());
        QTRY_COMPARE(plain(after), QByteArray("typed-key"));
    }
};

QTEST_GUILESS_MAIN(TestKeychainModes)
#include "tst_keychainmodes.moc"
