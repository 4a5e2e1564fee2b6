// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/chance.h"
#include "probe/transfer.h"

#include <QString>

namespace lineside::test {

/// A situation's body as some server would have written it: names and numbers in place of {model}, {id} and {n}, a page in place of
/// "<page>404 Not Found" (a gateway's) and "<nginx>…" (a plain nginx's).
QByteArray bodyFrom(const QString &pattern, const QString &maker, Chance &chance);
/// The same JSON (with other white space, another order of its fields, further ones), text or page.
QByteArray restyled(const QByteArray &body, Chance &chance);
/// The body in a few reads that end where a network would have them end, `firstAt` ms after the request.
QList<WireRead> readsOf(const QByteArray &body, ProbeMs firstAt, Chance &chance);
/// The same reads, some of them cut in two and all of them at another pace.
QList<WireRead> recut(const QList<WireRead> &reads, Chance &chance);

} // namespace lineside::test
