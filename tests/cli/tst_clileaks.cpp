// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// `verify --leaks` against the demo gateway, which passes headers on as APISIX does.
#include "cli/cliprocess.h"
#include "cli/demoworld.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace lineside::test;
using namespace Qt::StringLiterals;

class TestCliLeaks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatReachesTheModel();
    void leavesNothingAtTheGateway();
    void needsARoute();

private:
    CliResult verify(const QStringList &arguments) const;
    DemoWorld m_demo;
};

CliResult TestCliLeaks::verify(const QStringList &arguments) const
{
    return runCli(QStringList{u"verify"_s, u"--leaks"_s, u"--workspace"_s, m_demo.workspaceFile()} + arguments);
}

void TestCliLeaks::tellsWhatReachesTheModel()
{
    const CliResult result = verify({u"--json"_s, u"gemini-chat"_s});
    QCOMPARE(result.status, 1);
    const QList<QJsonObject> lines = result.jsonLines();
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines.constFirst()["route"_L1].toString(), u"gemini-chat"_s);
    QVERIFY(lines.constFirst()["reached"_L1].toBool());
    QSet<QString> ids;
    for (const QJsonValue &finding : lines.constFirst()["findings"_L1].toArray())
        ids.insert(finding["id"_L1].toString());
    QCOMPARE(ids, (QSet<QString>{u"cookie"_s, u"client-header"_s, u"host-name"_s})); // the route sets its own Authorization
    QVERIFY(verify({u"gemini-chat"_s}).out.contains("proxy-rewrite"));
}

void TestCliLeaks::leavesNothingAtTheGateway()
{
    QCOMPARE(verify({u"gemini-chat"_s}).status, 1);
    const CliResult list = runCli({u"route"_s, u"list"_s, u"--workspace"_s, m_demo.workspaceFile()});
    QCOMPARE(list.status, 0);
    QVERIFY(list.out.contains("gemini-chat"));
    QVERIFY2(!list.out.contains("leak-check"), list.out.constData());
}

void TestCliLeaks::needsARoute()
{
    QCOMPARE(verify({u"--url"_s, m_demo.routeUrl()}).status, 2);
}

QTEST_GUILESS_MAIN(TestCliLeaks)
#include "tst_clileaks.moc"
