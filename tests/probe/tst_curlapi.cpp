// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/curlapi.h"
#include "probe/curlproberun.h"
#include "probe/proberig.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lineside {

/// libcurl is loaded with the first probe; where it cannot be, a probe says so.
class TestCurlApi : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsAll();
    void findsNothingElsewhere_data();
    void findsNothingElsewhere();
    void probeWithoutItSaysSo();
};

void TestCurlApi::findsAll()
{
    const CurlApi *const api = CurlApi::find();
    QVERIFY(api);
    QCOMPARE(CurlApi::find(), api);
    // As old as the headers that the program was built with, or newer.
    QVERIFY(api->versionInfo(CURLVERSION_NOW)->version_num >= LIBCURL_VERSION_NUM);
}

void TestCurlApi::findsNothingElsewhere_data()
{
    QTest::addColumn<QByteArray>("library");
    QTest::addColumn<int>("version");
    QTest::newRow("no such library") << QByteArray("lineside-has-no-such-library") << 1;
    QTest::newRow("another library") << QByteArray("z") << 1;
}

void TestCurlApi::findsNothingElsewhere()
{
    QFETCH(QByteArray, library);
    QFETCH(int, version);
    CurlApi api;
    QVERIFY(!CurlApi::findIn(library.constData(), version, api));
    QVERIFY(!api.multiInfoRead);
}

void TestCurlApi::probeWithoutItSaysSo()
{
    test::FakeSecretStore secrets;
    const HttpRequest request = test::ProbeRig::request(QUrl(u"http://127.0.0.1:9/"_s));
    CurlProbeRun run(nullptr, secrets, request, test::ProbeRig::target(request));
    QSignalSpy completed(&run, &ProbeRun::completed);
    QTRY_COMPARE(completed.size(), 1);
    const auto report = completed.at(0).at(0).value<ProbeReport>();
    QVERIFY2(report.explanation.contains("libcurl"_L1), qPrintable(report.explanation));
}

} // namespace lineside

QTEST_GUILESS_MAIN(lineside::TestCurlApi)
#include "tst_curlapi.moc"
