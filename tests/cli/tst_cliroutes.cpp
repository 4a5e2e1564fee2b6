// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The life of a route, by lineside-cli.
#include "cli/cliprocess.h"
#include "cli/demoworld.h"

#include <QJsonArray>
#include <QTest>

using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray draft(const QByteArray &model)
{
    return R"({"id":"r2","uri":"/r2","plugins":{"ai-proxy":{"provider":"gemini","auth":{"header":{"Authorization":"Bearer {env:LINESIDE_DEMO_MODEL_KEY}"}},"options":{"model":")"
        + model + "\"}}}}";
}

} // namespace

class TestCliRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void livesAndDies();
    void pushesFromTheWorkspace();
    void pullsIntoTheWorkspace();
    void overwritesNobodysWork();
    void worksOnAllRoutes();
    void pushesToAGatewayWithoutAStore();
    void putsOnlyTheseRoutes();
    void asksTheGatewayForItsOpinion();
    void tellsWhatIsWrongWithADraft();
    void needsTheAdminKey();
    void reportsAGatewayThatIsNotThere();
    void writesThePushAsACommand();
    void leavesABrokenWorkspaceAlone();

private:
    CliResult route(const QStringList &arguments) const;
    std::unique_ptr<DemoWorld> m_demo;
};

void TestCliRoutes::init()
{
    m_demo = std::make_unique<DemoWorld>();
    QVERIFY(m_demo->isRunning());
}

CliResult TestCliRoutes::route(const QStringList &arguments) const
{
    return runCli(QStringList{u"route"_s} + arguments + QStringList{u"--workspace"_s, m_demo->workspaceFile()});
}

void TestCliRoutes::livesAndDies()
{
    const QString file = m_demo->file(u"route.json"_s, draft("gemini-2.5-flash"));
    QCOMPARE(route({u"validate"_s, u"--file"_s, file}).status, 0);
    const CliResult created = route({u"push"_s, u"--json"_s, u"--file"_s, file});
    QCOMPARE(created.status, 0);
    QCOMPARE(created.jsonLines().constFirst()["created"_L1].toBool(), true);
    QCOMPARE(created.jsonLines().constFirst()["id"_L1].toString(), u"r2"_s);
    QCOMPARE(route({u"push"_s, u"--json"_s, u"--file"_s, file}).jsonLines().constFirst()["created"_L1].toBool(true), false);

    const CliResult list = route({u"list"_s, u"--json"_s});
    QCOMPARE(list.status, 0);
    QCOMPARE(list.jsonLines().constFirst()["routes"_L1].toArray().size(), 2);
    QVERIFY(route({u"list"_s}).out.contains("r2\t/r2\tgemini gemini-2.5-flash"));
    const CliResult shown = route({u"show"_s, u"r2"_s});
    QCOMPARE(shown.status, 0);
    QVERIFY(shown.out.contains("\"Bearer ••••\""));

    QCOMPARE(route({u"diff"_s, u"--file"_s, file}).status, 0);
    const CliResult drift = route({u"diff"_s, u"--file"_s, m_demo->file(u"route.json"_s, draft("gemini-2.5-pro"))});
    QCOMPARE(drift.status, 1);
    QVERIFY(drift.out.contains("-                \"model\": \"gemini-2.5-flash\"\n+                \"model\": \"gemini-2.5-pro\"\n"));

    QCOMPARE(route({u"delete"_s, u"r2"_s}).status, 0);
    QCOMPARE(route({u"delete"_s, u"r2"_s}).status, 1);
    QCOMPARE(route({u"show"_s, u"r2"_s}).status, 1);
}

void TestCliRoutes::pushesToAGatewayWithoutAStore()
{
    m_demo = std::make_unique<DemoWorld>(true);
    const QString file = m_demo->file(u"route.json"_s, draft("one"));
    const CliResult created = route({u"push"_s, u"--json"_s, u"--file"_s, file});
    QVERIFY2(created.status == 0, created.err.constData());
    QCOMPARE(created.jsonLines().constFirst()["created"_L1].toBool(), true);
    QCOMPARE(route({u"list"_s, u"--json"_s}).jsonLines().constFirst()["routes"_L1].toArray().size(), 2);
    QCOMPARE(route({u"diff"_s, u"--file"_s, file}).status, 0);
    QCOMPARE(route({u"pull"_s, u"r2"_s}).status, 0);
    QCOMPARE(route({u"push"_s, u"--file"_s, m_demo->file(u"route.json"_s, draft("somebody else's"))}).status, 0);
    QCOMPARE(route({u"diff"_s, u"r2"_s}).status, 1);
    QCOMPARE(route({u"delete"_s, u"r2"_s}).status, 0);
    QCOMPARE(route({u"list"_s, u"--json"_s}).jsonLines().constFirst()["routes"_L1].toArray().size(), 1);
}

