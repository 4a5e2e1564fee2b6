// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/secret.h"

#include <QString>
#include <QTest>
#include <QVariant>

#include <concepts>
#include <sstream>
#include <type_traits>

using namespace lineside;

// What a key must not be able to do is checked where it cannot be forgotten: by the compiler.
static_assert(!std::is_copy_constructible_v<Secret>);
static_assert(!std::is_copy_assignable_v<Secret>);
static_assert(std::is_nothrow_move_constructible_v<Secret>);
static_assert(std::is_nothrow_move_assignable_v<Secret>);
static_assert(!std::is_convertible_v<Secret, QByteArray>);
static_assert(!std::is_convertible_v<Secret, QString>);
static_assert(!std::is_convertible_v<Secret, QVariant>);
static_assert(!std::is_convertible_v<QByteArray, Secret>, "a text becomes a key on purpose only");
static_assert(!std::equality_comparable<Secret>);

template<class Stream, class Value>
concept CanPrint = requires(Stream stream, const Value &value) { stream << value; };
static_assert(!CanPrint<QDebug, Secret>);
static_assert(!CanPrint<std::ostringstream &, Secret>);
static_assert(CanPrint<QDebug, QByteArray>, "the question itself is right");

namespace {

QByteArray plain(const Secret &secret)
{
    return secret.reveal([](QByteArrayView bytes) { return bytes.toByteArray(); });
}

} // namespace

class TestSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lendsItsBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("sk-test");
        QTest::newRow("zeros inside") << QByteArray("a\0b", 3);
        QTest::newRow("not UTF-8") << QByteArray("\xff\xfe");
        QTest::newRow("long") << QByteArray(100'000, 'k');
    }

    void lendsItsBytes()
    {
        QFETCH(QByteArray, bytes);
        const Secret secret{QByteArrayView(bytes)};
        QCOMPARE(plain(secret), bytes);
        QCOMPARE(secret.size(), bytes.size());
        QCOMPARE(secret.isEmpty(), bytes.isEmpty());
        QCOMPARE(plain(secret.duplicate()), bytes);
    }

    void movesAndLeavesNothing()
    {
        Secret first("one");
        Secret second(std::move(first));
        QCOMPARE(plain(second), QByteArray("one"));
        QVERIFY(first.isEmpty()); // NOLINT: what is left behind is the point
        Secret third("two");
        third = std::move(second);
        QCOMPARE(plain(third), QByteArray("one"));
        QVERIFY(second.isEmpty()); // NOLINT
        Secret &same = third;
        third = std::move(same);
        QCOMPARE(plain(third), QByteArray("one"));
    }

    void takesOverAndWipes()
    {
        QByteArray source(64, 'k');
        const Secret secret = Secret::take(std::move(source));
        QCOMPARE(plain(secret), QByteArray(64, 'k'));
        QVERIFY(source.isEmpty()); // NOLINT
    }

    void doesNotSpoilWhatOthersShare()
    {
        QByteArray source(64, 'k');
        const QByteArray shared = source;
        const Secret secret = Secret::take(std::move(source));
        QCOMPARE(shared, QByteArray(64, 'k'));
    }

    void doesNotWriteToConstants()
    {
        static const char constant[] = "in read-only memory";
        const Secret secret = Secret::take(QByteArray::fromRawData(constant, sizeof constant - 1));
        QCOMPARE(plain(secret), QByteArray(constant));
    }
};

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
