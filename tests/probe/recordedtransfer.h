// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/report.h"
#include "probe/transfer.h"
#include "support/wirerecording.h"

namespace lineside::test {

/// The transfer a recording stands for, with the arrival times it was recorded with.
Transfer transferOf(const WireRecording &recording);
/// Whether the recorded request asked for a stream, and for which model.
ProbeTarget targetOf(const WireRecording &recording);
/// A transfer of this answer, in one read 100 ms after the request.
Transfer transferOf(int status, const QByteArray &contentType, const QByteArray &body, const QList<RawHeader> &headers = {});

} // namespace lineside::test
