// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/knownkeys.h"

#include "cli/await.h"
#include "cli/output.h"
#include "interchange/keyreferences.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

constexpr int longestWait = 3'000; // ms; a keychain may be asking its user

} // namespace

std::vector<Secret> knownKeys(Session &session, const HttpRequest *request)
{
    QList<SecretRef> references = keyReferences(session.workspace());
    for (const SecretRef &reference : request ? keyReferences(*request) : QList<SecretRef>()) {
        if (!references.contains(reference))
            references.append(reference);
    }
    std::vector<Secret> keys;
    qsizetype open = references.size();
    QObject context;
    QEventLoop loop;
    for (const SecretRef &reference : std::as_const(references)) {
        session.secrets().read(reference, &context, [&](Result<Secret> key) {
            if (key)
                keys.push_back(std::move(*key));
            if (--open == 0)
                loop.quit();
        });
    }
    QTimer::singleShot(longestWait, &loop, &QEventLoop::quit);
    if (open > 0)
        loop.exec();
    if (open > 0)
        printNote(u"lineside-cli: "_s + Tr::tr("The keychain did not answer, so what was exported was not compared with the keys in it."));
    return keys;
}

Result<std::map<SecretRef, Secret>> keysOf(Session &session, const HttpRequest &request)
{
    std::map<SecretRef, Secret> keys;
    for (const SecretRef &reference : keyReferences(request)) {
        Result<Secret> key = await<Secret>(session.interrupts(), [&](QObject *context, Callback<Secret> done) {
            session.secrets().read(reference, context, std::move(done));
        });
        if (!key)
            return failure(key.error());
        keys.emplace(reference, std::move(*key));
    }
    return keys;
}

} // namespace lineside::cli
