// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gateway.h"
#include "gateway/gatewayadmin.h"
#include "ui/settings/keydraft.h"

#include <QStringList>

namespace lineside {

/// A gateway as it stands in the form.
struct GatewayDraft {
    QString name;
    QString adminUrl;
    KeyDraft adminKey;
    QString dataUrl;
    QString consumerHeader;
    KeyDraft consumerKey;
    QString caFile;
    bool caFileReadable = true;
};

/// What is wrong, as sentences, in the order of the form.
QStringList problemsIn(const GatewayDraft &draft);

/// The URL that was typed; an address without a scheme means http. Empty if it is no http URL, has no host or holds a password.
QUrl gatewayUrl(const QString &text);

/// What the administration told of itself, as a sentence, and whether all is well.
struct GatewaySummary {
    bool good = false;
    QString message;
    QString hint;
};
GatewaySummary summarise(const GatewayInfo &info);

} // namespace lineside
