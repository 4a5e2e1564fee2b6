// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/chatask.h"

#include <QCoreApplication>
#include <QEventLoop>

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

} // namespace

ChatOutcome ask(ChatBackend &backend, const ChatCall &call, EventPrinter &printer, Interrupts &interrupts)
{
    interrupts.arm();
    ChatOutcome outcome;
    QEventLoop loop;
    const std::unique_ptr<ChatRun> run = backend.start(call);
    QObject::connect(run.get(), &ChatRun::eventsArrived, &loop, [&printer](const QList<ChatEvent> &events) { printer.take(events); });
    QObject::connect(run.get(), &ChatRun::completed, &loop, [&outcome, &loop](const ReplyFacts &facts) {
        outcome.facts = facts;
        loop.quit();
    });
    QObject::connect(run.get(), &ChatRun::failed, &loop, [&outcome, &loop](const Error &error, const ReplyFacts &facts) {
        outcome.error = error;
        outcome.facts = facts;
        loop.quit();
    });
    QObject::connect(&interrupts, &Interrupts::interrupted, run.get(), &ChatRun::stop);
    loop.exec();
    printer.endText();
    if (!outcome.error && !outcome.facts.complete)
        outcome.error = Error{.kind = Error::Kind::Protocol,
                              .message = Tr::tr("The answer was cut: neither [DONE] nor a finish reason came."),
                              .hint = {},
                              .details = {},
                              .httpStatus = outcome.facts.head.status};
    return outcome;
}

} // namespace lineside::cli
