// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secretstore.h"
#include "core/workspace.h"
#include "interchange/exportforms.h"

#include <functional>
#include <vector>

namespace lineside {

/// The keys with which a text is compared before it leaves.
struct KnownKeys {
    std::vector<Secret> keys;
    QString gap; ///< why some could not be read, to be said of the text: a sentence; empty where all were
};

/// Reads the keys of all that the user has set up and of the sources, as `readKeys` does.
void readKnownKeys(SecretStore &secrets, const Workspace &workspace, const QList<ExportSource> &sources, QObject *context,
                   std::function<void(KnownKeys)> done);

} // namespace lineside
