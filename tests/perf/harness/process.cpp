// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "perf/harness/process.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcessEnvironment>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside::perf {

namespace {

constexpr qsizetype mostErrors = 4000; ///< bytes of a failed program's complaints that are repeated

struct Child {
    pid_t pid = -1;
    int output = -1;
    int errors = -1;
};

std::vector<QByteArray> environmentOf(const Command &command)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, value] : command.environment)
        environment.insert(name, value);
    std::vector<QByteArray> result;
    for (const QString &entry : environment.toStringList())
        result.push_back(entry.toLocal8Bit());
    return result;
}

std::vector<char *> pointers(std::vector<QByteArray> &texts)
{
    std::vector<char *> result;
    for (QByteArray &text : texts)
        result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

// In the child, between fork and exec: nothing that takes a lock.
[[noreturn]] void become(char **arguments, char **environment, int output, int errors)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    dup2(output, STDOUT_FILENO);
    if (errors >= 0)
        dup2(errors, STDERR_FILENO);
    execvpe(arguments[0], arguments, environment);
    _exit(127);
}

Measured<Child> spawn(const Command &command, bool keepErrors)
{
    std::vector<QByteArray> texts{command.program.toLocal8Bit()};
    for (const QString &argument : command.arguments)
        texts.push_back(argument.toLocal8Bit());
    std::vector<QByteArray> variables = environmentOf(command);
    std::vector<char *> arguments = pointers(texts);
    std::vector<char *> environment = pointers(variables);
    std::array<int, 2> output{};
    std::array<int, 2> errors{-1, -1};
    if (pipe2(output.data(), O_CLOEXEC) != 0 || (keepErrors && pipe2(errors.data(), O_CLOEXEC) != 0))
        return unmeasured(u"No pipe can be made: %1"_s.arg(qt_error_string(errno)));
    const pid_t pid = fork();
    if (pid == 0)
        become(arguments.data(), environment.data(), output[1], errors[1]);
    close(output[1]);
    if (keepErrors)
        close(errors[1]);
    if (pid < 0)
        return unmeasured(u"%1 cannot be started: %2"_s.arg(command.program, qt_error_string(errno)));
    return Child{pid, output[0], errors[0]};
}

int remaining(const QDeadlineTimer &deadline)
{
    return int(std::min<qint64>(deadline.remainingTime(), 60'000));
}

// Appends what there is; false at the end of the file.
bool readSome(int descriptor, QByteArray &text)
{
    std::array<char, 65536> buffer{};
    const ssize_t count = read(descriptor, buffer.data(), buffer.size());
    if (count > 0)
        text.append(buffer.data(), count);
    return count > 0;
}

// Reads both pipes until they end or the time is over.
bool drain(const Child &child, FinishedRun &finished, const QDeadlineTimer &deadline)
{
    std::array<pollfd, 2> watched{pollfd{child.output, POLLIN, 0}, pollfd{child.errors, POLLIN, 0}};
    while (watched[0].fd >= 0 || watched[1].fd >= 0) {
        if (deadline.hasExpired())
            return false;
        if (poll(watched.data(), watched.size(), remaining(deadline)) <= 0)
            continue;
        if (watched[0].revents != 0 && !readSome(watched[0].fd, finished.output))
            watched[0].fd = -1;
        if (watched[1].revents != 0 && !readSome(watched[1].fd, finished.errors))
            watched[1].fd = -1;
    }
    return true;
}

std::chrono::microseconds duration(const timeval &time)
{
    return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

void endOf(pid_t pid, FinishedRun &finished)
{
    int status = 0;
    rusage usage{};
    while (wait4(pid, &status, 0, &usage) < 0 && errno == EINTR) { }
    finished.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    finished.cpu = duration(usage.ru_utime) + duration(usage.ru_stime);
}

} // namespace

Measured<FinishedRun> run(const Command &command)
{
    QElapsedTimer clock;
    clock.start();
    const Measured<Child> child = spawn(command, true);
    if (!child)
        return unmeasured(child.error());
    FinishedRun finished;
    const bool ended = drain(*child, finished, QDeadlineTimer(command.patience));
    if (!ended)
        kill(child->pid, SIGKILL);
    endOf(child->pid, finished);
    finished.wall = std::chrono::microseconds(clock.nsecsElapsed() / 1000);
    close(child->output);
    close(child->errors);
    if (!ended)
        return unmeasured(u"%1 was not done after %2 s."_s.arg(command.program).arg(command.patience.count()));
    if (finished.exitCode == 127)
        return unmeasured(u"%1 cannot be started."_s.arg(command.program));
    return finished;
}

Measured<FinishedRun> runWell(const Command &command)
{
    Measured<FinishedRun> finished = run(command);
    if (finished && finished->exitCode != 0) {
        return unmeasured(u"%1 %2 ended with %3: %4"_s.arg(command.program, command.arguments.join(u' '), QString::number(finished->exitCode),
                                                          QString::fromLocal8Bit(finished->errors.last(std::min(finished->errors.size(), mostErrors)))));
    }
    return finished;
}

Measured<QJsonObject> jsonFrom(const FinishedRun &finished)
{
    const QJsonDocument document = QJsonDocument::fromJson(finished.output);
    if (!document.isObject())
        return unmeasured(u"A measured program wrote no JSON object, but: %1"_s.arg(QString::fromUtf8(finished.output.first(std::min<qsizetype>(finished.output.size(), 200)))));
    return document.object();
}

Measured<BackgroundProcess> BackgroundProcess::start(const Command &command)
{
    const Measured<Child> child = spawn(command, false);
    if (!child)
        return unmeasured(child.error());
    const QDeadlineTimer deadline(10s);
    QByteArray line;
    pollfd watched{child->output, POLLIN, 0};
    while (!line.contains('\n') && !deadline.hasExpired()) {
        if (poll(&watched, 1, remaining(deadline)) > 0 && !readSome(child->output, line))
            break;
    }
    BackgroundProcess process(child->pid, child->output, line.left(line.indexOf('\n')).trimmed());
    if (!line.contains('\n'))
        return unmeasured(u"%1 did not say that it is ready."_s.arg(command.program));
    return process;
}

BackgroundProcess::BackgroundProcess(int pid, int output, QByteArray firstLine)
    : m_pid(pid)
    , m_output(output)
    , m_firstLine(std::move(firstLine))
{
}

BackgroundProcess::BackgroundProcess(BackgroundProcess &&other) noexcept
    : m_pid(std::exchange(other.m_pid, -1))
    , m_output(std::exchange(other.m_output, -1))
    , m_firstLine(std::move(other.m_firstLine))
{
}

BackgroundProcess &BackgroundProcess::operator=(BackgroundProcess &&other) noexcept
{
    std::swap(m_pid, other.m_pid);
    std::swap(m_output, other.m_output);
    std::swap(m_firstLine, other.m_firstLine);
    return *this;
}

BackgroundProcess::~BackgroundProcess()
{
    if (m_pid < 0)
        return;
    kill(m_pid, SIGTERM);
    FinishedRun finished;
    endOf(m_pid, finished);
    close(m_output);
}

double machineLoad()
{
    double load = 0;
    return getloadavg(&load, 1) == 1 ? load : 0;
}

} // namespace lineside::perf
