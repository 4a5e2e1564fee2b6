// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

namespace lineside {

/// The characters that “&name;”, “&#1234;” or “&#x12ab;” stands for; an unknown name stands for itself.
QString decodedEntity(QByteArrayView entity);

} // namespace lineside
