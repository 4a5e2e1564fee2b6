// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secretstore.h"
#include "core/workspace.h"
#include "interchange/exportforms.h"

#include <QObject>

#include <memory>

namespace lineside {

struct KnownKeys;

/// Puts a request on the clipboard as a curl command, in one step. It is compared with the user's keys first, like all that leaves; where it
/// holds one, or not all of them can be read, nothing is copied.
class CurlCopy : public QObject
{
    Q_OBJECT
public:
    CurlCopy(SecretStore &secrets, QObject *parent);

    /// In place of a request that is still under way.
    void copy(const ExportSource &source, const Workspace &workspace);

Q_SIGNALS:
    void copied(const QString &message);
    void refused(const lineside::ExportSource &source, const QString &message);

private:
    void compare(const ExportSource &source, KnownKeys known);
    void finish(const ExportSource &source, const Result<ExportedText> &made);

    SecretStore &m_secrets;
    std::unique_ptr<QObject> m_run; ///< what is under way ends with it
};

} // namespace lineside
