// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Resources besides routes, and deleting.
#include "gateway/apisixadmin.h"

#include "gateway/apisixlist.h"
#include "gateway/apisixwhole.h"
#include "gateway/entrypush.h"
#include "gateway/resourcejson.h"
#include "gateway/resourceusers.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// True: deleted. False: there was none. A refusal because it is in use names the user.
void deleteEntry(const ApisixApi &api, const ResourceKey &key, bool force, QObject *context, Callback<ResourceDeletion> done)
{
    const Result<QString> path = apisixPath(key);
    if (!path)
        return failLater(context, done, path.error());
    const HttpRequest request = api.request("DELETE", *path, force ? u"force=true"_s : QString());
    api.client->send(request, context, [api, key, context, done = std::move(done)](const Result<HttpResponse> &response) {
        if (response && isUnsupported(*response)) {
            deleteFromWhole(api, key, *response, context,
                            [done](const Result<bool> &deleted) { done(deleted.map([](bool made) { return ResourceDeletion{made, {}}; })); });
            return;
        }
        const Result<QJsonObject> answer = answerObject(response, api);
        if (answer)
            done(ResourceDeletion{true, {}});
        else if (response && isMissing(*response))
            done(ResourceDeletion{false, {}});
        else if (const QList<ResourceKey> users = usersNamedIn(answer.error().details); !users.isEmpty())
            done(ResourceDeletion{false, users});
        else
            done(failure(answer.error()));
    });
}

bool isSameJson(const ApisixEntry &current, const QJsonObject &draft, ResourceKind kind)
{
    return QJsonDocument::fromJson(resourceOfEntry(kind, current).json).object() == draft;
}

} // namespace

void ApisixAdmin::deleteRoute(const RouteId &id, QObject *context, Callback<bool> done)
{
    const Result<ApisixApi> api = ApisixApi::of(m_gateway, m_client);
    if (!api)
        return failLater(context, done, api.error());
    deleteEntry(*api, {ResourceKind::Route, id.toString()}, false, context, [done = std::move(done)](const Result<ResourceDeletion> &deletion) {
        done(deletion.map([](const ResourceDeletion &made) { return made.deleted; }));
    });
}

void ApisixAdmin::listResources(ResourceKind kind, const QString &within, QObject *context, PageCallback<GatewayResource> page,
                                Callback<QList<GatewayResource>> done)
{
    const Result<ApisixApi> api = ApisixApi::of(m_gateway, m_client);
    const Result<QString> owner = kind == ResourceKind::Credential ? apisixPath({ResourceKind::Consumer, within}) : QString();
    if (!api || !owner)
        return failLater(context, done, api ? owner.error() : api.error());
    const auto read = [kind](const ApisixEntry &entry) -> Result<GatewayResource> { return resourceOfEntry(kind, entry); };
    const auto listing = std::make_shared<ApisixListing<GatewayResource>>(*api, *owner + u'/' + resourceFolder(kind), read, context,
                                                                         std::move(page), done);
    listing->setOtherwise([api = *api, kind, within, context, done](const HttpResponse &response) {
        listFromWhole(api, kind, within, response, context, [kind, done](const Result<QList<ApisixEntry>> &entries) {
            // Older gateways lack some kinds; one without any routes is no gateway.
            if (!entries && kind == ResourceKind::Route) {
                done(failure(entries.error()));
                return;
            }
            QList<GatewayResource> resources;
            for (const ApisixEntry &entry : entries.value_or(QList<ApisixEntry>()))
                resources.append(resourceOfEntry(kind, entry));
            done(resources);
        });
    });
    listing->start();
}

void ApisixAdmin::fetchResource(const ResourceKey &key, QObject *context, Callback<GatewayResource> done)
{
    const Result<ApisixApi> api = ApisixApi::of(m_gateway, m_client);
    if (!api)
        return failLater(context, done, api.error());
    fetchEntry(*api, key, context, [kind = key.kind, done = std::move(done)](const Result<ApisixEntry> &entry) {
        done(entry.map([kind](const ApisixEntry &fetched) { return resourceOfEntry(kind, fetched); }));
    });
}

void ApisixAdmin::pushResource(const GatewayResource &resource, PushMode mode, QObject *context, Callback<ResourcePushAttempt> done)
{
    const Result<ApisixApi> api = ApisixApi::of(m_gateway, m_client);
    const Result<QJsonObject> json = objectOfResource(resource);
    if (!api || !json)
        return failLater(context, done, api ? json.error() : api.error());
    EntryPush push{.key = resource.key, .draft = *json};
    if (mode == PushMode::UnlessChanged) {
        push.readsFirst = true;
        push.isConflict = [draft = *json, seen = resource.modifiedIndex, kind = resource.key.kind](const std::optional<ApisixEntry> &current) {
            return current ? current->modifiedIndex != seen && !isSameJson(*current, draft, kind) : seen.has_value();
        };
    }
    pushEntry(*api, push, context, [resource, done = std::move(done)](const Result<EntryPushed> &pushed) {
        done(pushed.map([&resource](const EntryPushed &made) -> ResourcePushAttempt {
            if (!made.conflict)
                return ResourcePushOutcome{made.created, resourceOfEntry(resource.key.kind, *made.entry)};
            ResourceConflict conflict{resource, std::nullopt};
            if (made.entry)
                conflict.theirs = resourceOfEntry(resource.key.kind, *made.entry);
            return conflict;
        }));
    });
}

void ApisixAdmin::deleteResource(const ResourceKey &key, bool force, QObject *context, Callback<ResourceDeletion> done)
{
    const Result<ApisixApi> api = ApisixApi::of(m_gateway, m_client);
    if (!api)
        return failLater(context, done, api.error());
    if (force)
        return deleteEntry(*api, key, true, context, std::move(done));
    // Not every gateway looks at every kind of user.
    findResourceUsers(*api, key, context, [api = *api, key, context, done = std::move(done)](const Result<QList<ResourceKey>> &users) {
        if (!users)
            done(failure(users.error()));
        else if (!users->isEmpty())
            done(ResourceDeletion{false, *users});
        else
            deleteEntry(api, key, false, context, done);
    });
}

void ApisixAdmin::findUsers(const ResourceKey &key, QObject *context, Callback<QList<ResourceKey>> done)
{
    const Result<ApisixApi> api = ApisixApi::of(m_gateway, m_client);
    if (!api)
        return failLater(context, done, api.error());
    findResourceUsers(*api, key, context, std::move(done));
}

} // namespace lineside
