// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/resourceusers.h"

#include "gateway/apisixlist.h"
#include "gateway/apisixwhole.h"
#include "gateway/resourcejson.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

using Kind = ResourceKind;

QString idText(const QJsonValue &id)
{
    return id.isDouble() ? QString::number(id.toInteger()) : id.toString();
}

// Does a text somewhere in it satisfy the condition?
template<class Condition>
bool anyText(const QJsonValue &value, Condition condition)
{
    if (value.isString())
        return condition(value.toString());
    const QJsonArray array = value.toArray();
    const QJsonObject object = value.toObject();
    return std::any_of(array.begin(), array.end(), [&](const QJsonValue &entry) { return anyText(entry, condition); })
        || std::any_of(object.begin(), object.end(), [&](const QJsonValue &member) { return anyText(member, condition); });
}

// traffic-split hands requests on to upstreams of its own.
bool splitsTo(const QJsonObject &user, const QString &upstream)
{
    for (const QJsonValue &rule : user["plugins"_L1]["traffic-split"_L1]["rules"_L1].toArray()) {
        for (const QJsonValue &target : rule["weighted_upstreams"_L1].toArray()) {
            if (idText(target["upstream_id"_L1]) == upstream)
                return true;
        }
    }
    return false;
}

bool restrictsTo(const QJsonObject &user, const QString &consumer)
{
    const QJsonValue restriction = user["plugins"_L1]["consumer-restriction"_L1];
    return restriction["whitelist"_L1].toArray().contains(consumer) || restriction["blacklist"_L1].toArray().contains(consumer);
}

// Lists one kind after the other. Keeps itself alive until it has answered.
class UserSearch : public std::enable_shared_from_this<UserSearch>
{
public:
    UserSearch(ApisixApi api, ResourceKey used, QObject *context, Callback<QList<ResourceKey>> done)
        : m_api(std::move(api))
        , m_used(std::move(used))
        , m_kinds(possibleUsers(m_used.kind))
        , m_context(context)
        , m_done(std::move(done))
    {
    }

    void next()
    {
        if (m_kinds.isEmpty()) {
            m_done(m_found);
            return;
        }
        using Found = std::optional<ResourceKey>;
        const Kind kind = m_kinds.takeFirst();
        const auto read = [kind, used = m_used](const ApisixEntry &entry) -> Result<Found> {
            return refersTo(entry.value, used) ? Found(resourceOfEntry(kind, entry).key) : Found();
        };
        const auto listing = std::make_shared<ApisixListing<Found>>(m_api, u'/' + resourceFolder(kind), read, m_context, nullptr,
                                                                   [self = shared_from_this()](const Result<QList<Found>> &users) { self->take(users); });
        listing->setOtherwise([self = shared_from_this(), kind](const HttpResponse &refusal) { self->searchWhole(kind, refusal); });
        listing->start();
    }

private:
    // A kind that the gateway does not know has no users either.
    void searchWhole(Kind kind, const HttpResponse &refusal)
    {
        listFromWhole(m_api, kind, {}, refusal, m_context, [self = shared_from_this(), kind](const Result<QList<ApisixEntry>> &entries) {
            for (const ApisixEntry &entry : entries.value_or(QList<ApisixEntry>())) {
                if (refersTo(entry.value, self->m_used))
                    self->m_found.append(resourceOfEntry(kind, entry).key);
            }
            self->next();
        });
    }

    void take(const Result<QList<std::optional<ResourceKey>>> &users)
    {
        if (!users) {
            m_done(failure(users.error()));
            return;
        }
        for (const std::optional<ResourceKey> &user : *users) {
            if (user)
                m_found.append(*user);
        }
        next();
    }

    ApisixApi m_api;
    ResourceKey m_used;
    QList<Kind> m_kinds;
    QObject *m_context;
    Callback<QList<ResourceKey>> m_done;
    QList<ResourceKey> m_found;
};

} // namespace

QList<ResourceKind> possibleUsers(ResourceKind kind)
{
    switch (kind) {
    case Kind::Service:
    case Kind::PluginConfig:
    case Kind::Consumer:
        return {Kind::Route};
    case Kind::Upstream:
        return {Kind::Route, Kind::Service, Kind::PluginConfig, Kind::Consumer, Kind::ConsumerGroup, Kind::GlobalRule};
    case Kind::ConsumerGroup:
        return {Kind::Consumer};
    case Kind::SecretManager:
        return {Kind::Route, Kind::Service, Kind::PluginConfig, Kind::Consumer, Kind::ConsumerGroup, Kind::GlobalRule};
    case Kind::Route:
    case Kind::Credential:
    case Kind::GlobalRule:
    case Kind::PluginMetadata:
        break;
    }
    return {};
}

bool refersTo(const QJsonObject &user, const ResourceKey &used)
{
    switch (used.kind) {
    case Kind::Service:
        return idText(user["service_id"_L1]) == used.id;
    case Kind::Upstream:
        return idText(user["upstream_id"_L1]) == used.id || splitsTo(user, used.id);
    case Kind::PluginConfig:
        return idText(user["plugin_config_id"_L1]) == used.id;
    case Kind::ConsumerGroup:
        return idText(user["group_id"_L1]) == used.id;
    case Kind::Consumer:
        return restrictsTo(user, used.id);
    case Kind::SecretManager: {
        const QString beginning = u"$secret://"_s + used.id + u'/';
        return anyText(QJsonValue(user), [&beginning](const QString &text) { return text.startsWith(beginning, Qt::CaseInsensitive); });
    }
    case Kind::Route:
    case Kind::Credential:
    case Kind::GlobalRule:
    case Kind::PluginMetadata:
        break;
    }
    return false;
}

QList<ResourceKey> usersNamedIn(const QString &refusal)
{
    static const QRegularExpression user(u"(\\w+) \\[([^\\]]+)\\] is still using it"_s);
    const QRegularExpressionMatch match = user.match(refusal);
    if (!match.hasMatch())
        return {};
    const QList<Kind> kinds = allResourceKinds();
    const auto kind = std::ranges::find(kinds, match.captured(1), resourceSchemaName);
    return {{kind == kinds.end() ? Kind::Route : *kind, match.captured(2)}};
}

void findResourceUsers(const ApisixApi &api, const ResourceKey &used, QObject *context, Callback<QList<ResourceKey>> done)
{
    if (possibleUsers(used.kind).isEmpty()) {
        QMetaObject::invokeMethod(context, [done = std::move(done)] { done(QList<ResourceKey>()); }, Qt::QueuedConnection);
        return;
    }
    std::make_shared<UserSearch>(api, used, context, std::move(done))->next();
}

} // namespace lineside
