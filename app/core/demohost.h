// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace.h"

namespace lineside {

/// What the built-in demo offers: a mock model and a demo gateway on loopback, marked as such by their names.
struct DemoSetup {
    Provider provider;
    Gateway gateway;
    Route route; ///< the Gemini example, already pushed to the demo gateway
};

/// The built-in demo. Its servers live as long as the host.
class DemoHost
{
public:
    virtual ~DemoHost() = default;
    virtual bool isRunning() const = 0;
    /// Starts the servers on free ports, or tells of those that run. Kind::Network if no port can be had.
    virtual void start(QObject *context, Callback<DemoSetup> done) = 0;
};

} // namespace lineside
