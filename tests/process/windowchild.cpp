// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// windowchild FOLDER WORKSPACE PATIENCE [WORD...]: a start of a program. Says "first", "handed" or "alone"; a first one then says what it is
// asked to do, a line each, until its input ends.
#include "process/onewindow.h"

#include <QCoreApplication>
#include <QDir>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

void say(const QString &line)
{
    std::puts(line.toUtf8().constData());
    std::fflush(stdout);
}

QString told(const StartOrders &orders)
{
    QStringList words = orders.files;
    for (const QUrl &url : orders.urls)
        words.append(url.toString());
    return u"asked "_s + words.join(u' ');
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    OneWindow one(arguments.value(1), arguments.value(2), std::chrono::milliseconds(arguments.value(3).toInt()));
    QObject::connect(&one, &OneWindow::asked, &one, [](const StartOrders &orders) { say(told(orders)); });
    switch (one.start(startOrders(arguments.mid(4), QDir::currentPath()))) {
    case OneWindow::Start::Handed:
        say(u"handed"_s);
        return 0;
    case OneWindow::Start::Alone:
        say(u"alone"_s);
        return 0;
    case OneWindow::Start::First:
        say(u"first"_s);
        break;
    }
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &app, &QCoreApplication::quit);
    return QCoreApplication::exec();
}
