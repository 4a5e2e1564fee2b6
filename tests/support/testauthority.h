// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSslConfiguration>
#include <QString>
#include <QTemporaryDir>

namespace lineside::test {

/// A certificate authority that lives as long as the test, made with the openssl command.
class TestAuthority
{
public:
    /// False where openssl is missing or failed; `problem` tells.
    bool isValid() const { return m_problem.isEmpty(); }
    QString problem() const { return m_problem; }

    TestAuthority();
    QString caFile() const { return file(QStringLiteral("ca.pem")); }
    QString file(const QString &name) const { return m_dir.filePath(name); }

    /// Issues NAME.pem and NAME.key. The times are written as openssl takes them, e.g. 20200101000000Z.
    bool issue(const QString &name, const QString &alternativeNames, const QString &from, const QString &to);
    /// NAME.pem and NAME.key that nobody but itself vouches for.
    bool issueSelfSigned(const QString &name);
    /// What a server with that certificate needs.
    QSslConfiguration serverConfiguration(const QString &name) const;

private:
    bool openssl(const QStringList &arguments);

    QTemporaryDir m_dir;
    QString m_problem;
};

} // namespace lineside::test
