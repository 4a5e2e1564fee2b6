// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "winecmd.h"

#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace lineside::testing {

namespace {

constexpr int longestRun = 300'000;
const QString compiler = u"x86_64-w64-mingw32-gcc"_s;

QString complaint(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment, const QString &folder)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(folder + u"/errors.txt"_s); // no pipe: what Wine leaves running would hold its end
    process.start(program, arguments);
    if (process.waitForFinished(longestRun) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    QFile errors(folder + u"/errors.txt"_s);
    const QString said = errors.open(QIODevice::ReadOnly) ? QString::fromUtf8(errors.read(2000)) : QString();
    return u"%1 failed: %2 %3"_s.arg(program, process.errorString(), said);
}

QProcessEnvironment environmentIn(const QString &folder)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"WINEPREFIX"_s, folder + u"/wine"_s);
    environment.insert(u"WINEDEBUG"_s, u"-all"_s);
    environment.insert(u"WINEDLLOVERRIDES"_s, u"mscoree,mshtml,winemenubuilder.exe="_s); // nothing to be downloaded, no menus
    environment.remove(u"DISPLAY"_s);
    return environment;
}

} // namespace

WineCmd::WineCmd()
{
    for (const QString &program : {u"wine"_s, u"wineserver"_s, compiler}) {
        if (QStandardPaths::findExecutable(program).isEmpty()) {
            m_missing = u"%1 is not installed, so cmd cannot be run: it comes with Debian's wine and gcc-mingw-w64-x86-64-win32."_s.arg(program);
            return;
        }
    }
}

QString WineCmd::prepare()
{
    const QString folder = m_directory.path();
    const QProcessEnvironment environment = environmentIn(folder);
    const QStringList build{u"-municode"_s, u"-O1"_s, u"-o"_s, folder + u"/curl.exe"_s, QStringLiteral(LINESIDE_ARGUMENT_DUMP)};
    if (const QString wrong = complaint(compiler, build, environment, folder); !wrong.isEmpty())
        return wrong;
    m_isReady = true;
    return complaint(u"wine"_s, {u"cmd"_s, u"/c"_s, u"ver"_s}, environment, folder); // the first start makes Wine's own folders
}

WineCmd::~WineCmd()
{
    if (m_isReady)
        (void)complaint(u"wineserver"_s, {u"-k"_s, u"-w"_s}, environmentIn(m_directory.path()), m_directory.path());
}

Result<QList<QStringList>> WineCmd::run(const QString &batch, const Environment &environment) const
{
    const QString folder = m_directory.path();
    const auto told = [](const QString &what) { return failure(Error::Kind::Storage, what); };
    QFile script(folder + u"/batch.cmd"_s);
    QFile::remove(folder + u"/arguments.txt"_s);
    const QByteArray bytes = "@echo off\r\n" + batch.toUtf8();
    if (!script.open(QIODevice::WriteOnly) || script.write(bytes) != bytes.size() || !script.flush())
        return told(script.errorString());
    QProcessEnvironment variables = environmentIn(folder);
    variables.insert(u"ARGUMENTS_FILE"_s, u"arguments.txt"_s);
    for (auto variable = environment.begin(); variable != environment.end(); ++variable)
        variables.insert(variable.key(), variable.value());
    if (const QString wrong = complaint(u"wine"_s, {u"cmd"_s, u"/c"_s, u"batch.cmd"_s}, variables, folder); !wrong.isEmpty())
        return told(wrong);
    QFile arguments(folder + u"/arguments.txt"_s);
    if (!arguments.open(QIODevice::ReadOnly))
        return told(arguments.errorString());
    QList<QStringList> calls;
    for (QByteArray line = arguments.readLine(); !line.isEmpty(); line = arguments.readLine()) {
        QStringList call;
        for (const QByteArray &digits : line.trimmed().split(':').mid(1))
            call.append(QString::fromUtf8(QByteArray::fromHex(digits)));
        calls.append(call);
    }
    return calls;
}

} // namespace lineside::testing
