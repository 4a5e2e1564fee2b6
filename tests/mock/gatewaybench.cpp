// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/gatewaybench.h"

#include "mock/httpparser.h"

#include <QEventLoop>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside::test {

namespace {

constexpr auto patience = 5s;

// The keys that the recorded requests hold.
const AdminKeys recordedKeys{.admin = "edd1c9f034335f136f87ad84b625c8f1", .viewer = "4054f7cf07e344346cd3f287985e76a2"};

// The answers that the recorded model gave, whatever it was asked.
MockSettings recordedModel(const QStringList &scenarios = {})
{
    MockSettings settings;
    settings.pace = 1ms;
    settings.scenarios = scenarios;
    settings.answer = MockAnswer{u"The capital of France is **Paris**."_s, MockUsage{15, 8, 41}};
    settings.streamAnswer = MockAnswer{u"Paris has been the capital of France since the tenth century, with a few interruptions. It lies on the Seine, "
                                       "in the north of the country, and some two million "_s,
                                       MockUsage{15, 60, 93}};
    return settings;
}

quint16 portOf(const Result<quint16> &port)
{
    if (!port)
        qFatal("%s", qPrintable(port.error().message));
    return *port;
}

// A port that nobody listens on.
quint16 closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

QByteArray endpointAt(quint16 port, const QByteArray &path = "/v1beta/openai/chat/completions")
{
    return R"("override":{"endpoint":"http://127.0.0.1:)" + QByteArray::number(port) + path + R"("})";
}

QByteArray instance(const QByteArray &name, const QByteArray &model, int weight, int priority, quint16 port)
{
    return R"({"name":")" + name + R"(","provider":"gemini","weight":)" + QByteArray::number(weight) + R"(,"priority":)"
        + QByteArray::number(priority) + R"(,"auth":{"header":{"Authorization":"Bearer AIza-SECRET"}},"options":{"model":")" + model + R"("},)"
        + endpointAt(port) + '}';
}

} // namespace

GatewayBench::GatewayBench()
    : m_model(recordedModel(), this)
    , m_overloadedModel(recordedModel({u"err503"_s}), this)
    , m_brokenModel(recordedModel({u"err500"_s}), this)
    , m_gateway(recordedKeys, {}, this)
    , m_modelPort(portOf(m_model.listen()))
    , m_overloadedPort(portOf(m_overloadedModel.listen()))
    , m_brokenPort(portOf(m_brokenModel.listen()))
    , m_adminPort(portOf(m_gateway.listenAdmin()))
    , m_dataPort(portOf(m_gateway.listenData()))
{
    m_gateway.setModelUrl(QUrl(u"http://127.0.0.1:%1"_s.arg(m_modelPort)));
    connect(&m_model, &MockModel::requestReceived, this, [this](const ServerRequest &request) { m_modelSaw = request; });
}

void GatewayBench::put(const QByteArray &resource, const QByteArray &json)
{
    if (!m_gateway.put(resource, json))
        qFatal("The gateway did not take %s", json.constData());
}

void GatewayBench::putChatRoute(const QByteArray &id, const QByteArray &uri, const QByteArray &furtherProxy, const QByteArray &furtherPlugins,
                                const QByteArray &furtherRoute)
{
    // What is said again later wins, as in every JSON object.
    put("routes/" + id, R"({"uri":")" + uri + R"(","plugins":{"ai-proxy":{"provider":"gemini","auth":{"header":{"Authorization":"Bearer AIza-SECRET"}},)"
            R"("options":{"model":"gemini-2.5-flash"})" + furtherProxy + '}' + furtherPlugins + '}' + furtherRoute + '}');
}

