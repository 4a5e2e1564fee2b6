// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakechatbackend.h"

namespace lineside::test {

/// Keeps every run, where the fake backend keeps the last one.
class ManyRuns : public FakeChatBackend
{
public:
    std::unique_ptr<ChatRun> start(const ChatCall &call) override
    {
        auto made = FakeChatBackend::start(call);
        runs.append(run);
        return made;
    }
    QList<QPointer<FakeChatRun>> runs;

    void say(qsizetype index, const QString &text) { runs.at(index)->arrive({TextDelta{0, text}}); }
    void finish(qsizetype index)
    {
        runs.at(index)->arrive({Finished{0, FinishReason::Stop, QStringLiteral("stop")}});
        runs.at(index)->complete();
    }
};

} // namespace lineside::test
