// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/workspacejson.h"

#include "store/sampleworkspace.h"

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
            "'prompts': [{'id': 'q', 'name': 'n', 'text': 't', 'moon': 4}] }");
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
