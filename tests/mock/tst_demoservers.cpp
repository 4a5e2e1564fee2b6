// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/target.h"
#include "mock/demoservers.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

// Keeps what it is told to remember, as every secret store does.
class MemoryStore : public SecretStore
{
public:
    void read(const SecretRef &, QObject *, Callback<Secret>) override {}
    void write(const SecretRef &, Secret, QObject *, Callback<void>) override {}
    void remove(const SecretRef &, QObject *, Callback<void>) override {}
    void remember(const SecretRef &ref, Secret secret) override
    {
        secret.reveal([this, &ref](QByteArrayView bytes) { remembered.insert(ref.toString(), bytes.toByteArray()); });
    }
    QHash<QString, QByteArray> remembered;
};

struct Answer {
    int status = 0;
    QByteArray type;
    QByteArray body;
};

} // namespace

class TestDemoServers : public QObject
{
    Q_OBJECT
    MemoryStore m_secrets;
    DemoSetup m_setup;
    std::unique_ptr<DemoServers> m_demo;
    QNetworkAccessManager m_network;

    Answer post(const QUrl &url, const QByteArray &key, const QByteArray &body)
    {
        QNetworkRequest request(url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        if (!key.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + key);
        const std::unique_ptr<QNetworkReply> reply(m_network.post(request, body));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished() && !finished.wait())
            return {};
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                reply->header(QNetworkRequest::ContentTypeHeader).toByteArray(), reply->readAll()};
    }

    static QByteArray question(bool stream)
    {
        const QJsonArray messages{QJsonObject{{u"role"_s, u"system"_s}, {u"content"_s, u"You are a helpful AI assistant"_s}},
                                  QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, u"What is the capital of France?"_s}}};
        return QJsonDocument(QJsonObject{{u"messages"_s, messages}, {u"stream"_s, stream}}).toJson();
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void initTestCase()
    {
        m_demo = std::make_unique<DemoServers>(m_secrets);
        QVERIFY(!m_demo->isRunning());
        bool returned = false;
        bool done = false;
        m_demo->start(this, [&](Result<DemoSetup> setup) {
            QVERIFY(returned);
            QVERIFY(setup.has_value());
            m_setup = *setup;
            done = true;
        });
        returned = true;
        QTRY_VERIFY(done);
        QVERIFY(m_demo->isRunning());
    }

    void namesItselfAsDemo()
    {
        QVERIFY(m_setup.provider.name.contains("mock"_L1));
        QVERIFY(m_setup.gateway.name.contains("mock"_L1));
        QVERIFY(m_setup.gateway.isDemo);
        QCOMPARE(m_setup.route.id.toString(), u"gemini-chat"_s);
        QCOMPARE(m_setup.route.aiProxy->authHeader.constFirst().value.toString(), u"Bearer {env:LINESIDE_DEMO_MODEL_KEY}"_s);
        for (const DemoServers::Key &key : DemoServers::keys())
            QCOMPARE(m_secrets.remembered.value(u"env:"_s + key.variable), key.value);
    }

    void startingAgainTellsOfTheSameServers()
    {
        DemoSetup again;
        m_demo->start(this, [&again](Result<DemoSetup> setup) { again = *setup; });
        QTRY_COMPARE(again.gateway.dataUrl, m_setup.gateway.dataUrl);
        QCOMPARE(again.provider.baseUrl, m_setup.provider.baseUrl);
    }

    void answers_data()
    {
        QTest::addColumn<bool>("throughGateway");
        QTest::addColumn<bool>("withKey");
        QTest::addColumn<bool>("stream");
        QTest::addColumn<int>("status");
        QTest::newRow("route") << true << false << false << 200;
        QTest::newRow("route, stream") << true << false << true << 200;
        QTest::newRow("direct") << false << true << false << 200;
        QTest::newRow("direct, stream") << false << true << true << 200;
        QTest::newRow("direct without the key") << false << false << false << 401;
    }

    void answers()
    {
        QFETCH(bool, throughGateway);
        QFETCH(bool, withKey);
        QFETCH(bool, stream);
        QFETCH(int, status);
        const QUrl url = throughGateway ? *routeUrl(m_setup.gateway, m_setup.route) : *chatUrl(m_setup.provider.baseUrl);
        const QByteArray key = withKey ? m_secrets.remembered.value(u"env:LINESIDE_DEMO_MODEL_KEY"_s) : QByteArray();
        const Answer answer = post(url, key, question(stream));
        QCOMPARE(answer.status, status);
        if (status != 200)
            return;
        if (stream) {
            QCOMPARE(answer.type, "text/event-stream");
            QVERIFY(answer.body.endsWith("data: [DONE]\n\n"));
            QVERIFY(answer.body.contains("\"**Paris**.\""));
            // Gemini reports usage only to those who ask; the gateway always asks.
            QCOMPARE(answer.body.contains("\"total_tokens\":41"), throughGateway);
        } else {
            const QJsonObject json = QJsonDocument::fromJson(answer.body).object();
            QCOMPARE(json["choices"_L1][0]["message"_L1]["content"_L1].toString(), u"The capital of France is **Paris**."_s);
            QCOMPARE(json["usage"_L1]["prompt_tokens"_L1].toInt(), 15);
            QCOMPARE(json["usage"_L1]["completion_tokens"_L1].toInt(), 8);
            QCOMPARE(json["usage"_L1]["total_tokens"_L1].toInt(), 41);
        }
    }

    void takenPortIsAnError()
    {
        DemoServers second(m_secrets, {.modelPort = 0, .gatewayPort = quint16(m_setup.gateway.dataUrl.port()), .adminPort = 0, .model = {}});
        std::optional<Error> error;
        second.start(this, [&error](Result<DemoSetup> setup) { error = setup ? Error() : setup.error(); });
        QTRY_VERIFY(error.has_value());
        QCOMPARE(error->kind, Error::Kind::Network);
        QVERIFY(error->message.contains(QString::number(m_setup.gateway.dataUrl.port())));
        QVERIFY(!second.isRunning());
    }

    void noAnswerToADeletedContext()
    {
        DemoServers demo(m_secrets);
        auto context = std::make_unique<QObject>();
        bool called = false;
        demo.start(context.get(), [&called](Result<DemoSetup>) { called = true; });
        context.reset();
        QTRY_VERIFY(demo.isRunning());
        QVERIFY(!called);
    }
};

QTEST_GUILESS_MAIN(TestDemoServers)
#include "tst_demoservers.moc"
