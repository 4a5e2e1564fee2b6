// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/workspacejson.h"

#include "store/sampleworkspace.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

// JSON with single quotes, for the eye.
QByteArray json(const QByteArray &text)
{
    return QByteArray(text).replace('\'', '"');
}

} // namespace

class TestWorkspaceJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data()
    {
        QTest::addColumn<Workspace>("workspace");
        QTest::newRow("empty") << Workspace();
        QTest::newRow("everything set") << sampleWorkspace();
        Workspace bare;
        bare.providers = {makeProvider(u"p"_s)};
        bare.gateways = {makeGateway(u"g"_s)};
        bare.routes = {{GatewayId(u"g"_s), makeRoute(u"r"_s)}};
        QTest::newRow("nothing but ids") << bare;
        Workspace twoGateways = bare;
        twoGateways.routes.append({GatewayId(u"other"_s), makeRoute(u"r"_s)});
        QTest::newRow("the same route id at two gateways") << twoGateways;
        Workspace emptyPrefix = bare;
        emptyPrefix.providers.first().keyPrefix.clear();
        QTest::newRow("a key without a prefix") << emptyPrefix;
        Workspace braces = bare;
        braces.providers.first().extraHeaders = {{"X-Text", ValueTemplate::literal(u"{env:HOME} and {keychain:x}"_s)}};
        QTest::newRow("other people's text that looks like a reference") << braces;
    }

    void roundTrip()
    {
        QFETCH(Workspace, workspace);
        const auto bytes = writeWorkspace(workspace, {});
        QVERIFY2(bytes.has_value(), bytes ? "" : qPrintable(bytes.error().message));
        const auto read = readWorkspace(*bytes);
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->workspace, workspace);
        QCOMPARE(writeWorkspace(read->workspace, read->source).value(), *bytes);
    }

    void isMadeForGit()
    {
        const QByteArray bytes = writeWorkspace(sampleWorkspace(), {}).value();
        QVERIFY(bytes.endsWith("}\n") && !bytes.endsWith("\n\n"));
        QVERIFY(!bytes.contains('\r') && !bytes.contains('\t'));
        const QList<QByteArray> lines = bytes.split('\n');
        QVERIFY2(lines.at(1).startsWith("    \"format\": 1"), lines.at(1).constData());
        QByteArray before; // the members of the root come sorted
        for (const QByteArray &line : lines) {
            if (line.startsWith("    \"")) {
                QVERIFY2(before < line, line.constData());
                before = line;
            }
        }
    }

    void keepsMembersItDoesNotKnow()
    {
        const QByteArray before = json("{"
            "'format': 1, 'telescope': [1, 2],"
            "'providers': [{'id': 'p', 'name': 'old', 'mirror': {'x': 1}, 'connection': {'lens': true, 'caFile': '/ca.pem'}}],"
            "'gateways': [{'id': 'g', 'dome': 'open'}],"
            "'routes': [{'gateway': 'g', 'id': 'r', 'star': 7, 'aiProxy': {'provider': 'gemini', 'planet': 'x'}}],"
            "'prices': [{'model': 'm', 'input': '1', 'output': '2', 'comet': 'y'}],"
            "'prompts': [{'id': 'q', 'name': 'n', 'text': 't', 'moon': 4}],"
            "'suites': [{'id': 's', 'sun': 1, 'cases': ["
            "{'name': 'c', 'provider': 'p', 'rain': 1, 'checks': [{'kind': 'status', 'value': 200, 'hail': 1}]},"
            "{'name': 'c', 'provider': 'p', 'rain': 2, 'checks': [{'kind': 'smell', 'most': [1]}, {'kind': 'complete', 'snow': 1}]}]}] }");
        auto document = readWorkspace(before);
        QVERIFY2(document.has_value(), document ? "" : qPrintable(document.error().message));
        document->workspace.providers.first().name = u"new"_s;
        document->workspace.providers.first().connection.caFile.clear();
        const QJsonObject after = QJsonDocument::fromJson(writeWorkspace(document->workspace, document->source).value()).object();
        QCOMPARE(after["telescope"_L1].toArray().size(), 2);
        const QJsonObject provider = after["providers"_L1][0].toObject();
        QCOMPARE(provider["name"_L1].toString(), u"new"_s);
        QCOMPARE(provider["mirror"_L1]["x"_L1].toInt(), 1);
        QCOMPARE(provider["connection"_L1]["lens"_L1].toBool(), true);
        QVERIFY(!provider["connection"_L1].toObject().contains("caFile"_L1));
        QCOMPARE(after["gateways"_L1][0]["dome"_L1].toString(), u"open"_s);
        QCOMPARE(after["routes"_L1][0]["star"_L1].toInt(), 7);
        QCOMPARE(after["prices"_L1][0]["comet"_L1].toString(), u"y"_s);
        QCOMPARE(after["routes"_L1][0]["aiProxy"_L1]["planet"_L1].toString(), u"x"_s);
        QCOMPARE(after["prompts"_L1][0]["moon"_L1].toInt(), 4);
        const QJsonObject suite = after["suites"_L1][0].toObject();
        QCOMPARE(suite["sun"_L1].toInt(), 1);
        QCOMPARE(suite["cases"_L1][0]["rain"_L1].toInt(), 1);
        QCOMPARE(suite["cases"_L1][0]["checks"_L1][0]["hail"_L1].toInt(), 1);
        QCOMPARE(suite["cases"_L1][1]["rain"_L1].toInt(), 2);
        QCOMPARE(suite["cases"_L1][1]["checks"_L1][0]["most"_L1][0].toInt(), 1);
        QCOMPARE(suite["cases"_L1][1]["checks"_L1][1]["snow"_L1].toInt(), 1);
    }

    void readsAValueInAnyShape_data()
    {
        QTest::addColumn<QByteArray>("check");
        QTest::addColumn<SuiteCheck>("expected");
        using Kind = SuiteCheck::Kind;
        QTest::newRow("a text") << json("{'kind':'status','value':'200'}") << SuiteCheck{Kind::Status, {}, u"200"_s};
        QTest::newRow("a number") << json("{'kind':'cost','value':0.25}") << SuiteCheck{Kind::Cost, {}, u"0.25"_s};
        QTest::newRow("a schema as JSON") << json("{'kind':'text-schema','value':{'type':'object'}}")
                                          << SuiteCheck{Kind::TextSchema, {}, uR"({"type":"object"})"_s};
        QTest::newRow("none") << json("{'kind':'complete'}") << SuiteCheck{Kind::Complete, {}, {}};
        QTest::newRow("a header") << json("{'kind':'header','name':'Server'}") << SuiteCheck{Kind::Header, u"Server"_s, {}};
        QTest::newRow("a kind of a newer version") << json("{'kind':'smell','value':3}")
                                                   << SuiteCheck{Kind::Unknown, u"smell"_s, uR"({"kind":"smell","value":3})"_s};
    }

    void readsAValueInAnyShape()
    {
        QFETCH(QByteArray, check);
        QFETCH(SuiteCheck, expected);
        const auto read = readWorkspace(json("{'format':1,'suites':[{'id':'s','cases':[{'name':'c','checks':[") + check + json("]}]}]}"));
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->workspace.suites.first().cases.first().checks, QList<SuiteCheck>{expected});
    }

    // The page that tells how a suite is written: its example is read, and its table is whole.
    void readsTheManualsSuite()
    {
        QFile page(QStringLiteral(LINESIDE_TEST_DATA "/../../docs/suites.md"));
        QVERIFY(page.open(QIODevice::ReadOnly));
        const QByteArray text = page.readAll();
        const qsizetype from = text.indexOf("\n    {\n");
        const auto read = readWorkspace(text.sliced(from, text.indexOf("\n    }\n") + 7 - from));
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->workspace.suites.first().cases.size(), 3);
        for (const SuiteCase &one : read->workspace.suites.first().cases) {
            for (const SuiteCheck &check : one.checks)
                QVERIFY(check.kind != SuiteCheck::Kind::Unknown);
        }
        for (int kind = 0; kind < int(SuiteCheck::Kind::Unknown); ++kind)
            QVERIFY2(text.contains("\n| `" + QByteArray(idOf(SuiteCheck::Kind(kind)).data()) + "` |"), idOf(SuiteCheck::Kind(kind)).data());
    }

    void namesEveryKindOfCheck()
    {
        for (int kind = 0; kind < int(SuiteCheck::Kind::Unknown); ++kind) {
            const QString id = idOf(SuiteCheck::Kind(kind));
            QVERIFY2(!id.isEmpty(), qPrintable(QString::number(kind)));
            QCOMPARE(int(suiteCheckKind(id)), kind);
        }
        QCOMPARE(suiteCheckKind(u"smell"), SuiteCheck::Kind::Unknown);
    }

    void namesWhatItCannotUnderstand_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty file") << QByteArray() << u"Line 1"_s;
        QTest::newRow("cut") << QByteArray("{\n  \"format\": 1,\n  \"prov") << u"Line 3, column"_s;
        QTest::newRow("conflict marker") << QByteArray("{\n<<<<<<< HEAD\n}") << u"Line 2, column 2"_s;
        QTest::newRow("not an object") << QByteArray("[]") << u"not a JSON object"_s;
        QTest::newRow("zeros") << QByteArray(100, '\0') << u"Line 1"_s;
        QTest::newRow("no format") << QByteArray("{}") << u"“format”"_s;
        QTest::newRow("format zero") << json("{'format':0}") << u"“format”"_s;
        QTest::newRow("providers is no list") << json("{'format':1,'providers':{}}") << u"“providers” is not a list"_s;
        QTest::newRow("provider is no object") << json("{'format':1,'providers':[3]}") << u"“providers”"_s;
        QTest::newRow("name is a number")
            << json("{'format':1,'providers':[{'id':'a'},{'id':'b','name':5}]}") << u"“providers[1].name” is not a text"_s;
        QTest::newRow("literal key")
            << json("{'format':1,'providers':[{'id':'a','key':'sk-123'}]}") << u"“providers[0].key” is not a reference"_s;
        QTest::newRow("no id") << json("{'format':1,'gateways':[{}]}") << u"“gateways”"_s;
        QTest::newRow("id twice") << json("{'format':1,'gateways':[{'id':'a'},{'id':'a'}]}") << u"an id of its own"_s;
        QTest::newRow("plugins is a text")
            << json("{'format':1,'routes':[{'id':'a','plugins':'x'}]}") << u"“routes[0].plugins” is not an object"_s;
        QTest::newRow("negative limit")
            << json("{'format':1,'providers':[{'id':'a','connection':{'idleLimitMs':-1}}]}") << u"“providers[0].connection.idleLimitMs”"_s;
        QTest::newRow("proxy mode")
            << json("{'format':1,'providers':[{'id':'a','connection':{'proxyMode':'x'}}]}") << u"one of system, none, fixed"_s;
        QTest::newRow("no URL")
            << json("{'format':1,'gateways':[{'id':'a','adminUrl':'http://['}]}") << u"“gateways[0].adminUrl” is not a URL"_s;
        QTest::newRow("a price as a number")
            << json("{'format':1,'prices':[{'model':'m','input':2.5,'output':'1'}]}") << u"“prices[0].input” is not a text"_s;
        QTest::newRow("a price too fine")
            << json("{'format':1,'prices':[{'model':'m','input':'0.0000001','output':'1'}]}") << u"“prices[0].input” is not a price"_s;
        QTest::newRow("a prompt's id twice") << json("{'format':1,'prompts':[{'id':'a'},{'id':'a'}]}") << u"an id of its own"_s;
        QTest::newRow("a prompt's use") << json("{'format':1,'prompts':[{'id':'a','use':'x'}]}") << u"“prompts[0].use”"_s;
        QTest::newRow("a suite's id twice") << json("{'format':1,'suites':[{'id':'a'},{'id':'a'}]}") << u"an id of its own"_s;
        QTest::newRow("cases are no list") << json("{'format':1,'suites':[{'id':'a','cases':3}]}") << u"“suites[0].cases” is not a list"_s;
        QTest::newRow("never asked") << json("{'format':1,'suites':[{'id':'a','cases':[{'runs':0}]}]}") << u"“suites[0].cases[0].runs” is not a number from 1"_s;
        QTest::newRow("two targets") << json("{'format':1,'suites':[{'id':'a','cases':[{'route':'r','provider':'p'}]}]}") << u"cases[0].provider"_s;
        QTest::newRow("a check without a kind")
            << json("{'format':1,'suites':[{'id':'a','cases':[{'checks':[{'value':'200'}]}]}]}") << u"checks[0].kind"_s;
        QTest::newRow("a check's value is a list")
            << json("{'format':1,'suites':[{'id':'a','cases':[{'checks':[{'kind':'model','value':[1]}]}]}]}") << u"checks[0].value"_s;
        QTest::newRow("half a price") << json("{'format':1,'prices':[{'model':'m','input':'1'}]}") << u"“prices[0].output”"_s;
    }

    void namesWhatItCannotUnderstand()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const auto read = readWorkspace(bytes);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, Error::Kind::Storage);
        QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
        QVERIFY(!read.error().message.contains(u"sk-123"_s));
    }

    void knowsAFileFromTheFuture()
    {
        const auto read = readWorkspace(json("{'format':2,'providers':'in a new shape'}"));
        QVERIFY(!read);
        QCOMPARE(read.error().kind, Error::Kind::Configuration);
        QVERIFY(read.error().message.contains(u"newer"_s));
    }

    void refusesToWrite_data()
    {
        QTest::addColumn<Workspace>("workspace");
        QTest::addColumn<QString>("says");
        Workspace key;
        key.providers = {makeProvider(u"p"_s, u"Work"_s)};
        key.providers.first().extraHeaders = {{"x-api-key", ValueTemplate::literal(u"0123456789"_s)}};
        QTest::newRow("a key") << key << u"header x-api-key"_s;
        Workspace suite;
        suite.suites = {{.id = SuiteId(u"s"_s), .name = u"S"_s, .cases = {{.name = u"c"_s, .model = {}, .question = u"q"_s, .checks = {{SuiteCheck::Kind::Header, u"x-api-key"_s, u"0123456789"_s}}}}}};
        QTest::newRow("a key in a suite's check") << suite << u"x-api-key"_s;
        suite.suites.first().cases.first().checks.clear();
        suite.suites.first().cases.first().question = u"Is sk-proj-0123456789abcdefghij a key?"_s;
        QTest::newRow("a key in a suite's question") << suite << u"“S”, case “c”"_s;
        suite.suites.first().cases.first().question.clear();
        suite.suites.first().cases.first().checks = {{SuiteCheck::Kind::Unknown, u"smell"_s, uR"({"kind":"smell","api_key":"0123456789"})"_s}};
        QTest::newRow("a key in a check that is not known") << suite << u"smell"_s;
        Workspace noJson;
        noJson.routes = {{GatewayId(u"g"_s), makeRoute(u"r"_s)}};
        noJson.routes.first().route.plugins = "{ not json";
        QTest::newRow("JSON that is none") << noJson << u"“r”"_s;
    }

    void refusesToWrite()
    {
        QFETCH(Workspace, workspace);
        QFETCH(QString, says);
        const auto bytes = writeWorkspace(workspace, {});
        QVERIFY(!bytes);
        QCOMPARE(bytes.error().kind, Error::Kind::Configuration);
        QVERIFY2(bytes.error().message.contains(says), qPrintable(bytes.error().message));
        QVERIFY(!bytes.error().message.contains(u"0123456789"_s));
    }
};

QTEST_GUILESS_MAIN(TestWorkspaceJson)
#include "tst_workspacejson.moc"
