// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace lineside {

/// The text changed so that it means the JSON that is wanted, with the order, the spaces and the line breaks that it has wherever it
/// says the same already. A text that is no JSON is replaced as a whole.
QString mergedJsonText(const QString &text, const QByteArray &wanted);

} // namespace lineside
