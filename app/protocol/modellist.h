// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatbackend.h"
#include "core/result.h"

#include <QByteArrayView>
#include <QList>

namespace lineside {

/// Reads a list of models: `data[]`, a bare array, or `models[]`. Kind::Protocol if it is none.
Result<QList<ModelInfo>> parseModelList(QByteArrayView body);

} // namespace lineside
