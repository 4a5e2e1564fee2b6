// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// closingchild DATABASE LIMIT MODE CONVERSATION: keeps a conversation, closes, and says so. MODE is "fine", "stuck" (the disk does not answer from
// the second message on) or "slow" (each write takes a tenth of a second then).
#include "process/closinglimit.h"
#include "store/samplehistory.h"
#include "store/sqlitehistorystore.h"

#include <QCoreApplication>

#include <atomic>
#include <cstdio>
#include <dlfcn.h>
#include <sys/types.h>
#include <unistd.h>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

std::atomic<int> delayMs = 0; // -1: without end

void beSlow()
{
    while (delayMs < 0)
        ::pause();
    if (delayMs > 0)
        ::usleep(useconds_t(delayMs * 1000));
}

} // namespace

// SQLite finds these before those of the system.
extern "C" ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t place)
{
    using Pwrite = ssize_t (*)(int, const void *, size_t, off64_t);
    static const auto real = reinterpret_cast<Pwrite>(::dlsym(RTLD_NEXT, "pwrite64"));
    beSlow();
    return real(file, bytes, count, place);
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString mode = arguments.value(3);
    ClosingLimit limit{std::chrono::milliseconds(arguments.value(2).toInt())};
    SqliteHistoryStore store(arguments.value(1));
    const auto conversation = sampleConversation(ConversationId(arguments.value(4).toLongLong()));
    StoredMessage message = sampleReply(conversation.id, MessageId::None, {});
    message.turn.text = u"before"_s;
    store.put(conversation);
    store.put(message);
    store.flush(&app, [&](const Result<void> &) {
        delayMs = mode == "stuck"_L1 ? -1 : mode == "slow"_L1 ? 100 : 0;
        message.turn.id = newMessage();
        message.turn.text = u"at the end"_s;
        store.put(message);
        std::puts("closing");
        std::fflush(stdout);
        QCoreApplication::quit();
    });
    const int code = QCoreApplication::exec();
    limit.begin();
    return code;
}
