// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/target.h"

#include <QByteArray>

namespace lineside {

/// The target as compact JSON with a format number. Keys are references; a text that looks like a key written out is masked.
QByteArray writeTarget(const Target &target);
/// What can be understood of it; what cannot is as in a new target.
Target readTarget(const QByteArray &json);

/// A JSON value of that name with every text in it masked that looks like a key written out, by its name or by how it begins.
/// As it is where there is none.
QByteArray withoutKeys(const QString &name, const QByteArray &json);

} // namespace lineside
