// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

namespace lineside {

/// Bytes of unknown origin as text on one line: what is no UTF-8 becomes replacement characters; control characters, line ends and marks that would turn
/// or hide text become visible ones.
QString visibleText(QByteArrayView bytes);
/// The same with line feeds and tabs left as they are.
QString visibleLines(QByteArrayView bytes);

} // namespace lineside