void GatewayBench::addRecordedRoutes()
{
    put("consumers", R"({"username":"alice","plugins":{}})");
    put("consumers/alice/credentials/cred-key", R"({"plugins":{"key-auth":{"key":"alice-key"}}})");
    put("consumers", R"({"username":"bob","plugins":{"key-auth":{"key":"bob-key"}}})");
    putChatRoute("gemini", "/gemini/chat");
    putChatRoute("llm", "/llm/*");
    putChatRoute("auth", "/auth", {}, R"(,"key-auth":{})");
    putChatRoute("restrict", "/restrict", {}, R"(,"key-auth":{},"consumer-restriction":{"whitelist":["alice"]})");
    putChatRoute("nomodel", "/nomodel", R"(,"options":{})");
    putChatRoute("hostonly", "/hostonly", ',' + endpointAt(m_modelPort, {}));
    putChatRoute("opts", "/opts", R"(,"options":{"model":"gemini-2.5-flash","temperature":0.1,"max_tokens":64})");
    putChatRoute("authquery", "/authquery", R"(,"auth":{"query":{"key":"AIza-Q"}},"options":{"model":"m"},)"
                     + endpointAt(m_modelPort, "/v1beta/openai/chat/completions?x=1"));
    putChatRoute("maxreq", "/maxreq", R"(,"max_req_body_size":100)");
    putChatRoute("postonly", "/postonly", {}, {}, R"(,"methods":["POST"])");
    putChatRoute("flush0", "/flush0", R"(,"streaming_flush_interval_ms":0)");
    putChatRoute("flush500", "/flush500", R"(,"streaming_flush_interval_ms":500)");
    putChatRoute("optstreamfalse", "/optstreamfalse", R"(,"options":{"model":"gemini-2.5-flash","stream":false})");
    putChatRoute("optstreamtrue", "/optstreamtrue", R"(,"options":{"model":"gemini-2.5-flash","stream":true})");
    putChatRoute("limit", "/limit", {}, R"(,"limit-count":{"count":2,"time_window":60,"rejected_code":429})");
    putChatRoute("limitdef", "/limitdef", {}, R"(,"limit-count":{"count":1,"time_window":60})");
    putChatRoute("airl", "/airl", {}, R"(,"ai-rate-limiting":{"limit":60,"time_window":60,"rejected_code":429})");
    putChatRoute("guard", "/guard", {}, R"(,"ai-prompt-guard":{"deny_patterns":["credit card"]})");
    putChatRoute("down", "/down", ',' + endpointAt(closedPort()));
    putChatRoute("timeout", "/timeout", R"(,"timeout":60)");
    put("routes/plainempty", R"({"uri":"/plainempty","upstream":{"type":"roundrobin","nodes":{}}})");
    put("routes/multi", R"({"uri":"/multi","plugins":{"ai-proxy-multi":{"instances":[)" + instance("a", "gemini-a", 3, 0, m_modelPort) + ','
            + instance("b", "gemini-b", 1, 0, m_modelPort) + "]}}}");
    put("routes/multifb", R"({"uri":"/multifb/http_5xx","plugins":{"ai-proxy-multi":{"fallback_strategy":["http_5xx"],"instances":[)"
            + instance("bad", "gemini-bad", 1, 1, m_overloadedPort) + ',' + instance("good", "gemini-good", 1, 0, m_modelPort) + "]}}}");
    put("routes/multiallbad", R"({"uri":"/multiallbad","plugins":{"ai-proxy-multi":{"fallback_strategy":["http_5xx"],"instances":[)"
            + instance("bad", "gemini-bad", 1, 1, m_overloadedPort) + ',' + instance("worse", "gemini-worse", 1, 0, m_brokenPort) + "]}}}");
}

void GatewayBench::addListedRoutes()
{
    for (int i = 1; i <= 25; ++i) {
        const QByteArray number = QByteArray::number(i).rightJustified(2, '0');
        put("routes/list-" + number, R"({"uri":"/list/)" + number + R"(","name":"list route )" + number + R"(","labels":{"n":")"
                + QByteArray::number(i) + R"(","team":")" + (i % 2 ? "a" : "b")
                + R"("},"plugins":{"ai-proxy":{"provider":"gemini","options":{"model":"gemini-2.5-flash"},"auth":{"header":{"Authorization":"Bearer XXX"}}}}})");
    }
}

std::optional<BenchAnswer> GatewayBench::send(const WireRecording &recording)
{
    return exchange(recording.target.startsWith("/apisix/admin") ? m_adminPort : m_dataPort, recording.rawRequest);
}

std::optional<BenchAnswer> GatewayBench::exchange(quint16 port, const QByteArray &bytes)
{
    QTcpSocket socket;
    HttpResponseParser parser;
    BenchAnswer answer;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    socket.write(bytes);
    QEventLoop loop;
    bool isHttp = true;
    connect(&socket, &QTcpSocket::readyRead, &loop, [&] {
        isHttp = parser.feed(socket.readAll());
        answer.body += parser.takeBody();
        if (!isHttp || parser.isComplete())
            loop.quit();
    });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    loop.exec();
    if (!isHttp || !parser.isComplete())
        return std::nullopt;
    answer.head = parser.head();
    return answer;
}

} // namespace lineside::test
