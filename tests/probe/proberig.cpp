// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/proberig.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lineside::test {

ProbeRig::ProbeRig()
    : prober(makeProber(secrets))
{
}

HttpRequest ProbeRig::request(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    request.headers = {{"Content-Type", ValueTemplate::literal(u"application/json"_s)}};
    request.body = R"({"model":"mock","messages":[{"role":"user","content":"hi"}],"stream":true})";
    request.expectsStream = true;
    request.connection.proxyMode = ConnectionSettings::Proxy::None;
    return request;
}

ProbeTarget ProbeRig::target(const HttpRequest &request)
{
    ProbeTarget target;
    target.path = u"direct"_s;
    target.url = request.url;
    target.askedForStream = request.expectsStream;
    target.requestedModel = QJsonDocument::fromJson(request.body).object()["model"_L1].toString();
    return target;
}

std::unique_ptr<ProbeRun> ProbeRig::start(const HttpRequest &request)
{
    return prober->start(request, target(request));
}

ProbeReport ProbeRig::probe(const HttpRequest &request)
{
    const auto run = start(request);
    QSignalSpy ended(run.get(), &ProbeRun::completed);
    if (!ended.wait(20'000))
        return {};
    return ended.constFirst().constFirst().value<ProbeReport>();
}

ProbeCheck checkOf(const ProbeReport &report, QStringView id)
{
    for (const ProbeCheck &check : report.checks) {
        if (check.id == id)
            return check;
    }
    return {};
}

} // namespace lineside::test
