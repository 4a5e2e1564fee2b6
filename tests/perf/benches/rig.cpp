// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "perf/benches/rig.h"

#include "perf/harness/arithmetic.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QStandardPaths>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace lineside::perf {

Command builtProgram(const QString &name, const QStringList &arguments)
{
    return {QDir(QCoreApplication::applicationDirPath()).filePath(u"perf_"_s + name), arguments};
}

bool isInstalled(const QString &program)
{
    return !QStandardPaths::findExecutable(program).isEmpty();
}

Measured<ServedStream> ServedStream::start(const QString &files)
{
    auto directory = std::make_unique<QTemporaryDir>();
    QStringList arguments{u"--times"_s, directory->filePath(u"times"_s)};
    if (!files.isEmpty())
        arguments += {u"--files"_s, files};
    Measured<BackgroundProcess> process = BackgroundProcess::start(builtProgram(u"streamserver"_s, arguments));
    if (!process)
        return unmeasured(process.error());
    return ServedStream(std::move(*process), std::move(directory));
}

ServedStream::ServedStream(BackgroundProcess process, std::unique_ptr<QTemporaryDir> directory)
    : m_process(std::move(process))
    , m_directory(std::move(directory))
{
}

QString ServedStream::url(const StreamOrder &order) const
{
    return fileUrl(u"chat/completions?kind=%1&size=%2&rate=%3"_s.arg(corpusName(order.kind)).arg(order.size).arg(order.rate));
}

QString ServedStream::fileUrl(const QString &name) const
{
    return u"http://127.0.0.1:%1/%2"_s.arg(QString::fromLatin1(m_process.firstLine()), name);
}

QList<double> ServedStream::sendTimes() const
{
    QFile file(m_directory->filePath(u"times"_s));
    QList<double> times;
    if (file.open(QIODevice::ReadOnly)) {
        while (!file.atEnd())
            times.append(file.readLine().trimmed().toDouble());
    }
    return times;
}

Screen Screen::offscreen()
{
    Screen screen;
    screen.m_name = u"offscreen"_s;
    screen.m_environment = {{u"QT_QPA_PLATFORM"_s, u"offscreen"_s}};
    return screen;
}

Measured<Screen> Screen::xvfb()
{
    if (!isInstalled(u"Xvfb"_s))
        return unmeasured(u"There is no Xvfb."_s);
    const QStringList arguments{u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1280x1024x24"_s, u"-nolisten"_s, u"tcp"_s};
    Measured<BackgroundProcess> server = BackgroundProcess::start({u"Xvfb"_s, arguments});
    if (!server)
        return unmeasured(server.error());
    Screen screen;
    screen.m_name = u"xvfb"_s;
    screen.m_environment = {{u"QT_QPA_PLATFORM"_s, u"xcb"_s}, {u"DISPLAY"_s, u':' + QString::fromLatin1(server->firstLine())}};
    screen.m_server = std::move(*server);
    return screen;
}

Command Screen::on(Command command) const
{
    command.environment += m_environment;
    return command;
}

void tellRounds(const QString &what, const QList<double> &milliseconds)
{
    QStringList values;
    for (const double value : milliseconds)
        values.append(QString::number(value, 'f', value < 100 ? 2 : 0));
    printf("%s: %s ms, %.0f %% apart; load %.2f\n", qPrintable(what), qPrintable(values.join(u' ')), 100 * spread(milliseconds), machineLoad());
}

QList<double> numbersOf(const QJsonValue &list)
{
    QList<double> numbers;
    const QJsonArray array = list.toArray();
    for (const QJsonValue &value : array)
        numbers.append(value.toDouble());
    return numbers;
}

QList<double> differences(const QList<double> &later, const QList<double> &earlier)
{
    QList<double> result;
    for (qsizetype i = 0; i < std::min(later.size(), earlier.size()); ++i)
        result.append(later.at(i) - earlier.at(i));
    return result;
}

} // namespace lineside::perf
