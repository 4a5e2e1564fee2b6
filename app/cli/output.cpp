// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/output.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

void write(FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

QString kindName(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Network:
        return u"network"_s;
    case Error::Kind::Tls:
        return u"tls"_s;
    case Error::Kind::Timeout:
        return u"timeout"_s;
    case Error::Kind::Auth:
        return u"auth"_s;
    case Error::Kind::RateLimited:
        return u"rate-limited"_s;
    case Error::Kind::NotFound:
        return u"not-found"_s;
    case Error::Kind::BadRequest:
        return u"bad-request"_s;
    case Error::Kind::Server:
        return u"server"_s;
    case Error::Kind::Protocol:
        return u"protocol"_s;
    case Error::Kind::Cancelled:
        return u"cancelled"_s;
    case Error::Kind::Storage:
        return u"storage"_s;
    case Error::Kind::Keychain:
        return u"keychain"_s;
    case Error::Kind::Configuration:
        return u"configuration"_s;
    }
    return u"network"_s;
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

} // namespace

QString printable(const QString &untrusted)
{
    QString text = untrusted;
    for (QChar &c : text) {
        const bool isControl = c < u' ' || (c >= QChar(0x7F) && c <= QChar(0x9F));
        // Marks that reorder text could show a command other than the one that is there.
        const bool reorders = (c >= QChar(0x202A) && c <= QChar(0x202E)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
        if ((isControl && c != u'\n' && c != u'\t') || reorders)
            c = QChar::ReplacementCharacter;
    }
    return text;
}

void printOut(const QString &text)
{
    write(stdout, text.toUtf8());
}

void printLine(const QString &line)
{
    write(stdout, line.toUtf8() + '\n');
}

void printJson(const QJsonObject &object)
{
    write(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

void printNote(const QString &line)
{
    write(stderr, line.toUtf8() + '\n');
}

int exitCodeFor(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Network:
    case Error::Kind::Tls:
    case Error::Kind::Timeout:
    case Error::Kind::Keychain:
        return NotMade;
    case Error::Kind::Configuration:
    case Error::Kind::Storage:
        return WrongUse;
    case Error::Kind::Cancelled:
        return Interrupted;
    case Error::Kind::Auth:
    case Error::Kind::RateLimited:
    case Error::Kind::NotFound:
    case Error::Kind::BadRequest:
    case Error::Kind::Server:
    case Error::Kind::Protocol:
        return CheckFailed;
    }
    return CheckFailed;
}

int fail(const Error &error)
{
    return fail(error, exitCodeFor(error));
}

int fail(const Error &error, int status)
{
    //: An error on a terminal. %1 is the program's name, %2 one sentence.
    printNote(Tr::tr("%1: %2").arg(u"lineside-cli"_s, printable(error.message)));
    if (!error.details.isEmpty())
        printNote(u"  "_s + printable(error.details).simplified());
    if (!error.hint.isEmpty())
        printNote(u"  "_s + printable(error.hint));
    return status;
}

QJsonObject errorToJson(const Error &error)
{
    return {{u"type"_s, u"error"_s},
            {u"kind"_s, kindName(error.kind)},
            {u"message"_s, error.message},
            {u"hint"_s, orNull(error.hint)},
            {u"details"_s, orNull(error.details)},
            {u"status"_s, error.httpStatus == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(error.httpStatus)}};
}

} // namespace lineside::cli
