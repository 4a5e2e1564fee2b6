// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// perf_streamserver [--files DIR] [--times FILE]: the model of the measurements, on a free port of loopback, which it prints.
//   /chat/completions?kind=mixed&size=100000&rate=1000   an answer of that kind and size, one delta an event, one event an HTTP chunk of
//                                                        about 310 bytes, `rate` a second; as fast as they go with rate 0
//   anything else                                        the file of that name in DIR
// FILE gets the moment at which each event of the last answer was handed to the system, in nanoseconds of CLOCK_MONOTONIC, one a line.
#include "perf/harness/corpus.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QUrlQuery>

#include <array>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>

#include <arpa/inet.h>
#include <csignal>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace lineside::perf;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype eventSize = 310;
constexpr qsizetype longestHead = 65'536;
constexpr qsizetype longestAnswer = 20'000'000; ///< characters

struct Settings {
    QString files;
    QString times;
};

struct SeenHead {
    QUrl target;
    qsizetype bodySize = 0;
};

qint64 now()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

void sleepUntil(qint64 moment)
{
    const timespec time{time_t(moment / 1'000'000'000), long(moment % 1'000'000'000)};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nullptr) == EINTR) { }
}

bool sendAll(int socket, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t sent = send(socket, bytes.data(), std::size_t(bytes.size()), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes = bytes.sliced(sent);
    }
    return true;
}

// One client's requests, one after the other.
class Conversation
{
public:
    explicit Conversation(int socket)
        : m_socket(socket)
    {
        const int yes = 1;
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    }
    ~Conversation() { close(m_socket); }
    Q_DISABLE_COPY_MOVE(Conversation)

    std::optional<SeenHead> nextRequest()
    {
        qsizetype end = -1;
        while ((end = m_buffer.indexOf("\r\n\r\n")) < 0) {
            if (m_buffer.size() > longestHead || !receive())
                return std::nullopt;
        }
        const SeenHead head = read(m_buffer.first(end));
        m_buffer.remove(0, end + 4);
        while (m_buffer.size() < head.bodySize) {
            if (!receive())
                return std::nullopt;
        }
        m_buffer.remove(0, head.bodySize);
        return head;
    }
    bool say(QByteArrayView bytes) { return sendAll(m_socket, bytes); }

private:
    bool receive()
    {
        std::array<char, 65'536> bytes{};
        const ssize_t count = recv(m_socket, bytes.data(), bytes.size(), 0);
        if (count > 0)
            m_buffer.append(bytes.data(), count);
        return count > 0;
    }
    static SeenHead read(const QByteArray &text)
    {
        SeenHead head;
        const QList<QByteArray> lines = text.split('\n');
        head.target = QUrl::fromEncoded(lines.first().split(' ').value(1));
        for (const QByteArray &line : lines) {
            if (line.toLower().startsWith("content-length:"))
                head.bodySize = line.mid(15).trimmed().toLongLong();
        }
        return head;
    }

    int m_socket;
    QByteArray m_buffer;
};

QByteArray escaped(const QString &text)
{
    QByteArray result;
    for (const char byte : text.toUtf8()) {
        if (byte == '\n')
            result += "\\n";
        else if (byte == '"' || byte == '\\')
            (result += '\\') += byte;
        else
            result += byte;
    }
    return result;
}

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

// As OpenAI's servers write it, filled up to one size.
QByteArray event(const QString &delta, bool isLast = false)
{
    static const QByteArray begin = R"(data: {"id":"chatcmpl-C1qLZbR0mG7uYxT5wJ8sPfN2","object":"chat.completion.chunk","created":1795348800,)"
                                    R"("model":"measured","choices":[{"index":0,"delta":{)";
    QByteArray json = begin;
    if (!isLast)
        json += R"("content":")" + escaped(delta) + '"';
    json += isLast ? R"(},"logprobs":null,"finish_reason":"stop"}],"obfuscation":")" : R"(},"logprobs":null,"finish_reason":null}],"obfuscation":")";
    return (json.leftJustified(eventSize - 4, 'x') + "\"}\n\n");
}

void writeTimes(const QString &name, const QList<qint64> &times)
{
    QFile file(name);
    if (name.isEmpty() || !file.open(QIODevice::WriteOnly))
        return;
    QByteArray text;
    for (const qint64 time : times)
        text += QByteArray::number(time) + '\n';
    file.write(text);
}

bool stream(Conversation &conversation, const QUrlQuery &query, const Settings &settings)
{
    const CorpusKind kind = corpusKind(query.queryItemValue(u"kind"_s)).value_or(CorpusKind::Mixed);
    const qsizetype size = std::min(query.queryItemValue(u"size"_s).toLongLong(), longestAnswer);
    const qint64 rate = query.queryItemValue(u"rate"_s).toLongLong();
    const QStringList deltas = corpusDeltas(kind, size);
    if (!settings.times.isEmpty())
        QFile::remove(settings.times); // there are none until the whole answer was sent
    if (!conversation.say("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-cache\r\nTransfer-Encoding: chunked\r\n\r\n"))
        return false;
    QList<qint64> times;
    times.reserve(deltas.size());
    const qint64 start = now();
    for (const QString &delta : deltas) {
        const QByteArray bytes = chunk(event(delta));
        if (rate > 0)
            sleepUntil(start + times.size() * 1'000'000'000 / rate);
        times.append(now());
        if (!conversation.say(bytes))
            return false;
    }
    writeTimes(settings.times, times); // before the end, which tells the client that they are there
    return conversation.say(chunk(event({}, true)) + chunk("data: [DONE]\n\n") + "0\r\n\r\n");
}

bool sendFile(Conversation &conversation, const QString &path, const Settings &settings)
{
    const QString name = QDir::cleanPath(path).mid(1);
    QFile file(QDir(settings.files).filePath(name));
    if (settings.files.isEmpty() || name.startsWith(".."_L1) || !file.open(QIODevice::ReadOnly))
        return conversation.say("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    const QByteArray body = file.readAll();
    const QByteArray type = name.endsWith(".html"_L1) ? "text/html; charset=utf-8" : name.endsWith(".css"_L1) ? "text/css" : "text/javascript";
    return conversation.say("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

void serve(int socket, const Settings &settings)
{
    Conversation conversation(socket);
    while (const std::optional<SeenHead> request = conversation.nextRequest()) {
        const bool goesOn = request->target.path() == "/chat/completions"_L1 ? stream(conversation, QUrlQuery(request->target), settings)
                                                                  : sendFile(conversation, request->target.path(), settings);
        if (!goesOn)
            return;
    }
}

int listenOnLoopback()
{
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *generic = static_cast<sockaddr *>(static_cast<void *>(&address));
    if (listener < 0 || bind(listener, generic, size) != 0 || listen(listener, 64) != 0 || getsockname(listener, generic, &size) != 0)
        return -1;
    printf("%d\n", int(ntohs(address.sin_port)));
    fflush(stdout);
    return listener;
}

} // namespace

int main(int argc, char **argv)
{
    Settings settings;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string_view name = argv[i];
        (name == "--files" ? settings.files : settings.times) = QString::fromLocal8Bit(argv[i + 1]);
    }
    const int listener = listenOnLoopback();
    if (listener < 0) {
        perror("perf_streamserver");
        return 1;
    }
    while (true) {
        const int client = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client >= 0)
            std::thread(serve, client, settings).detach();
    }
}