void TestCliRoutes::putsOnlyTheseRoutes()
{
    m_demo = std::make_unique<DemoWorld>(true);
    QCOMPARE(route({u"push"_s, u"--file"_s, m_demo->file(u"route.json"_s, draft("one"))}).status, 0);
    const CliResult refused = route({u"push"_s, u"--json"_s, u"--only-these"_s, u"gemini-chat"_s});
    QCOMPARE(refused.status, 1);
    QCOMPARE(refused.jsonLines().constFirst()["put"_L1].toBool(true), false);
    QCOMPARE(refused.jsonLines().constFirst()["changes"_L1].toArray(), (QJsonArray{QJsonObject{{u"id"_s, u"r2"_s}, {u"change"_s, u"dropped"_s}}}));
    QCOMPARE(route({u"list"_s, u"--json"_s}).jsonLines().constFirst()["routes"_L1].toArray().size(), 2);
    const CliResult put = route({u"push"_s, u"--only-these"_s, u"--force"_s, u"gemini-chat"_s});
    QVERIFY2(put.status == 0, put.err.constData());
    QCOMPARE(put.out, QByteArray("r2\tdropped\n"));
    QCOMPARE(route({u"list"_s, u"--json"_s}).jsonLines().constFirst()["routes"_L1].toArray().size(), 1);
    QCOMPARE(route({u"diff"_s, u"gemini-chat"_s}).status, 0);
    m_demo = std::make_unique<DemoWorld>();
    QVERIFY(route({u"push"_s, u"--only-these"_s, u"--force"_s, u"gemini-chat"_s}).status != 0); // that gateway has a store
    QCOMPARE(route({u"list"_s, u"--json"_s}).jsonLines().constFirst()["routes"_L1].toArray().size(), 1);
}

void TestCliRoutes::pushesFromTheWorkspace()
{
    QCOMPARE(route({u"delete"_s, u"gemini-chat"_s}).status, 0);
    QCOMPARE(route({u"push"_s, u"gemini-chat"_s}).status, 0);
    QCOMPARE(route({u"diff"_s, u"gemini-chat"_s}).status, 0);
    QCOMPARE(route({u"push"_s, u"nonsense"_s}).status, 2);
}

void TestCliRoutes::pullsIntoTheWorkspace()
{
    QCOMPARE(route({u"push"_s, u"--file"_s, m_demo->file(u"route.json"_s, draft("m"))}).status, 0);
    QCOMPARE(route({u"pull"_s, u"r2"_s}).status, 0);
    QCOMPARE(route({u"diff"_s, u"r2"_s}).status, 0);
    const CliResult pushed = route({u"push"_s, u"r2"_s}); // its key is a mask now, and stays what it is at the gateway
    QCOMPARE(pushed.status, 0);
    QVERIFY2(pushed.err.contains("plugins.ai-proxy.auth.header.Authorization"), pushed.err.constData());
    QCOMPARE(route({u"delete"_s, u"r2"_s}).status, 0);
    QCOMPARE(route({u"push"_s, u"--force"_s, u"r2"_s}).status, 2); // now there is none that could stay
}

void TestCliRoutes::overwritesNobodysWork()
{
    QCOMPARE(route({u"push"_s, u"--file"_s, m_demo->file(u"route.json"_s, draft("one"))}).status, 0);
    QCOMPARE(route({u"pull"_s, u"r2"_s}).status, 0);
    QCOMPARE(route({u"push"_s, u"r2"_s}).status, 0);
    QCOMPARE(route({u"push"_s, u"--file"_s, m_demo->file(u"route.json"_s, draft("somebody else's"))}).status, 0);
    const CliResult conflict = route({u"push"_s, u"r2"_s});
    QCOMPARE(conflict.status, 1);
    QVERIFY2(conflict.out.contains("somebody else's"), conflict.out.constData());
    const CliResult drift = route({u"diff"_s, u"--json"_s, u"r2"_s});
    QCOMPARE(drift.status, 1);
    const QJsonObject told = drift.jsonLines().constFirst()["routes"_L1][0].toObject();
    QCOMPARE(told["state"_L1].toString(), u"changed-there"_s);
    QCOMPARE(told["differences"_L1][0]["ours"_L1].toString(), u"one"_s);
    QCOMPARE(told["differences"_L1][0]["base"_L1].toString(), u"one"_s);
    QCOMPARE(told["differences"_L1][0]["theirs"_L1].toString(), u"somebody else's"_s);
    QCOMPARE(route({u"push"_s, u"--force"_s, u"r2"_s}).status, 0);
    QCOMPARE(route({u"diff"_s, u"r2"_s}).status, 0);
}

