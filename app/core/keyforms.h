// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace lineside {

/// Every way in which somebody may write a key back: as it is, in JSON, in a URL, in HTML, in base64 (alone or in the middle of
/// something longer, as in Basic authentication) and in hexadecimal digits. The longest first. They are as secret as the key.
QList<QByteArray> keyForms(QByteArrayView key);

} // namespace lineside
