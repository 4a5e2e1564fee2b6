// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"
#include "core/appsettings.h"
#include "core/chatbackend.h"
#include "core/demohost.h"
#include "core/faultlab.h"
#include "core/historystore.h"
#include "core/httpclient.h"
#include "core/secretstore.h"
#include "core/suitehistory.h"
#include "probe/prober.h"

namespace lineside {

/// What the window works with. All of it outlives the window.
struct Services {
    Catalog &catalog;
    ChatBackend &chat;
    HttpClient &http;
    Prober &prober;
    SecretStore &secrets;
    SettingsStore &settings;
    DemoHost &demo;
    HistoryStore &history;
    SuiteHistory &suites;
    FaultLab &faults;
};

} // namespace lineside
