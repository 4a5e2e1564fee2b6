// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/cliprocess.h"

#include "mock/demoservers.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <csignal>

namespace lineside::test {

namespace {

constexpr int longestRun = 30'000; // ms

} // namespace

QList<QJsonObject> CliResult::jsonLines() const
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : out.trimmed().split('\n')) {
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (!document.isObject())
            return {};
        objects.append(document.object());
    }
    return objects;
}

QProcessEnvironment cliEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const DemoServers::Key &key : DemoServers::keys())
        environment.insert(key.variable, QString::fromUtf8(key.value));
    return environment;
}

bool holdsKey(const QByteArray &text)
{
    const QList<DemoServers::Key> keys = DemoServers::keys();
    return std::ranges::any_of(keys, [&text](const DemoServers::Key &key) { return text.contains(key.value); });
}

CliResult runCli(const QStringList &arguments, const QByteArray &input, const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(LINESIDE_CLI), arguments);
    process.write(input);
    process.closeWriteChannel();
    CliResult result;
    if (process.waitForFinished(longestRun) && process.exitStatus() == QProcess::NormalExit)
        result.status = process.exitCode();
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    if (holdsKey(result.out) || holdsKey(result.err))
        QTest::qFail("The output holds a key.", __FILE__, __LINE__);
    return result;
}

void startCli(QProcess &process, const QStringList &arguments)
{
    process.setProcessEnvironment(cliEnvironment());
    process.start(QStringLiteral(LINESIDE_CLI), arguments);
}

void interrupt(const QProcess &process)
{
    ::kill(pid_t(process.processId()), SIGINT);
}

} // namespace lineside::test
