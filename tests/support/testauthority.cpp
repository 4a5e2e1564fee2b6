// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/testauthority.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>

using namespace Qt::StringLiterals;

namespace lineside::test {

namespace {

const QStringList newKey{u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s, u"-nodes"_s};

QByteArray read(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &fileName, const QByteArray &content)
{
    QFile file(fileName);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace

TestAuthority::TestAuthority()
{
    write(file(u"index"_s), {});
    write(file(u"serial"_s), "1000\n");
    openssl(QStringList{u"req"_s, u"-x509"_s} + newKey
            + QStringList{u"-keyout"_s, u"ca.key"_s, u"-out"_s, u"ca.pem"_s, u"-days"_s, u"3650"_s, u"-subj"_s, u"/CN=Lineside test authority"_s,
                          u"-addext"_s, u"basicConstraints=critical,CA:TRUE"_s, u"-addext"_s, u"keyUsage=critical,keyCertSign,cRLSign"_s});
}

bool TestAuthority::issue(const QString &name, const QString &alternativeNames, const QString &from, const QString &to)
{
    const QByteArray configuration = "[ca]\ndefault_ca = test\n[test]\nnew_certs_dir = .\ndatabase = index\nserial = serial\ndefault_md = sha256\n"
                                     "policy = names\nunique_subject = no\n[names]\ncommonName = supplied\n[leaf]\nbasicConstraints = CA:FALSE\n"
                                     "extendedKeyUsage = serverAuth, clientAuth\nsubjectAltName = "
        + alternativeNames.toUtf8() + '\n';
    return write(file(name + u".cnf"_s), configuration)
        && openssl(QStringList{u"req"_s} + newKey
                   + QStringList{u"-keyout"_s, name + u".key"_s, u"-out"_s, name + u".csr"_s, u"-subj"_s, u"/CN="_s + name})
        && openssl({u"ca"_s, u"-batch"_s, u"-notext"_s, u"-config"_s, name + u".cnf"_s, u"-extensions"_s, u"leaf"_s, u"-cert"_s, u"ca.pem"_s,
                    u"-keyfile"_s, u"ca.key"_s, u"-in"_s, name + u".csr"_s, u"-out"_s, name + u".pem"_s, u"-startdate"_s, from, u"-enddate"_s, to});
}

bool TestAuthority::issueSelfSigned(const QString &name)
{
    return openssl(QStringList{u"req"_s, u"-x509"_s} + newKey
                   + QStringList{u"-keyout"_s, name + u".key"_s, u"-out"_s, name + u".pem"_s, u"-days"_s, u"3650"_s, u"-subj"_s, u"/CN=localhost"_s,
                                 u"-addext"_s, u"subjectAltName=DNS:localhost,IP:127.0.0.1"_s});
}

QSslConfiguration TestAuthority::serverConfiguration(const QString &name) const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(read(file(name + u".pem"_s)), QSsl::Pem));
    configuration.setPrivateKey(QSslKey(read(file(name + u".key"_s)), QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

bool TestAuthority::openssl(const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_dir.path());
    process.start(u"openssl"_s, arguments);
    if (process.waitForFinished() && process.exitCode() == 0)
        return true;
    m_problem = process.errorString() + QString::fromUtf8(process.readAllStandardError());
    return false;
}

} // namespace lineside::test
