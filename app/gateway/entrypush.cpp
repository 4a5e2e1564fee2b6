// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/entrypush.h"

#include "gateway/apisixwhole.h"
#include "gateway/secretplaces.h"

#include <QCoreApplication>

#include <memory>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ApisixAdmin)
};

// Keeps itself alive until it has answered.
class PushRun : public std::enable_shared_from_this<PushRun>
{
public:
    PushRun(ApisixApi api, QString path, EntryPush push, QObject *context, Callback<EntryPushed> done)
        : m_api(std::move(api))
        , m_path(std::move(path))
        , m_push(std::move(push))
        , m_context(context)
        , m_done(std::move(done))
    {
    }

    void start()
    {
        if (m_push.readsFirst || !maskedPlaces(m_push.draft).isEmpty())
            m_api.client->send(m_api.request("GET", m_path), m_context,
                               [self = shared_from_this()](const Result<HttpResponse> &response) { self->takeCurrent(response); });
        else
            put();
    }

private:
    // A gateway without a store of its own takes only its whole configuration.
    bool triesWhole(const Result<HttpResponse> &response)
    {
        if (!response || !isUnsupported(*response))
            return false;
        pushIntoWhole(m_api, m_push, *response, m_context, m_done);
        return true;
    }

    void takeCurrent(const Result<HttpResponse> &response)
    {
        if (triesWhole(response))
            return;
        const Result<ApisixEntry> entry = answerObject(response, m_api).and_then(entryOf);
        if (!entry && !(response && isMissing(*response))) {
            m_done(failure(entry.error()));
            return;
        }
        if (entry)
            m_current = *entry;
        if (m_push.isConflict && m_push.isConflict(m_current)) {
            m_done(EntryPushed{true, false, m_current});
            return;
        }
        if (m_push.edit && !m_current) {
            m_done(failure(entry.error())); // there is nothing to edit
            return;
        }
        if (m_push.edit)
            m_push.draft = m_push.edit(withSecretsMasked(m_current->value));
        put();
    }

    void put()
    {
        if (m_current)
            m_push.draft = withMasksFilled(m_push.draft, m_current->value, FilledWith::Keys);
        const Result<HttpRequest> request = putRequest(m_api, m_push.key, m_push.draft);
        if (!request) {
            failLater(m_context, m_done, request.error());
            return;
        }
        m_api.client->send(*request, m_context, [self = shared_from_this()](const Result<HttpResponse> &response) { self->takeEcho(response); });
    }

    void takeEcho(const Result<HttpResponse> &response)
    {
        if (triesWhole(response))
            return;
        if (const Result<QJsonObject> echo = answerObject(response, m_api); !echo) {
            m_done(failure(echo.error()));
            return;
        }
        const bool created = response->head.status == 201;
        fetchEntry(m_api, m_path, m_context, [self = shared_from_this(), created](const Result<ApisixEntry> &stored) {
            if (stored) {
                self->m_done(EntryPushed{false, created, *stored});
                return;
            }
            Error error = stored.error();
            error.message = Tr::tr("The %1 was pushed, but could not be read back: %2").arg(describeKind(self->m_push.key.kind), error.message);
            self->m_done(failure(error));
        });
    }

    ApisixApi m_api;
    QString m_path;
    EntryPush m_push;
    QObject *m_context;
    Callback<EntryPushed> m_done;
    std::optional<ApisixEntry> m_current;
};

} // namespace

void pushEntry(const ApisixApi &api, const EntryPush &push, QObject *context, Callback<EntryPushed> done)
{
    const Result<QString> path = apisixPath(push.key);
    if (!path)
        return failLater(context, done, path.error());
    std::make_shared<PushRun>(api, *path, push, context, std::move(done))->start();
}

Result<HttpRequest> putRequest(const ApisixApi &api, const ResourceKey &key, const QJsonObject &draft)
{
    const Result<QString> path = apisixPath(key);
    if (!path)
        return failure(path.error());
    if (const QStringList masked = maskedPlaces(draft); !masked.isEmpty())
        return failure(Error::Kind::Configuration,
                       Tr::tr("The field %1 holds a masked key, which the gateway would take for the key itself.").arg(masked.constFirst()),
                       Tr::tr("Put a reference to the key there, such as {keychain:NAME} or {env:NAME}."));
    return api.writing("PUT", *path, toJsonTemplate(draft), HttpRequest::Body::JsonTemplate);
}

} // namespace lineside
