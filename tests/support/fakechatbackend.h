// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatbackend.h"

#include <QPointer>

namespace lineside::test {

/// A reply that the test plays.
class FakeChatRun : public ChatRun
{
    Q_OBJECT
public:
    using ChatRun::ChatRun;
    void stop() override;

    void arrive(const QList<ChatEvent> &events) { Q_EMIT eventsArrived(events); }
    void complete(bool whole = true);
    void fail(const Error &error);

    ReplyFacts facts;
    int stops = 0;
};

/// A backend whose runs wait for the test. Requests are described by the target's URL alone.
class FakeChatBackend : public ChatBackend
{
public:
    std::unique_ptr<ChatRun> start(const ChatCall &call) override;
    Result<HttpRequest> describe(const ChatCall &call) const override;
    void listModels(const Provider &provider, QObject *context, Callback<QList<ModelInfo>> done) override;

    QList<ChatCall> calls;
    QPointer<FakeChatRun> run; ///< the last one
    Result<QList<ModelInfo>> models;
};

} // namespace lineside::test