void TestCliRoutes::worksOnAllRoutes()
{
    QCOMPARE(route({u"push"_s, u"--file"_s, m_demo->file(u"route.json"_s, draft("one"))}).status, 0);
    const CliResult before = route({u"diff"_s, u"--all"_s, u"--json"_s});
    QCOMPARE(before.status, 1);
    QCOMPARE(before.jsonLines().constFirst()["routes"_L1].toArray().size(), 2);
    QCOMPARE(before.jsonLines().constFirst()["routes"_L1][1]["state"_L1].toString(), u"only-there"_s);
    QCOMPARE(route({u"pull"_s, u"--all"_s}).status, 0);
    QCOMPARE(route({u"diff"_s, u"--all"_s}).status, 0);
    QCOMPARE(route({u"push"_s, u"--all"_s}).status, 0);
}

void TestCliRoutes::asksTheGatewayForItsOpinion()
{
    const QString file = m_demo->file(u"route.json"_s, draft("m").replace("\"options\"", "\"timeout\":\"x\",\"options\""));
    const CliResult checked = route({u"validate"_s, u"--json"_s, u"--gateway"_s, m_demo->adminUrl(), u"--admin-key"_s, u"env:LINESIDE_DEMO_ADMIN_KEY"_s,
                                     u"--file"_s, file});
    QCOMPARE(checked.status, 1);
    QStringList steps;
    for (const QJsonValue &remark : checked.jsonLines().constFirst()["remarks"_L1].toArray())
        steps.append(remark["step"_L1].toString());
    QCOMPARE(steps, (QStringList{u"rules"_s, u"dry-run"_s}));
    const QString good = m_demo->file(u"good.json"_s, draft("m"));
    QCOMPARE(route({u"validate"_s, u"--for-version"_s, u"3.15.0"_s, u"--file"_s, good}).status, 0);
    QCOMPARE(route({u"validate"_s, u"--for-version"_s, u"3.14.0"_s, u"--file"_s, good}).status, 1);
}

void TestCliRoutes::tellsWhatIsWrongWithADraft()
{
    const QString file = m_demo->file(u"route.json"_s, R"({"id":"a b","plugins":{"ai-proxy":{"provider":"gemini","auth":{"header":{"A":"{env:X}"}}}}})");
    const CliResult words = route({u"validate"_s, u"--file"_s, file});
    QCOMPARE(words.status, 1);
    QVERIFY2(words.err.contains("error: uri: "), words.err.constData());
    QCOMPARE(words.out, QByteArray());
    const CliResult json = route({u"validate"_s, u"--json"_s, u"--file"_s, file});
    QCOMPARE(json.status, 1);
    QCOMPARE(json.jsonLines().constFirst()["valid"_L1].toBool(true), false);
    QVERIFY(json.jsonLines().constFirst()["remarks"_L1].toArray().size() >= 2);
    QCOMPARE(route({u"validate"_s, u"--file"_s, m_demo->file(u"route.json"_s, "{")}).status, 1);
}

void TestCliRoutes::needsTheAdminKey()
{
    const CliResult without = route({u"list"_s, u"--gateway"_s, m_demo->adminUrl()});
    QCOMPARE(without.status, 1);
    QVERIFY2(without.err.contains("missing apikey"), without.err.constData());
    QCOMPARE(route({u"list"_s, u"--gateway"_s, m_demo->adminUrl(), u"--admin-key"_s, u"env:LINESIDE_DEMO_ADMIN_KEY"_s}).status, 0);
    QCOMPARE(route({u"list"_s, u"--gateway"_s, m_demo->adminUrl(), u"--admin-key"_s, u"env:NOT_SET_ANYWHERE"_s}).status, 2);
}

void TestCliRoutes::reportsAGatewayThatIsNotThere()
{
    const CliResult result = route({u"list"_s, u"--gateway"_s, u"http://127.0.0.1:1/apisix/admin"_s});
    QCOMPARE(result.status, 3);
    QCOMPARE(result.out, QByteArray());
}

void TestCliRoutes::writesThePushAsACommand()
{
    const CliResult command = runCli({u"export"_s, u"curl"_s, u"gemini-chat"_s, u"--admin"_s, u"--workspace"_s, m_demo->workspaceFile()});
    QCOMPARE(command.status, 0);
    QVERIFY(command.out.contains("-X PUT"));
    QVERIFY(command.out.contains("${LINESIDE_DEMO_ADMIN_KEY:?"));
    QVERIFY(command.out.contains("${LINESIDE_DEMO_MODEL_KEY:?"));
}

void TestCliRoutes::leavesABrokenWorkspaceAlone()
{
    const QString file = m_demo->file(u"workspace.json"_s, "{ broken");
    const CliResult result = route({u"list"_s});
    QCOMPARE(result.status, 2);
    QVERIFY2(result.err.contains("workspace.json"), result.err.constData());
    QCOMPARE(result.out, QByteArray());
}

QTEST_GUILESS_MAIN(TestCliRoutes)
#include "tst_cliroutes.moc"
