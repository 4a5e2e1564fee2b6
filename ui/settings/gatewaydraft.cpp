// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/gatewaydraft.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Settings)
};

} // namespace

QUrl gatewayUrl(const QString &text)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty())
        return {};
    const QUrl url(typed.contains("://"_L1) ? typed : u"http://"_s + typed, QUrl::StrictMode);
    const bool isHttp = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    return isHttp && !url.host().isEmpty() && url.userInfo().isEmpty() ? url : QUrl();
}

QStringList problemsIn(const GatewayDraft &draft)
{
    QStringList problems;
    const auto note = [&problems](const QString &problem) {
        if (!problem.isEmpty())
            problems.append(problem);
    };
    const QUrl admin = gatewayUrl(draft.adminUrl);
    const QUrl data = gatewayUrl(draft.dataUrl);
    if (draft.name.trimmed().isEmpty())
        note(Tr::tr("Enter a name."));
    if (admin.isEmpty())
        note(Tr::tr("Enter the URL of the Admin API, without a user name, such as http://127.0.0.1:9180."));
    else
        note(problemWith(draft.adminKey, Tr::tr("The admin key"), admin));
    if (data.isEmpty())
        note(Tr::tr("Enter the URL that routes are served at, without a user name, such as http://127.0.0.1:9080."));
    else
        note(problemWith(draft.consumerKey, Tr::tr("The consumer's key"), data));
    const QString header = draft.consumerHeader.trimmed();
    if (draft.consumerKey.source != KeyDraft::Source::None && !isHeaderName(header))
        note(Tr::tr("Enter the header that carries the consumer's key, such as apikey."));
    if (!draft.caFile.isEmpty() && !draft.caFileReadable)
        note(Tr::tr("The CA file cannot be read."));
    return problems;
}

GatewaySummary summarise(const GatewayInfo &info)
{
    if (info.mode == GatewayInfo::Mode::AdminUnavailable)
        return {false, Tr::tr("Nothing answers as an Admin API there."), Tr::tr("Check the port; APISIX's default is 9180.")};
    const QString name = info.version.isEmpty() ? Tr::tr("APISIX") : Tr::tr("APISIX %1").arg(info.version);
    if (!info.keyAccepted)
        return {false, Tr::tr("%1 answers, but it does not accept the admin key.").arg(name),
                Tr::tr("The key is in APISIX's config.yaml, under deployment.admin.")};
    if (info.mode == GatewayInfo::Mode::StandaloneApi)
        return {false, Tr::tr("%1 runs without etcd, so it takes whole configurations only: routes cannot be pushed.").arg(name), {}};
    if (info.readOnlyKey)
        return {true, Tr::tr("%1 answers. The admin key may only read.").arg(name), {}};
    return {true, Tr::tr("%1 answers, and the admin key was accepted.").arg(name), {}};
}

} // namespace lineside
