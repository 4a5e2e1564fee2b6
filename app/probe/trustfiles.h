// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QTemporaryDir>

namespace lineside {

/// Whom to trust: the system's authorities, and a file of the user's besides. libcurl takes one file, and keeps what it read by that
/// file's name; so the two are put together once, under a name that changes with the user's file.
class TrustFiles
{
public:
    /// The file to give to libcurl; empty: its own default. Kind::Configuration if the user's file cannot be read or holds no certificate.
    Result<QByteArray> fileFor(const QString &userFile);

private:
    QTemporaryDir m_folder;
    QMap<QByteArray, QByteArray> m_made; ///< by the digest of the user's file
};

} // namespace lineside
