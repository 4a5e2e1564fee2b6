// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpclient.h"
#include "gateway/apisixapi.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace lineside {

/// A gateway's whole configuration as it was read, with what stands for it.
struct WholeJson {
    QJsonObject json;
    QByteArray digest;
};

Result<WholeJson> wholeOf(const Result<HttpResponse> &response, const ApisixApi &api);
/// Reads it. `refusal` is what the gateway answered when it was asked for a single resource or a list of them, and what is told where
/// it has no whole configuration either.
void readWhole(const ApisixApi &api, const HttpResponse &refusal, QObject *context, Callback<WholeJson> done);
/// Puts it, with the gateway's own keys of `current` in the places of their masks; references count where keys belong.
void putWhole(const ApisixApi &api, const QByteArray &configuration, const QJsonObject &current, QObject *context, Callback<void> done);

QString wholeItemId(const QJsonValue &item);
/// Empty where there is none.
QJsonObject wholeItem(const QJsonArray &items, const QString &id);
/// The configuration with the secrets of each resource masked.
QJsonObject withAllMasked(const QJsonObject &configuration);

} // namespace lineside
