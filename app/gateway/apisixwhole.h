// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/apisixapi.h"
#include "gateway/entrypush.h"

#include <QList>

// Single resources of a gateway that has only a whole configuration: it is read, changed in one place, and put again; nothing else in
// it changes. `refusal` is what the gateway answered when it was asked the usual way, and what is told where it has no whole
// configuration either.
namespace lineside {

/// All of a kind; credentials are those of the consumer `within`.
void listFromWhole(const ApisixApi &api, ResourceKind kind, const QString &within, const HttpResponse &refusal, QObject *context,
                   Callback<QList<ApisixEntry>> done);
void fetchFromWhole(const ApisixApi &api, const ResourceKey &key, const HttpResponse &refusal, QObject *context, Callback<ApisixEntry> done);
void pushIntoWhole(const ApisixApi &api, const EntryPush &push, const HttpResponse &refusal, QObject *context, Callback<EntryPushed> done);
/// False where there was none.
void deleteFromWhole(const ApisixApi &api, const ResourceKey &key, const HttpResponse &refusal, QObject *context, Callback<bool> done);

} // namespace lineside
