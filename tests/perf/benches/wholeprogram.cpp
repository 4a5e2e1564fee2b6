// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "perf/benches/wholeprogram.h"

#include "perf/benches/rig.h"
#include "store/workspacejson.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace lineside::perf {

namespace {

const QString program = QStringLiteral(LINESIDE_PROGRAM);

Workspace workspaceFor(const QString &url)
{
    Provider provider;
    provider.id = ProviderId(u"measured"_s);
    provider.name = u"Measured"_s;
    provider.kind = u"openai-compatible"_s;
    provider.baseUrl = url;
    provider.model = u"measured"_s;
    provider.connection.proxyMode = ConnectionSettings::Proxy::None;
    Workspace workspace;
    workspace.providers = {provider};
    return workspace;
}

bool writeWorkspaceTo(const QString &fileName, const QString &url)
{
    const Result<QByteArray> bytes = writeWorkspace(workspaceFor(url), {});
    QFile file(fileName);
    return bytes && file.open(QIODevice::WriteOnly) && file.write(*bytes) == bytes->size();
}

} // namespace

Command firstPaintOfProgram()
{
    static const QTemporaryDir runtime; // beside the windows of whoever measures, to which it would hand over
    return {program, {}, {{u"LD_PRELOAD"_s, QStringLiteral(LINESIDE_FIRSTPAINT)}, {u"XDG_RUNTIME_DIR"_s, runtime.path()}}};
}

Measured<Command> firstPaintAtHome(const QString &home)
{
    const QString file = home + u"/workspace.json"_s;
    if (!writeWorkspaceTo(file, u"http://127.0.0.1:9"_s))
        return unmeasured(u"No workspace can be written for the program."_s);
    Command command = firstPaintOfProgram();
    command.arguments = {u"--workspace"_s, file};
    for (const QString &name : {u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_STATE_HOME"_s})
        command.environment.append({name, home});
    return command;
}

Measured<std::unique_ptr<AskingProgram>> AskingProgram::at(const QString &url)
{
    auto asking = std::make_unique<AskingProgram>();
    if (!writeWorkspaceTo(asking->m_directory.filePath(u"workspace.json"_s), url))
        return unmeasured(u"No workspace can be written for the program."_s);
    return asking;
}

Measured<FinishedRun> AskingProgram::runOn(const Screen &screen)
{
    const QString home = m_directory.filePath(u"run-%1"_s.arg(++m_runs));
    Command command = screen.on({program, {u"--workspace"_s, m_directory.filePath(u"workspace.json"_s)}});
    command.environment += {{u"LD_PRELOAD"_s, QStringLiteral(LINESIDE_ASKER)},
                            {u"XDG_CONFIG_HOME"_s, home},
                            {u"XDG_DATA_HOME"_s, home},
                            {u"XDG_STATE_HOME"_s, home}};
    return QDir().mkpath(home) ? runWell(command) : unmeasured(u"No folder can be made for the program."_s);
}

} // namespace lineside::perf
