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

} // namespace

Command firstPaintOfProgram()
{
    return {program, {}, {{u"LD_PRELOAD"_s, QStringLiteral(LINESIDE_FIRSTPAINT)}}};
}

Measured<std::unique_ptr<AskingProgram>> AskingProgram::at(const QString &url)
{
    auto asking = std::make_unique<AskingProgram>();
    const Result<QByteArray> bytes = writeWorkspace(workspaceFor(url), {});
    QFile file(asking->m_directory.filePath(u"workspace.json"_s));
    if (!bytes || !file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size())
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
