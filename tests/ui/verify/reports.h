// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/report.h"

/// Reports as a probe makes them, for the tests of what shows them.
namespace lineside::test {

ProbeTarget gatewayTarget();
ProbeTarget directTarget();

ProbeReport okReport();               ///< streamed through a gateway: 15 / 8 / 41 tokens
ProbeReport authMissingReport();      ///< 401 from key-auth
ProbeReport unreachableReport();      ///< 500, the gateway could not reach the provider
ProbeReport truncatedReport();        ///< 200, the stream without its end
ProbeReport refusedReport();          ///< nothing listens, on the direct path
ProbeReport providerRefusedReport();  ///< the provider's own 401, on the direct path

} // namespace lineside::test
