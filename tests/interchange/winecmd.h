// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anyrequest.h"
#include "core/result.h"

#include <QStringList>
#include <QTemporaryDir>

namespace lineside::testing {

/// Wine's cmd, and in place of curl.exe a program that tells its arguments. All in a folder of its own.
class WineCmd
{
public:
    WineCmd();
    ~WineCmd();

    QString missing() const { return m_missing; } ///< what is not installed, as a sentence; empty where all is
    /// Makes it ready; empty, or what failed.
    QString prepare();
    /// The arguments of each curl.exe that the batch file ran.
    Result<QList<QStringList>> run(const QString &batch, const Environment &environment) const;

private:
    QTemporaryDir m_directory;
    QString m_missing;
    bool m_isReady = false;
};

} // namespace lineside::testing
