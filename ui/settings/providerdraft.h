// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provider.h"
#include "ui/settings/keydraft.h"

#include <QStringList>

namespace lineside {

/// A provider as it stands in the form.
struct ProviderDraft {
    QString name;
    QString baseUrl;
    KeyDraft key;
    bool keyNeeded = false;
    QString headers; ///< one a line, "Name: value"
};

/// What is wrong, as sentences, in the order of the form.
QStringList problemsIn(const ProviderDraft &draft);

/// Headers from lines of "Name: value"; blank lines do not count. Kind::Configuration names the line. A header that carries a
/// credential must hold a reference.
Result<QList<HttpHeader>> parseHeaders(const QString &text);
QString headersToText(const QList<HttpHeader> &headers);

/// "Chat goes to https://…", or why it cannot.
QString describeChatUrl(const QString &baseUrl);

} // namespace lineside
