// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/collectionexport.h"
#include "interchange/collectionimport.h"
#include "interchange/exportforms.h"
#include "interchange/routeexport.h"
#include "interchange/routeimport.h"
#include "interchange/yamltext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

// The same value by another reader of YAML.
std::optional<QJsonArray> byPyYaml(const QString &yaml)
{
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {QStringLiteral(LINESIDE_SOURCE "/readyaml.py")});
    python.write(yaml.toUtf8());
    python.closeWriteChannel();
    if (!python.waitForFinished(30'000) || python.exitCode() != 0)
        return std::nullopt;
    return QJsonDocument::fromJson(python.readAllStandardOutput()).array();
}

QJsonArray documentsOf(const QString &yaml)
{
    QJsonArray documents;
    const QList<QJsonValue> read = fromYaml(yaml.toUtf8()).value();
    for (const QJsonValue &document : read)
        documents.append(document);
    return documents;
}

} // namespace

class TestRouteForms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void writesTextsThatStayTexts_data();
    void writesTextsThatStayTexts();
    void refusesYaml_data();
    void refusesYaml();
    void saysTheRoute_data();
    void saysTheRoute();
    void tellsWhatItLeavesOut_data();
    void tellsWhatItLeavesOut();
    void readsBackWhatItWrote_data();
    void readsBackWhatItWrote();
    void readsRoutes_data();
    void readsRoutes();
    void takesAPlainKeyOut();
    void holdsNoneOfTenSecrets();
    void readsCollections_data();
    void readsCollections();
    void collectionsComeBack_data();
    void collectionsComeBack();
};

