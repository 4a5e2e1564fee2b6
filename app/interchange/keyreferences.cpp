// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/keyreferences.h"

namespace lineside {

namespace {

class References
{
public:
    void add(const QList<SecretRef> &more)
    {
        for (const SecretRef &reference : more) {
            if (!m_all.contains(reference))
                m_all.append(reference);
        }
    }
    void add(const std::optional<SecretRef> &one)
    {
        if (one)
            add(QList<SecretRef>{*one});
    }
    void add(const QList<HttpHeader> &headers)
    {
        for (const HttpHeader &header : headers)
            add(header.value.references());
    }
    void addText(const QByteArray &text) { add(ValueTemplate::parse(QString::fromUtf8(text)).references()); }
    void add(const AiProxy &proxy)
    {
        add(proxy.authHeader + proxy.authQuery);
        addText(proxy.options);
        addText(proxy.rest);
    }
    QList<SecretRef> take() { return std::move(m_all); }

private:
    QList<SecretRef> m_all;
};

} // namespace

QList<SecretRef> keyReferences(const HttpRequest &request)
{
    References all;
    all.add(request.headers);
    if (request.bodyKind == HttpRequest::Body::JsonTemplate)
        all.addText(request.body);
    return all.take();
}

QList<SecretRef> keyReferences(const Workspace &workspace)
{
    References all;
    for (const Provider &provider : workspace.providers) {
        all.add(provider.extraHeaders);
        all.add(provider.key);
    }
    for (const Gateway &gateway : workspace.gateways) {
        all.add(gateway.adminKey);
        all.add(gateway.consumerKey);
    }
    for (const GatewayRoute &entry : workspace.routes) {
        for (const AiProxy &proxy : entry.route.proxies())
            all.add(proxy);
        all.addText(entry.route.plugins);
        all.addText(entry.route.rest);
        if (entry.route.aiProxyMulti)
            all.addText(entry.route.aiProxyMulti->rest);
    }
    for (const ProviderKind &kind : knownProviderKinds()) {
        if (!kind.keyVariable.isEmpty())
            all.add(SecretRef::environment(kind.keyVariable));
    }
    return all.take();
}

} // namespace lineside
