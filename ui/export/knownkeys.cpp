// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/knownkeys.h"

#include "interchange/keyreferences.h"
#include "ui/export/keyreading.h"

#include <QCoreApplication>

#include <algorithm>

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::KnownKeys)
};

QString gapIn(const ReadKeys &read, const SecretStore &secrets)
{
    const bool lacksOne = std::ranges::any_of(read.missing, [](const SecretRef &reference) { return reference.kind == SecretRef::Kind::Keychain; });
    if (lacksOne && secrets.state() == SecretStore::State::Locked)
        return Tr::tr("The keychain is locked, so this text was not compared with the keys in it.");
    if (!read.isWhole || (lacksOne && secrets.state() == SecretStore::State::Waiting))
        return Tr::tr("The keychain does not answer, so this text was not compared with the keys in it.");
    return {};
}

} // namespace

void readKnownKeys(SecretStore &secrets, const Workspace &workspace, const QList<ExportSource> &sources, QObject *context,
                   std::function<void(KnownKeys)> done)
{
    QList<SecretRef> references = keyReferences(workspace);
    for (const ExportSource &each : sources) {
        if (each.request)
            references += keyReferences(*each.request);
    }
    std::sort(references.begin(), references.end());
    references.erase(std::unique(references.begin(), references.end()), references.end());
    readKeys(secrets, references, context, [&secrets, done = std::move(done)](ReadKeys read) {
        KnownKeys known{.keys = {}, .gap = gapIn(read, secrets)};
        for (auto &[reference, key] : read.keys)
            known.keys.push_back(std::move(key));
        done(std::move(known));
    });
}

} // namespace lineside
