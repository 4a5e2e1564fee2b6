// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace lineside {

/// A blank line to read first, so that the text stands where it would in the whole source; empty where that cannot matter.
/// After some blank lines in a list item md4c 0.4.8 reads a line's position as the kind of a block, and so decides by the position's
/// lowest byte whether the list ends. `before` bytes stand before the text already, `offset` in the source.
QByteArray positionFiller(QByteArrayView text, qsizetype before, qsizetype offset);

} // namespace lineside
