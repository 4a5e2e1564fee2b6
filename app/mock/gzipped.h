// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace lineside {

/// The bytes as gzip (RFC 1952).
QByteArray gzipped(const QByteArray &bytes);

} // namespace lineside
