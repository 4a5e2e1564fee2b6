// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Single resources of gateways that have only a whole configuration.
#include "gateway/apisixwhole.h"

#include "gateway/secretplaces.h"
#include "gateway/wholejson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ApisixAdmin)
};

const QString credentials = u"/credentials/"_s;

// Where a resource stands: credentials are among the consumers.
QString typeOf(ResourceKind kind)
{
    return resourceFolder(kind == ResourceKind::Credential ? ResourceKind::Consumer : kind);
}

QString idIn(const ResourceKey &key)
{
    return key.kind == ResourceKind::Credential ? QString(key.id).replace(u'/', credentials) : key.id;
}

std::optional<ApisixEntry> entryIn(const QJsonObject &configuration, const ResourceKey &key)
{
    const QJsonObject item = wholeItem(configuration[typeOf(key.kind)].toArray(), idIn(key));
    if (item.isEmpty())
        return std::nullopt;
    return ApisixEntry{u"/apisix/"_s + typeOf(key.kind) + u'/' + idIn(key), item, {}};
}

// The configuration with the resource in it, or without it where the item is empty. Secrets are masked.
QByteArray changed(const QJsonObject &configuration, const ResourceKey &key, QJsonObject item)
{
    QJsonObject whole = withAllMasked(configuration);
    const QString type = typeOf(key.kind);
    QJsonArray items;
    bool isThere = false;
    if (!item.isEmpty() && key.kind != ResourceKind::Consumer)
        item["id"_L1] = idIn(key);
    for (const QJsonValue &each : whole[type].toArray()) {
        const bool isIt = wholeItemId(each) == idIn(key);
        isThere = isThere || isIt;
        if (!isIt)
            items.append(each);
        else if (!item.isEmpty())
            items.append(item);
    }
    if (!isThere && !item.isEmpty())
        items.append(item);
    whole[type] = items;
    whole.remove(type + u"_conf_version"_s); // the gateway then counts on; all other kinds keep theirs and are not touched
    return QJsonDocument(whole).toJson(QJsonDocument::Compact);
}

Error missing(const ResourceKey &key)
{
    return {.kind = Error::Kind::NotFound, .message = Tr::tr("The gateway has no %1 %2.").arg(describeKind(key.kind), key.id), .hint = {}, .details = {}, .httpStatus = 404};
}

} // namespace

void listFromWhole(const ApisixApi &api, ResourceKind kind, const QString &within, const HttpResponse &refusal, QObject *context,
                   Callback<QList<ApisixEntry>> done)
{
    readWhole(api, refusal, context, [kind, within, done = std::move(done)](const Result<WholeJson> &whole) {
        if (!whole) {
            done(failure(whole.error()));
            return;
        }
        QList<ApisixEntry> entries;
        for (const QJsonValue &item : whole->json[typeOf(kind)].toArray()) {
            const QString id = wholeItemId(item);
            const bool isOfConsumer = kind == ResourceKind::Credential || kind == ResourceKind::Consumer;
            const bool isWanted = !isOfConsumer || (kind == ResourceKind::Credential ? id.startsWith(within + credentials) : !id.contains(credentials));
            if (isWanted)
                entries.append({u"/apisix/"_s + typeOf(kind) + u'/' + id, item.toObject(), {}});
        }
        done(entries);
    });
}

void fetchFromWhole(const ApisixApi &api, const ResourceKey &key, const HttpResponse &refusal, QObject *context, Callback<ApisixEntry> done)
{
    readWhole(api, refusal, context, [key, done = std::move(done)](const Result<WholeJson> &whole) {
        const std::optional<ApisixEntry> entry = whole ? entryIn(whole->json, key) : std::nullopt;
        done(entry ? Result<ApisixEntry>(*entry) : failure(whole ? missing(key) : whole.error()));
    });
}

void pushIntoWhole(const ApisixApi &api, const EntryPush &push, const HttpResponse &refusal, QObject *context, Callback<EntryPushed> done)
{
    readWhole(api, refusal, context, [api, push, refusal, context, done = std::move(done)](const Result<WholeJson> &whole) {
        if (!whole) {
            done(failure(whole.error()));
            return;
        }
        const std::optional<ApisixEntry> current = entryIn(whole->json, push.key);
        if (push.isConflict && push.isConflict(current)) {
            done(EntryPushed{true, false, current});
            return;
        }
        if (push.edit && !current) {
            done(failure(missing(push.key)));
            return;
        }
        const QJsonObject draft = push.edit ? push.edit(withSecretsMasked(current->value)) : push.draft;
        putWhole(api, changed(whole->json, push.key, draft), whole->json, context,
                 [api, push, refusal, context, created = !current, done](const Result<void> &put) {
                     if (!put) {
                         done(failure(put.error()));
                         return;
                     }
                     fetchFromWhole(api, push.key, refusal, context, [created, done](const Result<ApisixEntry> &stored) {
                         done(stored.map([created](const ApisixEntry &entry) { return EntryPushed{false, created, entry}; }));
                     });
                 });
    });
}

void deleteFromWhole(const ApisixApi &api, const ResourceKey &key, const HttpResponse &refusal, QObject *context, Callback<bool> done)
{
    readWhole(api, refusal, context, [api, key, context, done = std::move(done)](const Result<WholeJson> &whole) {
        if (!whole || !entryIn(whole->json, key)) {
            done(whole ? Result<bool>(false) : failure(whole.error()));
            return;
        }
        putWhole(api, changed(whole->json, key, {}), whole->json, context,
                 [done](const Result<void> &put) { done(put ? Result<bool>(true) : failure(put.error())); });
    });
}

} // namespace lineside
