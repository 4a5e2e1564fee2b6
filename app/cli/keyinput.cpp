// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/keyinput.h"

#include "cli/output.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>
#include <termios.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

constexpr qsizetype longestKey = 64 * 1024;

termios original; // for the signal handler

void restoreAndLeave(int)
{
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &original);
    ::_exit(Interrupted);
}

// The terminal shows nothing of what is typed while this lives, also if Ctrl+C ends it.
class NoEcho
{
public:
    NoEcho()
    {
        if (::tcgetattr(STDIN_FILENO, &original) != 0)
            return;
        m_changed = true;
        std::signal(SIGINT, restoreAndLeave);
        termios silent = original;
        silent.c_lflag &= tcflag_t(~ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~NoEcho()
    {
        if (!m_changed)
            return;
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &original);
        std::signal(SIGINT, SIG_DFL);
        printNote({});
    }
    Q_DISABLE_COPY_MOVE(NoEcho)

private:
    bool m_changed = false;
};

QByteArray readLine()
{
    QByteArray line;
    line.reserve(longestKey); // so that no copy of the key is left behind by growing
    char c = 0;
    while (line.size() < longestKey && ::read(STDIN_FILENO, &c, 1) == 1 && c != '\n')
        line.append(c);
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

} // namespace

Result<Secret> readKey(const QString &prompt)
{
    QByteArray line;
    if (::isatty(STDIN_FILENO)) {
        const NoEcho noEcho; // before the prompt: a quick typist must not be echoed either
        std::fputs(prompt.toUtf8().constData(), stderr);
        std::fflush(stderr);
        line = readLine();
    } else {
        line = readLine();
    }
    if (line.isEmpty())
        return failure(Error::Kind::Configuration, Tr::tr("No key came on standard input."));
    return Secret::take(std::move(line));
}

} // namespace lineside::cli
