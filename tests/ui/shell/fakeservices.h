// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakechatbackend.h"
#include "support/fakefaultlab.h"
#include "support/fakehistorystore.h"
#include "support/fakesecretstore.h"
#include "support/fakesuitehistory.h"
#include "support/fakeworkspacestore.h"
#include "ui/shell/services.h"

#include <functional>

namespace lineside::test {

class FakeSettingsStore : public SettingsStore
{
public:
    AppSettings load() override { return stored; }
    void save(const AppSettings &settings) override { stored = settings; }

    AppSettings stored;
};

/// Answers no request: every one fails as if nobody listened.
class DeafHttpClient : public HttpClient
{
public:
    void send(const HttpRequest &request, QObject *context, Callback<HttpResponse> done) override;
};

class IdleProbeRun : public ProbeRun
{
    Q_OBJECT
public:
    using ProbeRun::ProbeRun;
    void cancel() override;
};

/// Notes what it was asked to measure.
class FakeProber : public Prober
{
public:
    std::unique_ptr<ProbeRun> start(const HttpRequest &request, const ProbeTarget &target) override;

    QList<HttpRequest> requests;
};

/// A demo without servers.
class FakeDemoHost : public DemoHost
{
public:
    bool isRunning() const override { return starts > 0 && !error; }
    void start(QObject *context, Callback<DemoSetup> done) override;
    static DemoSetup setup();

    int starts = 0;
    std::optional<Error> error;
};

/// Everything the window works with, made of fakes.
struct FakeServices {
    FakeWorkspaceStore store;
    Catalog catalog{store};
    FakeChatBackend chat;
    DeafHttpClient http;
    FakeProber prober;
    FakeSecretStore secrets;
    FakeSettingsStore settings;
    FakeDemoHost demo;
    FakeHistoryStore history;
    FakeSuiteHistory suites;
    FakeFaultLab faults;

    Services services() { return {catalog, chat, http, prober, secrets, settings, demo, history, suites, faults}; }
};

} // namespace lineside::test
