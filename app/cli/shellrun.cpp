// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/shellrun.h"

#include <QCoreApplication>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

constexpr int longestRun = 30'000; // ms; these commands ask servers on this machine

} // namespace

bool canRunCurl()
{
    return !QStandardPaths::findExecutable(u"sh"_s).isEmpty() && !QStandardPaths::findExecutable(u"curl"_s).isEmpty();
}

Result<QByteArray> runInShell(const QString &command, const QList<std::pair<QString, QByteArray>> &variables)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, value] : variables)
        environment.insert(name, QString::fromUtf8(value));
    environment.insert(u"no_proxy"_s, u"127.0.0.1"_s);
    QProcess shell;
    shell.setProcessEnvironment(environment);
    shell.start(u"sh"_s, {u"-c"_s, command});
    shell.closeWriteChannel();
    if (!shell.waitForFinished(longestRun) || shell.exitStatus() != QProcess::NormalExit || shell.exitCode() != 0)
        return failure(Error{.kind = Error::Kind::Network,
                             .message = Tr::tr("The command did not do its job."),
                             .hint = {},
                             .details = QString::fromUtf8(shell.readAllStandardError()).left(500),
                             .httpStatus = 0});
    return shell.readAllStandardOutput();
}

} // namespace lineside::cli
