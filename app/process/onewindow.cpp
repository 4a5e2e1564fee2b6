// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "process/onewindow.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QLoggingCategory>
#include <QStandardPaths>
#include <QThread>
#include <QTimer>

#ifdef Q_OS_LINUX
#include <sys/socket.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside {

namespace {

Q_LOGGING_CATEGORY(processLog, "lineside.process", QtInfoMsg)

constexpr qint64 mostBytes = 1 << 20;
constexpr int mostConnections = 8;
constexpr auto betweenAttempts = 20ms;
const auto gotIt = QByteArrayLiteral("got it\n");

QString nameFor(const QString &folder, const QString &workspaceFile)
{
    const QString file = QDir::cleanPath(QFileInfo(workspaceFile).absoluteFilePath());
    const QByteArray hash = QCryptographicHash::hash(file.toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
    return folder + u"/window-"_s + QString::fromLatin1(hash);
}

void makeOwnFolder(const QString &folder)
{
    QDir().mkpath(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

/// The folder and the socket let nobody else in; this holds where their permissions mean nothing.
bool isOwn(const QLocalSocket &socket)
{
#ifdef Q_OS_LINUX
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == ::geteuid();
#else
    Q_UNUSED(socket)
    return true;
#endif
}

std::chrono::milliseconds timeLeft(const QDeadlineTimer &deadline)
{
    return std::chrono::milliseconds(deadline.remainingTime());
}

} // namespace

OneWindow::OneWindow(const QString &folder, const QString &workspaceFile, std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent)
    , m_name(nameFor(folder, workspaceFile))
    , m_patience(patience)
    , m_lock(m_name + u".lock"_s)
{
    makeOwnFolder(folder);
    m_lock.setStaleLockTime(0); // held as long as its process lives, and no longer
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.setMaxPendingConnections(mostConnections);
    connect(&m_server, &QLocalServer::newConnection, this, &OneWindow::takeConnections);
}

OneWindow::~OneWindow() = default;

QString OneWindow::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u"/lineside"_s;
}

OneWindow::Start OneWindow::start(const StartOrders &orders)
{
    const QByteArray bytes = writeStartOrders(orders);
    const QDeadlineTimer deadline(m_patience);
    do {
        if (m_lock.tryLock(0))
            return listen() ? Start::First : Start::Alone;
        if (m_lock.error() != QLockFile::LockFailedError) {
            qCWarning(processLog).noquote() << "cannot tell whether there is a window already:" << m_name;
            return Start::Alone;
        }
        // The first one has the lock a moment before it listens.
        bool isThere = false;
        if (hand(bytes, timeLeft(deadline), isThere))
            return Start::Handed;
        if (isThere)
            break;
        QThread::msleep(betweenAttempts.count());
    } while (!deadline.hasExpired());
    qCWarning(processLog) << "the window that is there does not answer";
    return Start::Alone;
}

bool OneWindow::listen()
{
    QLocalServer::removeServer(m_name); // left by one that was killed: we have the lock
    if (m_server.listen(m_name))
        return true;
    qCWarning(processLog).noquote() << "no other start will find this window:" << m_server.errorString();
    return false;
}

bool OneWindow::hand(const QByteArray &orders, std::chrono::milliseconds most, bool &isThere) const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    const QDeadlineTimer deadline(most);
    if (!socket.waitForConnected(int(most.count())))
        return false;
    isThere = true;
    QDataStream stream(&socket);
    stream << orders;
    QByteArray answer;
    while (answer.size() < gotIt.size() && socket.waitForReadyRead(int(timeLeft(deadline).count())))
        answer += socket.read(gotIt.size());
    return answer == gotIt;
}

void OneWindow::takeConnections()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        if (!isOwn(*socket) || m_connections >= mostConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_connections;
        connect(socket, &QObject::destroyed, this, [this] { --m_connections; });
        socket->setReadBufferSize(mostBytes + 1);
        QTimer::singleShot(m_patience, socket, &QLocalSocket::abort);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        read(socket);
    }
}

void OneWindow::read(QLocalSocket *socket)
{
    if (socket->bytesAvailable() > mostBytes)
        return socket->abort();
    QByteArray bytes;
    QDataStream stream(socket);
    stream.startTransaction();
    stream >> bytes;
    if (!stream.commitTransaction())
        return; // more is to come
    socket->disconnect(this);
    connect(socket, &QObject::destroyed, this, [this] { --m_connections; });
    const auto orders = readStartOrders(bytes);
    if (!orders)
        return socket->abort();
    socket->write(gotIt);
    socket->flush(); // the other one waits, whatever is to be done here now
    socket->disconnectFromServer();
    Q_EMIT asked(*orders);
}

} // namespace lineside
