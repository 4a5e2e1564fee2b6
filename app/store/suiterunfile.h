// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/suitehistory.h"

#include <QThreadPool>

namespace lineside {

/// The runs of suites in an SQLite file. Work is done by a thread of its own, one call after the other; the file is open only
/// meanwhile. Its destruction waits until what was added is on disk.
class SuiteRunFile : public SuiteHistory
{
public:
    explicit SuiteRunFile(const QString &fileName, const QString &migrations = QStringLiteral(":/lineside/suitesql"));
    ~SuiteRunFile() override;

    /// Also forgets what is beyond the latest 1000 runs of that suite.
    void add(const SuiteRunRecord &run, QObject *context, Callback<qint64> done) override;
    void runs(const SuiteId &suite, int limit, QObject *context, Callback<QList<SuiteRunRecord>> done) override;

    const QString &fileName() const { return m_fileName; }
    /// `lineside/suite-runs.db` in the user's data folder.
    static QString defaultFileName();

private:
    const QString m_fileName;
    const QString m_migrations;
    QThreadPool m_thread;
};

} // namespace lineside
