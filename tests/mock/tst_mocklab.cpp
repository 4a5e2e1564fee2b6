// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/faultscenarios.h"
#include "mock/mocklab.h"

#include <QNetworkProxy>
#include <QSet>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside {

/// The lab as the window uses it: starts and stops, changes what it plays at one address, and tells what reached it.
class TestMockLab : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyScenarioIsThereOnce();
    void playsAtOneAddress();
    void refusesUnknownNames();
    void keepsTheLastRequest();
    void goesInSilence();

private:
    // Both wait until the lab has called back.
    Result<QUrl> play(MockLab &lab, const QString &scenario);
    std::optional<SeenRequest> lastOf(MockLab &lab);
    QByteArray ask(const QUrl &url);
};

Result<QUrl> TestMockLab::play(MockLab &lab, const QString &scenario)
{
    std::optional<Result<QUrl>> outcome;
    lab.play(scenario, this, [&outcome](const Result<QUrl> &url) { outcome = url; });
    if (outcome || !QTest::qWaitFor([&outcome] { return outcome.has_value(); }))
        return failure(Error::Kind::Timeout, u"The lab did not call back, or too early."_s);
    return *outcome;
}

std::optional<SeenRequest> TestMockLab::lastOf(MockLab &lab)
{
    std::optional<Result<std::optional<SeenRequest>>> outcome;
    lab.lastRequest(this, [&outcome](const auto &request) { outcome = request; });
    if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }) || !*outcome)
        return std::nullopt;
    return **outcome;
}

QByteArray TestMockLab::ask(const QUrl &url)
{
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), quint16(url.port()));
    const QByteArray body = R"({"model":"m","messages":[{"role":"user","content":"hi"}]})";
    socket.write("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nX-Mark: here\r\nConnection: close\r\nContent-Length: "
                 + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    if (!QTest::qWaitFor([&socket] { return socket.state() == QAbstractSocket::UnconnectedState; }))
        return {};
    return socket.readAll();
}

void TestMockLab::everyScenarioIsThereOnce()
{
    QSet<QString> names;
    for (const FaultScenario &scenario : MockLab().scenarios()) {
        QVERIFY2(!names.contains(scenario.name), qPrintable(scenario.name));
        names.insert(scenario.name);
        QVERIFY(scenario.sentence.endsWith(u'.'));
        const Result<MockSettings> settings = faultSettings(scenario.name);
        QVERIFY(settings);
        for (const QString &played : settings->scenarios)
            QVERIFY2(isMockScenario(played), qPrintable(played));
    }
}

void TestMockLab::playsAtOneAddress()
{
    MockLab lab;
    QVERIFY(!lab.isRunning());
    const Result<QUrl> first = play(lab, u"overloaded"_s);
    QVERIFY(first);
    QVERIFY(lab.isRunning());
    QCOMPARE(first->path(), u"/v1"_s);
    QVERIFY(ask(*first).startsWith("HTTP/1.1 503 "));
    const Result<QUrl> second = play(lab, u"rate-limited"_s);
    QVERIFY(second);
    QCOMPARE(*second, *first);
    QVERIFY(ask(*first).contains("Retry-After: "));
    QVERIFY(play(lab, u"rate-limited-no-hint"_s));
    const QByteArray limited = ask(*first);
    QVERIFY(limited.startsWith("HTTP/1.1 429 ") && !limited.contains("Retry-After: "));
    QVERIFY(play(lab, {}));
    QVERIFY(ask(*first).startsWith("HTTP/1.1 200 "));
    lab.stop();
    QVERIFY(!lab.isRunning());
}

void TestMockLab::refusesUnknownNames()
{
    MockLab lab;
    const Result<QUrl> url = play(lab, u"no-such-thing"_s);
    QVERIFY(!url);
    QCOMPARE(url.error().kind, Error::Kind::BadRequest);
    QVERIFY(url.error().message.contains("no-such-thing"_L1));
    QVERIFY(!lab.isRunning());
}

void TestMockLab::keepsTheLastRequest()
{
    MockLab lab;
    QVERIFY(!lastOf(lab));
    const Result<QUrl> url = play(lab, {});
    QVERIFY(url);
    QVERIFY(!lastOf(lab));
    QVERIFY(!ask(*url).isEmpty());
    const std::optional<SeenRequest> seen = lastOf(lab);
    QVERIFY(seen);
    QCOMPARE(seen->target, "/v1/chat/completions");
    QVERIFY(seen->headers.contains(RawHeader{"X-Mark", "here"}));
    QVERIFY(seen->body.contains("\"hi\""));
    QVERIFY(play(lab, u"cut"_s));
    QVERIFY(!lastOf(lab));
}

void TestMockLab::goesInSilence()
{
    bool called = false;
    auto context = std::make_unique<QObject>();
    MockLab lab;
    lab.play({}, context.get(), [&called](const auto &) { called = true; });
    context.reset();
    QVERIFY(play(lab, {})); // comes after it in the same queue
    QVERIFY(!called);
}

} // namespace lineside

QTEST_GUILESS_MAIN(lineside::TestMockLab)
#include "tst_mocklab.moc"
