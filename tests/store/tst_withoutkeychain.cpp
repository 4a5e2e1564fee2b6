// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/keychainsecretstore.h"

#include "store/answers.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const SecretRef work = SecretRef::keychain(u"work"_s);
const QByteArray key = "sk-test-0123456789abcdef";

} // namespace

// Where there is no session bus: keys live in memory, and everything says so.
class TestWithoutKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        qunsetenv("LINESIDE_TEST_KEY");
    }

    void keepsKeysForTheRun()
    {
        KeychainSecretStore store({});
        QSignalSpy states(&store, &SecretStore::stateChanged);
        Answer<void> written;
        store.write(work, Secret(key), &store, written.taker());
        QVERIFY2(!written.came(), "answered before the function returned");
        QTRY_VERIFY(written.came());
        QVERIFY(written.succeeded());
        QCOMPARE(store.state(), SecretStore::State::SessionOnly);
        QCOMPARE(states.count(), 1);
        QVERIFY2(store.stateReason().contains(u"session bus"_s), qPrintable(store.stateReason()));
        QCOMPARE(store.keyIds(), QStringList{u"work"_s});

        Answer<Secret> read;
        store.read(work, &store, read.taker());
        QTRY_COMPARE(plain(read), key);

        Answer<void> removed;
        store.remove(work, &store, removed.taker());
        QTRY_VERIFY(removed.succeeded());
        QCOMPARE(store.keyIds(), QStringList());
        Answer<Secret> gone;
        store.read(work, &store, gone.taker());
        QTRY_VERIFY(gone.came());
        QCOMPARE(gone.error().kind, Error::Kind::Keychain);
        QVERIFY(gone.error().message.contains(u"work"_s));
    }

    void tellsTheStateWhenAsked()
    {
        KeychainSecretStore store({});
        QCOMPARE(store.state(), SecretStore::State::Unknown);
        store.check();
        QTRY_COMPARE(store.state(), SecretStore::State::SessionOnly);
    }

    void readsTheEnvironment_data()
    {
        QTest::addColumn<QByteArray>("variable");
        QTest::addColumn<bool>("isSet");
        QTest::addColumn<QByteArray>("remembered");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("set") << QByteArray("from-env") << true << QByteArray() << QByteArray("from-env");
        QTest::newRow("bytes beyond ASCII") << QByteArray("\xc3\xa4\xff") << true << QByteArray() << QByteArray("\xc3\xa4\xff");
        QTest::newRow("remembered wins") << QByteArray("from-env") << true << QByteArray("typed") << QByteArray("typed");
        QTest::newRow("remembered without a variable") << QByteArray() << false << QByteArray("typed") << QByteArray("typed");
    }

    void readsTheEnvironment()
    {
        QFETCH(QByteArray, variable);
        QFETCH(bool, isSet);
        QFETCH(QByteArray, remembered);
        QFETCH(QByteArray, expected);
        if (isSet)
            qputenv("LINESIDE_TEST_KEY", variable);
        KeychainSecretStore store({});
        const SecretRef ref = SecretRef::environment(u"LINESIDE_TEST_KEY"_s);
        if (!remembered.isEmpty())
            store.remember(ref, Secret(remembered));
        Answer<Secret> read;
        store.read(ref, &store, read.taker());
        QTRY_COMPARE(plain(read), expected);
        QCOMPARE(store.state(), SecretStore::State::Unknown); // the keychain was not asked
    }

    void refusesTheEnvironmentItCannotServe_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("read unset") << u"read"_s << Error::Kind::NotFound;
        QTest::newRow("write") << u"write"_s << Error::Kind::Configuration;
        QTest::newRow("remove") << u"remove"_s << Error::Kind::Configuration;
    }

    void refusesTheEnvironmentItCannotServe()
    {
        QFETCH(QString, operation);
        QFETCH(Error::Kind, kind);
        KeychainSecretStore store({});
        const SecretRef ref = SecretRef::environment(u"LINESIDE_TEST_KEY"_s);
        Answer<Secret> read;
        Answer<void> changed;
        if (operation == "read"_L1)
            store.read(ref, &store, read.taker());
        else if (operation == "write"_L1)
            store.write(ref, Secret(key), &store, changed.taker());
        else
            store.remove(ref, &store, changed.taker());
        QTRY_VERIFY(read.came() || changed.came());
        const Error error = read.came() ? read.error() : changed.error();
        QCOMPARE(error.kind, kind);
        QVERIFY(error.message.contains(u"LINESIDE_TEST_KEY"_s));
    }

    void answersNobodyWhoWent()
    {
        KeychainSecretStore store({});
        Answer<Secret> lost;
        auto context = std::make_unique<QObject>();
        store.read(work, context.get(), lost.taker());
        context.reset();
        Answer<Secret> last;
        store.read(work, &store, last.taker());
        QTRY_VERIFY(last.came());
        QCOMPARE(lost.count, 0);
    }

    void mayEndWhileItLooksForAKeychain()
    {
        Answer<Secret> never;
        QObject context;
        {
            KeychainSecretStore store({});
            store.read(work, &context, never.taker());
            QCoreApplication::sendPostedEvents(&store); // the search has begun in its thread
        }
        QCoreApplication::processEvents();
        QCOMPARE(never.count, 0);
    }

    void takesQuestionsFromOtherThreads()
    {
        KeychainSecretStore store({});
        Answer<Secret> read;
        std::thread asker([&store, &read] {
            store.remember(work, Secret(key));
            store.read(work, &store, read.taker());
        });
        asker.join();
        QTRY_COMPARE(plain(read), key);
    }

    void leavesNothingOnDisk()
    {
        const QTemporaryDir folder;
        KeychainOptions options;
        options.registryFile = folder.filePath(u"keys.json"_s);
        KeychainSecretStore store(options);
        Answer<void> written;
        store.write(work, Secret(key), &store, written.taker());
        QTRY_VERIFY(written.succeeded());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestWithoutKeychain)
#include "tst_withoutkeychain.moc"
