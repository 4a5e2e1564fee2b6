// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace lineside {

/// The same text with one mark of every line that nests beyond all reason made a letter; empty if there is no such line. The parser
/// looks at every open container in every line, so without this a small text keeps it busy for minutes.
QByteArray withoutDeepNesting(QByteArrayView text);

} // namespace lineside
