// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/lowdelay.h"
#include "support/uploadtimes.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <cstdio>

using namespace lineside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::chrono::microseconds withoutTheCure(const QString &connection, qsizetype size)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {u"--without-the-cure"_s, connection, QString::number(size)});
    process.waitForFinished(60'000);
    return std::chrono::microseconds(process.readAllStandardOutput().trimmed().toLongLong());
}

} // namespace

/// Prints the first byte's time for bodies of several sizes, and holds the promise for 100 kB: 3 ms on loopback.
class BenchFirstByte : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void table()
    {
        std::chrono::microseconds promised{};
        printf("median first byte on loopback, us\n%10s %6s %14s %10s %16s\n", "body", "conn", "plain socket", "lineside", "without the cure");
        for (const qsizetype size : {1'000, 20'000, 100'000, 1'000'000}) {
            for (const auto connection : {test::Connection::Kept, test::Connection::New}) {
                const QString name = connection == test::Connection::Kept ? u"kept"_s : u"new"_s;
                const auto ours = test::medianFirstByte(test::Client::Lineside, connection, size);
                const auto plain = test::medianFirstByte(test::Client::PlainSocket, connection, size);
                const auto uncured = withoutTheCure(name, size);
                printf("%10lld %6s %14lld %10lld %16lld\n", static_cast<long long>(size), qPrintable(name), static_cast<long long>(plain.count()),
                       static_cast<long long>(ours.count()), static_cast<long long>(uncured.count()));
                if (size == 100'000)
                    promised = std::max(promised, ours);
            }
        }
        fflush(stdout);
        QVERIFY2(promised > 0us && promised < 3ms, qPrintable(u"%1 us for 100 kB"_s.arg(promised.count())));
    }
};

int main(int argc, char *argv[])
{
    if (argc == 4 && qstrcmp(argv[1], "--without-the-cure") == 0) {
        const QCoreApplication app(argc, argv);
        const auto connection = qstrcmp(argv[2], "kept") == 0 ? test::Connection::Kept : test::Connection::New;
        printf("%lld\n", static_cast<long long>(test::medianFirstByte(test::Client::Lineside, connection, QByteArray(argv[3]).toLongLong()).count()));
        return 0;
    }
    LowDelay<QCoreApplication> app(argc, argv);
    BenchFirstByte bench;
    return QTest::qExec(&bench, argc, argv);
}
#include "bench_firstbyte.moc"
