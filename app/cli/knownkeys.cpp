// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/knownkeys.h"

#include "cli/await.h"
#include "cli/output.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QSet>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

constexpr int longestWait = 3'000; // ms; a keychain may be asking its user

void add(QList<SecretRef> &all, const QList<SecretRef> &more)
{
    for (const SecretRef &reference : more) {
        if (!all.contains(reference))
            all.append(reference);
    }
}

void addHeaders(QList<SecretRef> &all, const QList<HttpHeader> &headers)
{
    for (const HttpHeader &header : headers)
        add(all, header.value.references());
}

QList<SecretRef> referencesOf(const HttpRequest &request)
{
    QList<SecretRef> all;
    addHeaders(all, request.headers);
    if (request.bodyKind == HttpRequest::Body::JsonTemplate)
        add(all, ValueTemplate::parse(QString::fromUtf8(request.body)).references());
    return all;
}

QList<SecretRef> referencesOf(const Workspace &workspace)
{
    QList<SecretRef> all;
    for (const Provider &provider : workspace.providers) {
        addHeaders(all, provider.extraHeaders);
        if (provider.key)
            add(all, {*provider.key});
    }
    for (const Gateway &gateway : workspace.gateways) {
        for (const std::optional<SecretRef> &key : {gateway.adminKey, gateway.consumerKey}) {
            if (key)
                add(all, {*key});
        }
    }
    for (const GatewayRoute &entry : workspace.routes) {
        if (entry.route.aiProxy)
            addHeaders(all, entry.route.aiProxy->authHeader + entry.route.aiProxy->authQuery);
        for (const QByteArray &json : {entry.route.plugins, entry.route.rest})
            add(all, ValueTemplate::parse(QString::fromUtf8(json)).references());
    }
    for (const ProviderKind &kind : knownProviderKinds()) {
        if (!kind.keyVariable.isEmpty())
            add(all, {SecretRef::environment(kind.keyVariable)});
    }
    return all;
}

} // namespace

std::vector<Secret> knownKeys(Session &session, const HttpRequest *request)
{
    QList<SecretRef> references = referencesOf(session.workspace());
    if (request)
        add(references, referencesOf(*request));
    std::vector<Secret> keys;
    qsizetype open = references.size();
    QObject context;
    QEventLoop loop;
    for (const SecretRef &reference : std::as_const(references)) {
        session.secrets().read(reference, &context, [&](Result<Secret> key) {
            if (key)
                keys.push_back(std::move(*key));
            if (--open == 0)
                loop.quit();
        });
    }
    QTimer::singleShot(longestWait, &loop, &QEventLoop::quit);
    if (open > 0)
        loop.exec();
    if (open > 0)
        printNote(u"lineside-cli: "_s + Tr::tr("The keychain did not answer, so what was exported was not compared with the keys in it."));
    return keys;
}

Result<std::map<SecretRef, Secret>> keysOf(Session &session, const HttpRequest &request)
{
    std::map<SecretRef, Secret> keys;
    for (const SecretRef &reference : referencesOf(request)) {
        Result<Secret> key = await<Secret>(session.interrupts(), [&](QObject *context, Callback<Secret> done) {
            session.secrets().read(reference, context, std::move(done));
        });
        if (!key)
            return failure(key.error());
        keys.emplace(reference, std::move(*key));
    }
    return keys;
}

} // namespace lineside::cli
