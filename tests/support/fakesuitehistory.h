// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/suitehistory.h"

namespace lineside::test {

/// Runs in memory, answered from the event loop; fails where it is told to.
class FakeSuiteHistory : public SuiteHistory
{
public:
    void add(const SuiteRunRecord &run, QObject *context, Callback<qint64> done) override
    {
        kept.prepend(run);
        kept.first().id = kept.size();
        answer<qint64>(context, done, kept.size());
    }
    void runs(const SuiteId &suite, int limit, QObject *context, Callback<QList<SuiteRunRecord>> done) override
    {
        QList<SuiteRunRecord> found;
        for (const SuiteRunRecord &run : std::as_const(kept)) {
            if (run.suite == suite && found.size() < limit)
                found.append(run);
        }
        answer<QList<SuiteRunRecord>>(context, done, found);
    }

    QList<SuiteRunRecord> kept; ///< newest first
    std::optional<Error> error;

private:
    template<class T>
    void answer(QObject *context, const Callback<T> &done, const T &value) const
    {
        QMetaObject::invokeMethod(
            context, [done, value, failed = error] { done(failed ? Result<T>(failure(*failed)) : Result<T>(value)); }, Qt::QueuedConnection);
    }
};

} // namespace lineside::test
