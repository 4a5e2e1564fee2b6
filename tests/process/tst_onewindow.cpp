// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "process/onewindow.h"
#include "support/soon.h"

#include <QDataStream>
#include <QFile>
#include <QLocalSocket>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>
#include <unistd.h>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

QByteArray framed(const QByteArray &message)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << message;
    return bytes;
}

} // namespace

/// Starts of a program as processes: one of them is the first, whatever becomes of those before.
class TestOneWindow : public QObject
{
    Q_OBJECT
private:
    using Child = std::unique_ptr<QProcess>;
    std::unique_ptr<QTemporaryDir> m_folder;

    QString folder() const { return m_folder->filePath(u"run"_s); }
    QString workspace() const { return m_folder->filePath(u"workspace.json"_s); }

    Child start(const QString &workspaceFile, const QStringList &words = {}, int patienceMs = 20'000)
    {
        auto child = std::make_unique<QProcess>();
        child->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child->start(QStringLiteral(WINDOW_CHILD), QStringList{folder(), workspaceFile, QString::number(patienceMs)} + words);
        return child;
    }

    static QByteArray line(QProcess &child)
    {
        while (!child.canReadLine() && child.waitForReadyRead(30'000)) { }
        const QByteArray said = child.readLine().trimmed();
        if (said == "handed" || said == "alone")
            child.waitForFinished();
        return said;
    }

    static void end(Child &child)
    {
        child->closeWriteChannel();
        QVERIFY(child->waitForFinished());
        QCOMPARE(child->exitCode(), 0);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aSecondStartHandsOverWhatItWasAskedToDo()
    {
        Child first = start(workspace());
        QCOMPARE(line(*first), "first");
        Child second = start(workspace(), {u"/tmp/a.png"_s, u"https://host/v1"_s});
        QCOMPARE(line(*second), "handed");
        QCOMPARE(line(*first), "asked /tmp/a.png https://host/v1");
        Child third = start(workspace());
        QCOMPARE(line(*third), "handed");
        QCOMPARE(line(*first), "asked");
        end(first);
        Child later = start(workspace());
        QCOMPARE(line(*later), "first");
        end(later);
    }

    void oneThatWasKilledLeavesNothingInTheWay()
    {
        for (int round = 0; round < 3; ++round) {
            Child first = start(workspace());
            QCOMPARE(line(*first), "first");
            first->kill();
            QVERIFY(first->waitForFinished());
        }
        Child next = start(workspace());
        QCOMPARE(line(*next), "first");
        Child second = start(workspace(), {u"/a"_s});
        QCOMPARE(line(*second), "handed");
        QCOMPARE(line(*next), "asked /a");
        end(next);
    }

    void anotherWorkspaceHasItsOwn()
    {
        Child first = start(workspace());
        QCOMPARE(line(*first), "first");
        Child other = start(m_folder->filePath(u"other.json"_s));
        QCOMPARE(line(*other), "first");
        end(first);
        end(other);
    }

    void ofManyAtOnceOneIsTheFirst()
    {
        std::vector<Child> children;
        for (int i = 0; i < 6; ++i)
            children.push_back(start(workspace(), {u"/file%1"_s.arg(i)}));
        QMap<QByteArray, int> said;
        QProcess *first = nullptr;
        for (const Child &child : children) {
            const QByteArray answer = line(*child);
            ++said[answer];
            if (answer == "first")
                first = child.get();
        }
        QCOMPARE(said.value("first"), 1);
        QCOMPARE(said.value("handed"), 5);
        for (int i = 0; i < 5; ++i)
            QVERIFY(line(*first).startsWith("asked /file"));
        first->closeWriteChannel();
        QVERIFY(first->waitForFinished());
    }

    void oneThatHangsIsNotWaitedForWithoutEnd()
    {
        Child first = start(workspace());
        QCOMPARE(line(*first), "first");
        ::kill(pid_t(first->processId()), SIGSTOP);
        Child second = start(workspace(), {}, 200);
        const QByteArray answer = line(*second);
        ::kill(pid_t(first->processId()), SIGCONT);
        QCOMPARE(answer, "alone");
        end(first);
    }

    void nonsenseIsTurnedAway_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("not of this program") << QByteArrayLiteral("GET / HTTP/1.1\r\n\r\n");
        QTest::newRow("well framed nonsense") << framed("orders?");
        QTest::newRow("far too much") << QByteArray(4 << 20, 'x');
    }

    void nonsenseIsTurnedAway()
    {
        QFETCH(QByteArray, bytes);
        OneWindow first(folder(), workspace(), std::chrono::milliseconds(200));
        QCOMPARE(first.start({}), OneWindow::Start::First);
        QList<StartOrders> asked;
        connect(&first, &OneWindow::asked, this, [&asked](const StartOrders &orders) { asked.append(orders); });
        QLocalSocket stranger;
        stranger.connectToServer(first.socketName());
        QVERIFY(stranger.waitForConnected());
        stranger.write(bytes);
        SOON_VERIFY(stranger.state() == QLocalSocket::UnconnectedState); // at once, or when its time is up
        QVERIFY(asked.isEmpty());
        Child second = start(workspace(), {u"/a"_s}); // and those who come after are heard
        SOON_VERIFY(asked.size() == 1);
        QCOMPARE(asked.constFirst().files, QStringList{u"/a"_s});
        SOON_VERIFY(second->state() == QProcess::NotRunning);
        QCOMPARE(second->readAll(), "handed\n");
    }

    void manyWhoSayNothingAreLetGo()
    {
        OneWindow first(folder(), workspace(), std::chrono::milliseconds(300));
        QCOMPARE(first.start({}), OneWindow::Start::First);
        std::vector<std::unique_ptr<QLocalSocket>> silent;
        for (int i = 0; i < 20; ++i) {
            silent.push_back(std::make_unique<QLocalSocket>());
            silent.back()->connectToServer(first.socketName());
        }
        SOON_VERIFY(std::ranges::all_of(silent, [](const auto &socket) { return socket->state() == QLocalSocket::UnconnectedState; }));
        QList<StartOrders> asked;
        connect(&first, &OneWindow::asked, this, [&asked](const StartOrders &orders) { asked.append(orders); });
        Child second = start(workspace(), {u"/a"_s});
        SOON_VERIFY(asked.size() == 1);
        SOON_VERIFY(second->state() == QProcess::NotRunning);
    }

    void nobodyElseMayConnect()
    {
        OneWindow first(folder(), workspace());
        QCOMPARE(first.start({}), OneWindow::Start::First);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QCOMPARE(QFile::permissions(folder()) & others, QFile::Permissions());
        QCOMPARE(QFile::permissions(first.socketName()) & others, QFile::Permissions());
    }

    void anotherUserIsTurnedAwayEvenWithAccess()
    {
        if (::geteuid() != 0)
            QSKIP("only root can be another user");
        const QTemporaryDir open(u"/tmp/lineside-window-XXXXXX"_s);
        OneWindow first(open.filePath(u"run"_s), workspace(), std::chrono::milliseconds(2000));
        QCOMPARE(first.start({}), OneWindow::Start::First);
        QList<StartOrders> asked;
        connect(&first, &OneWindow::asked, this, [&asked](const StartOrders &orders) { asked.append(orders); });
        // Everything is opened to everybody, as a careless administrator may do.
        const auto all = QFile::Permissions(0x7777);
        for (const QString &path : {open.path(), open.filePath(u"run"_s), first.socketName()})
            QVERIFY(QFile::setPermissions(path, all));
        const QString script = u"import socket,sys\ns=socket.socket(socket.AF_UNIX)\ns.settimeout(10)\ns.connect(sys.argv[1])\n"
                               "s.sendall(bytes.fromhex(sys.argv[2]))\nprint('answer', s.recv(20))\n"_s;
        const QByteArray message = framed(writeStartOrders({{u"/a"_s}, {}, false, {}}));
        QProcess stranger;
        stranger.setProcessChannelMode(QProcess::MergedChannels);
        stranger.setChildProcessModifier([] { (void)!::setuid(65534); });
        stranger.start(u"/usr/bin/python3"_s, {u"-c"_s, script, first.socketName(), QString::fromLatin1(message.toHex())});
        SOON_VERIFY(stranger.state() == QProcess::NotRunning);
        const QByteArray said = stranger.readAll();
        QVERIFY2(!said.contains("got it"), said.constData());
        QVERIFY2(said.contains("answer b''") || said.contains("reset by peer") || said.contains("Broken pipe"), said.constData()); // it did get in
        QVERIFY(asked.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOneWindow)
#include "tst_onewindow.moc"