namespace {

const QByteArray gemini
    = R"({"id":"gemini.Chat","name":"Gemini chat","desc":"on: yes","uris":["/v1/chat/completions","/ai/*"],"methods":["POST"],)"
      R"("hosts":["api.example"],"priority":7,"plugins":{"key-auth":{"hide_credentials":true},"ai-proxy":{"provider":"gemini",)"
      R"("auth":{"header":{"Authorization":"Bearer {env:GEMINI_API_KEY}"}},"options":{"model":"gemini-2.5-flash","max_tokens":4096},"timeout":300000}}})";

} // namespace

void TestRouteForms::writesTextsThatStayTexts_data()
{
    QTest::addColumn<QJsonValue>("value");
    int row = 0;
    for (const char *text : {"", " ", "true", "Yes", "no", "off", "y", "N", "null", "~", "1", "0x1f", "0o17", "1e3", "1_000", ".5", "-", "- a", "12:30:45", "2026-11-22", "a: b",
                             "a #b", "#b", "*a", "&a", "!a", "%a", "@a", "`a`", "'a'", "\"a\"", "{a}", "[a]", "a\nb", "a\n", "\n", "\ta", "a\\b", "${{X}}", "é漢😀", "=", "<<", "|", ">", "?", "---", "...", "\x01\x7f",
                             "/v1/*", "Bearer x", "\xC2\x85\xE2\x80\xA8"})
        QTest::addRow("text %d", ++row) << QJsonValue(QJsonObject{{QString::fromUtf8(text), QString::fromUtf8(text)}});
    QTest::newRow("numbers") << QJsonValue(QJsonArray{0, -1, 1.5, 1e300, 9007199254740991.0, 0.1});
    QTest::newRow("empty") << QJsonValue(QJsonObject{{u"a"_s, QJsonObject()}, {u"b"_s, QJsonArray()}, {u"c"_s, QJsonValue::Null}, {u"d"_s, true}});
    QTest::newRow("nested") << QJsonValue(QJsonArray{QJsonArray{QJsonArray{u"a"_s}, QJsonObject{{u"b"_s, QJsonArray{1}}}}, QJsonObject()});
}

void TestRouteForms::writesTextsThatStayTexts()
{
    QFETCH(QJsonValue, value);
    const QString yaml = toYaml(value);
    QCOMPARE(documentsOf(yaml), QJsonArray{value});
    const auto other = byPyYaml(yaml);
    QVERIFY2(other, qPrintable(yaml));
    QCOMPARE(*other, QJsonArray{value});
}

void TestRouteForms::refusesYaml_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::newRow("no YAML") << "a: [b"_ba;
    QTest::newRow("a comma, at which the parser finds documents for ever") << ","_ba;
    QTest::newRow("the same behind a document") << "a: b\n---\n, ]"_ba;
    QTest::newRow("the same in JSON with a fault") << R"({"info":+"name":"a"},"item":[{}]})"_ba;
    QTest::newRow("aliases that grow") << "a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
                                        "e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]"_ba;
    QTest::newRow("too deep") << QByteArray(400, '[') + QByteArray(400, ']');
    QTest::newRow("deeper than a stack") << QByteArray(200'000, '[');
    QTest::newRow("too long") << QByteArray(5 * 1024 * 1024, 'a');
}

void TestRouteForms::refusesYaml()
{
    QFETCH(QByteArray, yaml);
    const auto read = fromYaml(yaml);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::BadRequest);
}

void TestRouteForms::saysTheRoute_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("expected"); // JSON of the documents
    const QString plugin = uR"("key-auth":{"hide_credentials":true},"ai-proxy":{"provider":"gemini","auth":{"header":{"Authorization":"Bearer %1"}},"options":{"model":"gemini-2.5-flash","max_tokens":4096},"timeout":300000})"_s;
    QTest::newRow("ADC") << u"adc"_s
                         << uR"([{"services":[{"name":"Gemini chat","hosts":["api.example"],"routes":[{"name":"Gemini chat","description":"on: yes","uris":["/v1/chat/completions","/ai/*"],"methods":["POST"],"priority":7,"plugins":{)"_s
            + plugin.arg(u"${GEMINI_API_KEY}"_s) + u"}}]}]}]"_s;
    QTest::newRow("apisix.yaml") << u"apisix-yaml"_s
                                 << uR"([{"routes":[{"id":"gemini.Chat","name":"Gemini chat","desc":"on: yes","uris":["/v1/chat/completions","/ai/*"],"methods":["POST"],"hosts":["api.example"],"priority":7,"plugins":{)"_s
            + plugin.arg(u"${{GEMINI_API_KEY}}"_s) + u"}}]}]"_s;
    QTest::newRow("ApisixRoute") << u"kubernetes"_s << uR"([{"apiVersion":"v1","kind":"Secret","metadata":{"name":"gemini-chat-ai-proxy"},"stringData":{"auth.header.Authorization":"Bearer ${GEMINI_API_KEY}"}},
      {"apiVersion":"apisix.apache.org/v2","kind":"ApisixPluginConfig","metadata":{"name":"gemini-chat"},"spec":{"ingressClassName":"apisix","plugins":[
        {"name":"ai-proxy","enable":true,"secretRef":"gemini-chat-ai-proxy","config":{"provider":"gemini","options":{"model":"gemini-2.5-flash","max_tokens":4096},"timeout":300000}},
        {"name":"key-auth","enable":true,"config":{"hide_credentials":true}}]}},
      {"apiVersion":"apisix.apache.org/v2","kind":"ApisixRoute","metadata":{"name":"gemini-chat"},"spec":{"ingressClassName":"apisix","http":[{"name":"gemini-chat","priority":7,"plugin_config_name":"gemini-chat",
        "match":{"paths":["/v1/chat/completions","/ai/*"],"methods":["POST"],"hosts":["api.example"]}}]}}])"_s;
    QTest::newRow("Gateway API") << u"gateway-api"_s << uR"([{"apiVersion":"apisix.apache.org/v1alpha1","kind":"PluginConfig","metadata":{"name":"gemini-chat"},"spec":{"plugins":[
        {"name":"ai-proxy","config":{"provider":"gemini","auth":{"header":{"Authorization":"Bearer ${GEMINI_API_KEY}"}},"options":{"model":"gemini-2.5-flash","max_tokens":4096},"timeout":300000}},
        {"name":"key-auth","config":{"hide_credentials":true}}]}},
      {"apiVersion":"gateway.networking.k8s.io/v1","kind":"HTTPRoute","metadata":{"name":"gemini-chat"},"spec":{"parentRefs":[{"name":"apisix"}],"hostnames":["api.example"],"rules":[{
        "matches":[{"path":{"type":"Exact","value":"/v1/chat/completions"},"method":"POST"},{"path":{"type":"PathPrefix","value":"/ai/"},"method":"POST"}],
        "filters":[{"type":"ExtensionRef","extensionRef":{"group":"apisix.apache.org","kind":"PluginConfig","name":"gemini-chat"}}]}]}}])"_s;
    QTest::newRow("Kong") << u"kong"_s << uR"([{"_format_version":"3.0","services":[{"name":"Gemini chat","url":"http://localhost:32000","read_timeout":300000,"write_timeout":300000,"routes":[{"name":"Gemini chat","hosts":["api.example"],
        "methods":["POST"],"paths":["~/v1/chat/completions$","/ai/"],"plugins":[{"name":"key-auth","config":{"key_names":["apikey"],"hide_credentials":true}},
        {"name":"ai-proxy","config":{"route_type":"llm/v1/chat","auth":{"header_name":"Authorization","header_value":"Bearer ${{ env \"DECK_GEMINI_API_KEY\" }}"},
          "model":{"provider":"gemini","name":"gemini-2.5-flash","options":{"max_tokens":4096}}}}]}]}]}])"_s;
    QTest::newRow("LiteLLM") << u"litellm"_s << uR"([{"model_list":[{"model_name":"Gemini chat","litellm_params":{"model":"gemini/gemini-2.5-flash","max_tokens":4096,
        "api_key":"os.environ/GEMINI_API_KEY","timeout":300,"stream_timeout":300}}]}])"_s;
}

void TestRouteForms::saysTheRoute()
{
    QFETCH(QString, form);
    QFETCH(QString, expected);
    const auto made = exportAs(form, {.name = {}, .routeTemplate = gemini}, {});
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    const auto read = byPyYaml(made->text);
    QVERIFY2(read, qPrintable(made->text));
    const QJsonArray wanted = QJsonDocument::fromJson(expected.toUtf8()).array();
    QVERIFY(!wanted.isEmpty());
    QCOMPARE(QJsonDocument(*read).toJson(), QJsonDocument(wanted).toJson());
}

void TestRouteForms::tellsWhatItLeavesOut_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QStringList>("named");
    QTest::newRow("ADC deletes") << u"adc"_s << QStringList{u"deletes"_s, u"switched off"_s, u"service_id"_s};
    QTest::newRow("apisix.yaml") << u"apisix-yaml"_s << QStringList{u"#END"_s};
    QTest::newRow("ApisixRoute") << u"kubernetes"_s << QStringList{u"switched off"_s, u"service_id"_s, u"vars"_s};
    QTest::newRow("Gateway API") << u"gateway-api"_s << QStringList{u"switched off"_s, u"priority"_s, u"vars"_s, u"Secret"_s};
    QTest::newRow("Kong") << u"kong"_s << QStringList{u"limit-count"_s, u"vars"_s, u"options.seed"_s, u"ssl_verify"_s, u"deletes"_s};
    QTest::newRow("LiteLLM") << u"litellm"_s << QStringList{u"limit-count"_s, u"vars"_s, u"ssl_verify"_s, u"uri"_s};
}

void TestRouteForms::tellsWhatItLeavesOut()
{
    QFETCH(QString, form);
    QFETCH(QStringList, named);
    const QByteArray route = R"({"id":"1","uri":"/a","status":0,"priority":1,"service_id":"s","vars":[["arg_a","==","b"]],"plugins":{"limit-count":{},
      "ai-proxy":{"provider":"openai","ssl_verify":false,"auth":{"header":{"Authorization":"Bearer {env:K}"}},"options":{"model":"m","seed":1}}}})";
    const auto made = exportAs(form, {.name = {}, .routeTemplate = route}, {});
    QVERIFY(made);
    const QString warnings = made->warnings.join(u'\n');
    for (const QString &name : named)
        QVERIFY2(warnings.contains(name), qPrintable(name + u" is missing in:\n"_s + warnings));
}

void TestRouteForms::readsBackWhatItWrote_data()
{
    QTest::addColumn<QString>("form");
    QTest::newRow("ADC") << u"adc"_s;
    QTest::newRow("apisix.yaml") << u"apisix-yaml"_s;
}

void TestRouteForms::readsBackWhatItWrote()
{
    QFETCH(QString, form);
    const auto made = exportAs(form, {.name = {}, .routeTemplate = gemini}, {});
    const auto read = importRoutes(made->text.toUtf8());
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->routes.size(), 1);
    QJsonObject expected = QJsonDocument::fromJson(gemini).object();
    if (form == "adc"_L1)
        expected["id"_L1] = u"Gemini-chat"_s; // ADC makes ids of names
    QCOMPARE(QJsonDocument::fromJson(read->routes.constFirst()).object(), expected);
}

void TestRouteForms::readsRoutes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("ids"); // empty: refused
    QTest::newRow("Admin API: a route") << R"({"id":"a","uri":"/"})"_ba << QStringList{u"a"_s};
    QTest::newRow("Admin API: in its envelope") << R"({"key":"/apisix/routes/a","value":{"id":"a","uri":"/"}})"_ba << QStringList{u"a"_s};
    QTest::newRow("Admin API: a list") << R"({"total":2,"list":[{"value":{"id":"a","uri":"/"}},{"value":{"id":"b","uris":["/"]}}]})"_ba << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("ADC: two services") << "services:\n- name: s\n  plugins: {x: {}}\n  routes:\n  - {name: a b, uris: [/]}\n  - {id: c, uris: [/c]}\n- name: t\n  routes:\n  - {name: d, uris: [/d]}\n"_ba
                                       << QStringList{u"a-b"_s, u"c"_s, u"d"_s};
    QTest::newRow("apisix.yaml") << "routes:\n  - id: a\n    uri: /\nconsumers: []\n#END\n"_ba << QStringList{u"a"_s};
    QTest::newRow("no route") << "upstreams: []\n"_ba << QStringList{};
    QTest::newRow("no YAML") << "{a"_ba << QStringList{};
    QTest::newRow("nothing") << QByteArray() << QStringList{};
}

void TestRouteForms::readsRoutes()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, ids);
    const auto made = importRoutes(text);
    QCOMPARE(bool(made), !ids.isEmpty());
    QStringList read;
    for (const QByteArray &route : made ? made->routes : QList<QByteArray>())
        read.append(QJsonDocument::fromJson(route)["id"_L1].toString());
    QCOMPARE(read, ids);
}

void TestRouteForms::takesAPlainKeyOut()
{
    const QByteArray route = R"({"id":"r","uri":"/a","plugins":{"ai-proxy":{"provider":"openai","auth":{"header":{"Authorization":"Bearer sk-live-0123456789abcdef"}}}}})";
    for (const ExportForm &form : exportForms()) {
        if (!form.ofRoute)
            continue;
        const auto made = exportAs(form.id, {.name = {}, .routeTemplate = route}, {});
        QVERIFY(made);
        QVERIFY2(!made->text.contains(u"sk-live"_s), qPrintable(made->text));
    }
}

void TestRouteForms::holdsNoneOfTenSecrets()
{
    const QByteArrayList secrets{"sk-live-0123456789abcdefghij", "AIzaSyA-0123456789_abcdefghijklmno", "p@ss/w+rd=&?#%", "with \"quotes\" \\ and 'more'", "schlüssel-漢字-key",
                                 "Basic dXNlcjpwYXNz", "0123456789abcdef0123456789abcdef", "tab\tand<html>&amp;", "{{curly}} ${dollar} %percent%", "ghp_0123456789abcdefghijklmnopqrstuv"};
    for (int i = 0; i < secrets.size(); ++i) {
        qputenv(("LINESIDE_TEST_SECRET_" + QByteArray::number(i)).constData(), secrets.at(i));
    }
    HttpRequest request;
    request.url = QUrl(u"https://gw.example/v1/chat/completions"_s);
    request.headers = {{"Content-Type", ValueTemplate::literal(u"application/json"_s)}, {"Authorization", ValueTemplate::parse(u"Bearer {env:LINESIDE_TEST_SECRET_0}"_s)}};
    QString members;
    for (int i = 1; i < secrets.size(); ++i)
        members += u",\"m%1\":\"{env:LINESIDE_TEST_SECRET_%1}\""_s.arg(i);
    request.body = (u"{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]"_s + members + u'}').toUtf8();
    request.bodyKind = HttpRequest::Body::JsonTemplate;
    const QByteArray route = (u"{\"id\":\"r\",\"uri\":\"/a\",\"plugins\":{\"ai-proxy\":{\"provider\":\"openai\",\"auth\":{\"header\":{\"Authorization\":\"Bearer {env:LINESIDE_TEST_SECRET_0}\"}}},\"x\":{\"y\":0"_s + members + u"}}}"_s).toUtf8();
    std::vector<Secret> known;
    for (const QByteArray &secret : secrets)
        known.push_back(Secret(secret));
    for (const ExportForm &form : exportForms()) {
        const auto made = exportAs(form.id, {.name = u"all"_s, .request = request, .routeTemplate = route}, known);
        QVERIFY2(made, qPrintable(form.id + u": "_s + (made ? QString() : made.error().message)));
        QByteArray all = made->text.toUtf8() + made->warnings.join(u'\n').toUtf8();
        for (const ExportedFile &file : made->files)
            all += file.bytes;
        for (const QByteArray &secret : secrets) {
            for (const QByteArray &form64 : {secret, secret.toBase64(), secret.toBase64(QByteArray::Base64UrlEncoding), secret.toPercentEncoding(), secret.toHex()})
                QVERIFY2(!all.contains(form64), qPrintable(form.id));
        }
    }
    // The search itself: with a secret in it nothing leaves, however it is written.
    for (const QByteArray &secret : secrets) {
        for (const QByteArray &written : {secret, secret.toBase64(), ("user:" + secret).toBase64(), secret.toPercentEncoding(), secret.toHex()}) {
            const auto refused = refusingKeys({.text = u"a "_s + QString::fromUtf8(written) + u" b"_s}, known);
            QVERIFY2(!refused, written.constData());
            QVERIFY(!refused.error().message.contains(QString::fromUtf8(secret)));
        }
    }
    QVERIFY(!refusingKeys({.text = {}, .files = {{u"body.json"_s, secrets.constFirst()}}}, known));
    QVERIFY(refusingKeys({.text = u"nothing"_s}, known));
}

void TestRouteForms::readsCollections_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("seen"); // method, URL, kind; empty: refused
    QTest::newRow("Postman in folders") << R"({"item":[{"name":"f","item":[{"request":{"method":"POST","url":{"raw":"https://h/v1/chat/completions"},"header":[{"key":"X","value":"1"}],"body":{"mode":"raw","raw":"{\"messages\":[]}"}}}]},
        {"request":{"method":"GET","url":"https://h/a"}}]})"_ba << QStringList{u"POST https://h/v1/chat/completions chat"_s, u"GET https://h/a plain"_s};
    QTest::newRow("Postman with a variable for the host") << R"({"item":[{"request":{"method":"GET","url":"{{base}}/a"}}]})"_ba << QStringList{u"GET {env:base}/a plain"_s};
    QTest::newRow("Bruno") << "meta {\n  name: a\n}\n\npost {\n  url: https://h/x\n  body: json\n  auth: none\n}\n\nheaders {\n  A: b\n  ~C: d\n}\n\nbody:json {\n  {\"messages\": [\n    {}\n  ]}\n}\n"_ba
                           << QStringList{u"POST https://h/x chat"_s};
    QTest::newRow("nothing") << "{}"_ba << QStringList{};
    QTest::newRow("no collection") << "hello"_ba << QStringList{};
}

void TestRouteForms::readsCollections()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, seen);
    const auto made = importCollection(text);
    QCOMPARE(bool(made), !seen.isEmpty());
    QStringList read;
    if (made) {
        for (const ImportedRequest &each : *made)
            read.append(QString::fromUtf8(each.request.method) + u' ' + each.url + (each.kind == ImportedRequest::Kind::Chat ? u" chat"_s : u" plain"_s));
    }
    QCOMPARE(read, seen);
}

void TestRouteForms::collectionsComeBack_data()
{
    QTest::addColumn<QString>("form");
    QTest::newRow("Postman") << u"postman"_s;
    QTest::newRow("Bruno") << u"bruno"_s;
}

void TestRouteForms::collectionsComeBack()
{
    QFETCH(QString, form);
    HttpRequest meant;
    meant.url = QUrl(u"https://gw.example/v1/chat/completions?a=b%20c"_s);
    meant.headers = {{"Content-Type", ValueTemplate::literal(u"application/json"_s)}, {"Authorization", ValueTemplate::parse(u"Bearer {env:KEY}"_s)}};
    meant.body = u"{\n  \"stream\": true,\n  \"messages\": [{\"role\": \"user\", \"content\": \"it's {env:X} é\\n}\"}]\n}"_s.toUtf8();
    meant.expectsStream = true;
    const auto made = exportAs(form, {.name = u"chat: 1/2"_s, .request = meant}, {});
    QVERIFY(made);
    const auto read = importCollection(made->text.toUtf8());
    QVERIFY(read);
    QCOMPARE(read->size(), std::size_t(1));
    QCOMPARE(read->front().request, meant);
}

QTEST_GUILESS_MAIN(TestRouteForms)
#include "tst_routeforms.moc"
