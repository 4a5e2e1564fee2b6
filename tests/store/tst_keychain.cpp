// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/keychainsecretstore.h"

#include "store/answers.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

const SecretRef work = SecretRef::keychain(u"work"_s);

KeychainOptions optionsIn(const QTemporaryDir &folder)
{
    KeychainOptions options;
    options.registryFile = folder.filePath(u"keys.json"_s);
    return options;
}

QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished();
    return process.readAllStandardOutput();
}

} // namespace

// Against a real GNOME keyring on a bus of its own; see tests/tools/with-keyring.sh.
class TestKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void isReady()
    {
        KeychainSecretStore store({});
        store.check();
        QTRY_COMPARE(store.state(), SecretStore::State::Ready);
        QCOMPARE(store.stateReason(), QString());
    }

    void keepsAKey_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("short") << QByteArray("k");
        QTest::newRow("usual") << QByteArray("sk-proj-0123456789_abcdef");
        QTest::newRow("unicode") << QByteArray("Schlüssel 日本 🚀");
        QTest::newRow("braces and quotes") << QByteArray("{env:HOME} \"x\" 'y' \\");
        QTest::newRow("100 kB") << QByteArray(100'000, 'x');
        QTest::newRow("empty") << QByteArray();
    }

    void keepsAKey()
    {
        QFETCH(QByteArray, key);
        const QTemporaryDir folder;
        {
            KeychainSecretStore writer(optionsIn(folder));
            Answer<void> written;
            writer.write(work, Secret(key), &writer, written.taker());
            QTRY_VERIFY(written.came());
            QVERIFY2(written.succeeded(), qPrintable(written.error().details));
        }
        KeychainSecretStore reader(optionsIn(folder)); // nothing in its memory
        Answer<Secret> read;
        reader.read(work, &reader, read.taker());
        QTRY_VERIFY(read.came());
        QVERIFY2(read.succeeded(), qPrintable(read.error().message));
        QCOMPARE(plain(read), key);
        QCOMPARE(reader.keyIds(), QStringList{u"work"_s});
    }

    void replacesAKey()
    {
        const QTemporaryDir folder;
        KeychainSecretStore store(optionsIn(folder));
        Answer<void> first;
        Answer<void> second;
        Answer<Secret> between;
        store.write(work, Secret("old"), &store, first.taker());
        store.write(work, Secret("new"), &store, second.taker());
        store.read(work, &store, between.taker());
        QTRY_VERIFY(between.came());
        QCOMPARE(plain(between), QByteArray("new")); // the last one given, from the start
        QTRY_VERIFY(first.succeeded() && second.succeeded());
        KeychainSecretStore other(optionsIn(folder));
        Answer<Secret> after;
        other.read(work, &other, after.taker());
        QTRY_COMPARE(plain(after), QByteArray("new"));
    }

    // A key filed as bytes would lose against one that was filed as text before.
    void refusesWhatIsNotText()
    {
        const QTemporaryDir folder;
        KeychainSecretStore store(optionsIn(folder));
        Answer<void> text;
        Answer<void> bytes;
        store.write(work, Secret("text"), &store, text.taker());
        store.write(work, Secret("\xff\xfe\x80"), &store, bytes.taker());
        QTRY_VERIFY(bytes.came());
        QVERIFY(text.succeeded());
        QCOMPARE(bytes.error().kind, Error::Kind::Keychain);
        Answer<Secret> read;
        store.read(work, &store, read.taker());
        QTRY_COMPARE(plain(read), QByteArray("\xff\xfe\x80")); // in this run
    }

    void otherProgramsSeeIt()
    {
        if (QStandardPaths::findExecutable(u"secret-tool"_s).isEmpty())
            QSKIP("secret-tool is not installed");
        const QTemporaryDir folder;
        KeychainSecretStore store(optionsIn(folder));
        Answer<void> written;
        store.write(work, Secret("seen by all"), &store, written.taker());
        QTRY_VERIFY(written.succeeded());
        QCOMPARE(outputOf(u"secret-tool"_s, {u"lookup"_s, u"server"_s, u"lineside"_s, u"user"_s, u"work"_s}), QByteArray("seen by all"));
    }

    void removesAKey()
    {
        const QTemporaryDir folder;
        KeychainSecretStore store(optionsIn(folder));
        Answer<void> written;
        Answer<void> removed;
        Answer<Secret> gone;
        store.write(work, Secret("value"), &store, written.taker());
        store.remove(work, &store, removed.taker());
        QTRY_VERIFY(removed.came());
        QVERIFY2(removed.succeeded(), qPrintable(removed.error().message));
        QCOMPARE(store.keyIds(), QStringList());
        store.read(work, &store, gone.taker());
        QTRY_VERIFY(gone.came());
        QCOMPARE(gone.error().kind, Error::Kind::NotFound);
        QVERIFY2(!gone.error().message.contains(u"locked"_s), "it was told that the keychain is open");
        Answer<void> again;
        store.remove(work, &store, again.taker()); // what is not there is gone
        QTRY_VERIFY(again.succeeded());
    }

    void servesABurstInOrder()
    {
        const QTemporaryDir folder;
        KeychainSecretStore store(optionsIn(folder));
        constexpr int keys = 8;
        std::array<Answer<void>, keys> written;
        std::array<Answer<Secret>, keys> read;
        QStringList order;
        for (int i = 0; i < keys; ++i) {
            const SecretRef ref = SecretRef::keychain(u"key%1"_s.arg(i));
            store.write(ref, Secret(QByteArray::number(i)), &store, [&written, &order, i](Result<void> result) {
                order.append(QString::number(i));
                written[size_t(i)].taker()(std::move(result));
            });
        }
        QTRY_VERIFY(written.back().came());
        KeychainSecretStore reader(optionsIn(folder));
        for (int i = 0; i < keys; ++i)
            reader.read(SecretRef::keychain(u"key%1"_s.arg(i)), &reader, read[size_t(i)].taker());
        QTRY_VERIFY(read.back().came());
        for (int i = 0; i < keys; ++i) {
            QCOMPARE(order.at(i), QString::number(i));
            QCOMPARE(plain(read[size_t(i)]), QByteArray::number(i));
        }
        QCOMPARE(reader.keyIds().size(), keys);
    }

    void writesTheIdAloneToDisk()
    {
        const QTemporaryDir folder;
        KeychainSecretStore store(optionsIn(folder));
        Answer<void> written;
        store.write(work, Secret("never-on-disk"), &store, written.taker());
        QTRY_VERIFY(written.succeeded());
        QFile registry(folder.filePath(u"keys.json"_s));
        QVERIFY(registry.open(QIODevice::ReadOnly));
        const QByteArray bytes = registry.readAll();
        QVERIFY(bytes.contains("work"));
        QVERIFY(!bytes.contains("never-on-disk"));
    }

    // The last test: it locks the keyring.
    void tellsLockedFromAbsent()
    {
        const QTemporaryDir folder;
        KeychainSecretStore store(optionsIn(folder));
        Answer<void> written;
        store.write(work, Secret("value"), &store, written.taker());
        QTRY_VERIFY(written.succeeded());
        outputOf(u"gdbus"_s, {u"call"_s, u"--session"_s, u"--dest"_s, u"org.freedesktop.secrets"_s, u"--object-path"_s, u"/org/freedesktop/secrets"_s,
                              u"--method"_s, u"org.freedesktop.Secret.Service.Lock"_s, u"['/org/freedesktop/secrets/collection/login']"_s});
        Answer<Secret> read;
        store.read(work, &store, read.taker());
        QTRY_VERIFY(read.came());
        QCOMPARE(read.error().kind, Error::Kind::Keychain);
        QCOMPARE(store.state(), SecretStore::State::Locked);
        Answer<void> removed;
        store.remove(work, &store, removed.taker());
        QTRY_VERIFY(removed.came());
        QVERIFY2(!removed.succeeded(), "a locked keyring removes nothing");
        QCOMPARE(store.keyIds(), QStringList{u"work"_s});
        Answer<void> again;
        store.write(work, Secret("newer"), &store, again.taker());
        QTRY_VERIFY(again.came());
        QCOMPARE(again.error().kind, Error::Kind::Keychain);
        Answer<Secret> typed;
        store.read(work, &store, typed.taker()); // usable in this run all the same
        QTRY_COMPARE(plain(typed), QByteArray("newer"));
    }
};

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
