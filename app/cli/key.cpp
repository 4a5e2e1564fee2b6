// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/await.h"
#include "cli/commandline.h"
#include "cli/commands.h"
#include "cli/keyinput.h"
#include "cli/output.h"
#include "cli/session.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

// A key that would be gone with the program was not set.
Result<void> ifKept(KeychainSecretStore &secrets)
{
    if (secrets.state() == SecretStore::State::Ready)
        return {};
    return failure(Error{.kind = Error::Kind::Keychain,
                         .message = Tr::tr("The key was not kept."),
                         .hint = Tr::tr("Without a keychain, put the key into the environment and refer to it as env:NAME."),
                         .details = secrets.stateReason(),
                         .httpStatus = 0});
}

int setKey(Session &session, const SecretRef &ref)
{
    Result<Secret> key = readKey(Tr::tr("Key for %1: ").arg(ref.name));
    if (!key)
        return fail(key.error());
    KeychainSecretStore &secrets = session.secrets();
    const Result<void> written = await<void>(session.interrupts(), [&](QObject *context, Callback<void> done) { secrets.write(ref, std::move(*key), context, std::move(done)); });
    const Result<void> kept = written ? ifKept(secrets) : written;
    if (!kept)
        return fail(kept.error());
    printNote(Tr::tr("The keychain has a key named %1. Refer to it as keychain:%1.").arg(ref.name));
    return AllWell;
}

int deleteKey(Session &session, const SecretRef &ref)
{
    const Result<void> removed = await<void>(session.interrupts(), [&](QObject *context, Callback<void> done) { session.secrets().remove(ref, context, std::move(done)); });
    if (!removed)
        return fail(removed.error());
    printNote(Tr::tr("The keychain has no key named %1 any more.").arg(ref.name));
    return AllWell;
}

int listKeys(Session &session, bool asJson)
{
    const QStringList ids = session.secrets().keyIds();
    if (asJson) {
        printJson({{u"keys"_s, QJsonArray::fromStringList(ids)}});
        return AllWell;
    }
    for (const QString &id : ids)
        printLine(printable(id));
    printNote(Tr::tr("-- %1 keys were set with Lineside").arg(ids.size()));
    return AllWell;
}

} // namespace

int runKey(const QStringList &arguments, Interrupts &interrupts)
{
    CommandLine line(u"key set|list|delete"_s, Tr::tr("Keeps keys in the system's keychain. set reads the key from standard input, or asks for it without showing it; list never shows one."),
                     u"printf %s \"$KEY\" | lineside-cli key set gemini-work"_s);
    line.addArgument(u"ID"_s, Tr::tr("The name to keep it under: letters, digits, dot, dash, underscore."), u"[ID]"_s);
    line.addFlag(u"json"_s, Tr::tr("list: prints JSON."));
    if (const auto status = line.parse(arguments))
        return *status;
    const QString action = line.arguments().value(0);
    Session session(interrupts);
    if (action == "list"_L1)
        return listKeys(session, line.has(u"json"_s));
    if (action != "set"_L1 && action != "delete"_L1)
        return line.wrong(Tr::tr("What shall be done? There are set, list and delete."));
    if (line.arguments().size() > 2) // it may be a key: it is not repeated
        return line.wrong(Tr::tr("There is an argument too many. Keys are not given as arguments, where every user of this machine can see them."));
    const auto ref = SecretRef::parse(u"keychain:"_s + line.arguments().value(1));
    if (!ref)
        return line.wrong(Tr::tr("The name of a key is 1 to 128 letters, digits, dots, dashes and underscores."));
    return action == "set"_L1 ? setKey(session, *ref) : deleteKey(session, *ref);
}

} // namespace lineside::cli
