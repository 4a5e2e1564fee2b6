// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "e2e/desktop.h"

#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace lineside::test {

namespace {

constexpr int patienceMs = 15'000;
const QString accessibilityLauncher = u"/usr/libexec/at-spi-bus-launcher"_s;

// The first line that a process writes, or nothing.
QByteArray firstLine(QProcess &process)
{
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(patienceMs))
            return {};
    }
    return process.readLine().trimmed();
}

} // namespace

Desktop::~Desktop()
{
    while (!m_running.empty()) { // last started, first ended
        const std::unique_ptr<QProcess> process = std::move(m_running.back());
        m_running.pop_back();
        process->terminate();
        if (!process->waitForFinished(3000)) {
            process->kill();
            process->waitForFinished(3000);
        }
    }
}

QProcess &Desktop::launch(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environment);
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(program, arguments);
    m_running.push_back(std::move(process));
    return *m_running.back();
}

QString Desktop::start()
{
    for (const QString &tool : {u"Xvfb"_s, u"openbox"_s, u"xdotool"_s, u"xclip"_s, u"import"_s, u"dbus-daemon"_s, accessibilityLauncher}) {
        if (QStandardPaths::findExecutable(tool).isEmpty())
            return tool + u" is not installed"_s;
    }
    if (const QString missing = startDisplay(); !missing.isEmpty())
        return missing;
    return startBus();
}

QString Desktop::startDisplay()
{
    QProcess &display = launch(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1440x900x24"_s, u"-nolisten"_s, u"tcp"_s}, m_environment);
    const QByteArray number = firstLine(display);
    if (number.isEmpty())
        return u"Xvfb gave no display"_s;
    m_environment.insert(u"DISPLAY"_s, u':' + QString::fromLatin1(number));
    m_environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    // A window that came before the window manager would never get the keyboard.
    QProcess &manager = launch(u"openbox"_s, {u"--startup"_s, u"echo ready"_s}, m_environment);
    QByteArray line;
    do {
        line = firstLine(manager);
    } while (!line.isEmpty() && line != "ready");
    return line.isEmpty() ? u"openbox did not start"_s : QString();
}

QString Desktop::startBus()
{
    QProcess &bus = launch(u"dbus-daemon"_s,
                           {u"--config-file=" LINESIDE_E2E_SOURCES "/session.conf"_s, u"--print-address=1"_s, u"--nofork"_s}, m_environment);
    const QByteArray address = firstLine(bus);
    if (address.isEmpty())
        return u"dbus-daemon gave no address"_s;
    m_environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, QString::fromLatin1(address));
    m_environment.remove(u"AT_SPI_BUS_ADDRESS"_s);
    m_environment.insert(u"QT_LINUX_ACCESSIBILITY_ALWAYS_ON"_s, u"1"_s);
    launch(accessibilityLauncher, {u"--launch-immediately"_s}, m_environment);
    return {};
}

QByteArray Desktop::run(const QString &program, const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(patienceMs) || process.exitStatus() != QProcess::NormalExit)
        qFatal("%s did not end", qPrintable(program));
    return process.readAllStandardOutput();
}

} // namespace lineside::test
