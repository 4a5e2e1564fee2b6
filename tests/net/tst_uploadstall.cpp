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

// The stall is the peer's delayed acknowledgement: 40 ms and more. Half of it, on top of what a plain socket needs, is a stall.
constexpr auto stall = 20ms;

} // namespace

/// Bodies above 16 kB must not wait for acknowledgements. The same request over a plain socket is the measure, so that a slow machine
/// slows both. Called with "--without-the-cure" the program uploads in an application without it and prints the median.
class TestUploadStall : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void largeBodiesDoNotStall_data()
    {
        QTest::addColumn<bool>("reused");
        QTest::newRow("on a kept connection") << true;
        QTest::newRow("on a new connection") << false;
    }

    void largeBodiesDoNotStall()
    {
        QFETCH(bool, reused);
        const auto connection = reused ? test::Connection::Kept : test::Connection::New;
        const auto plain = test::medianFirstByte(test::Client::PlainSocket, connection, 100'000);
        const auto ours = test::medianFirstByte(test::Client::Lineside, connection, 100'000);
        QVERIFY(plain > 0us && ours > 0us);
        QVERIFY2(ours < plain + stall, qPrintable(u"ours %1 us, plain socket %2 us"_s.arg(ours.count()).arg(plain.count())));
    }

    /// Shows that the test above can fail: the same code in an application without the cure does stall.
    void withoutTheCureTheyDo_data() { largeBodiesDoNotStall_data(); }

    void withoutTheCureTheyDo()
    {
        QFETCH(bool, reused);
        // A busy peer may acknowledge at once, and so do away with the stall for a while; it has to be seen once.
        std::chrono::microseconds stalled{};
        for (int attempt = 0; attempt < 5 && stalled <= stall; ++attempt) {
            QProcess process;
            process.start(QCoreApplication::applicationFilePath(), {u"--without-the-cure"_s, reused ? u"kept"_s : u"new"_s});
            QVERIFY(process.waitForFinished(30'000));
            stalled = std::chrono::microseconds(process.readAllStandardOutput().trimmed().toLongLong());
        }
        QVERIFY2(stalled > stall, qPrintable(u"only %1 us: the stall is gone by itself, or the measurement no longer sees it"_s.arg(stalled.count())));
    }
};

int main(int argc, char *argv[])
{
    if (argc == 3 && qstrcmp(argv[1], "--without-the-cure") == 0) {
        const QCoreApplication app(argc, argv);
        const auto connection = qstrcmp(argv[2], "kept") == 0 ? test::Connection::Kept : test::Connection::New;
        printf("%lld\n", static_cast<long long>(test::medianFirstByte(test::Client::Lineside, connection, 100'000).count()));
        return 0;
    }
    LowDelay<QCoreApplication> app(argc, argv);
    TestUploadStall test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_uploadstall.moc"
