// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// A draft's keys beside the gateway's: compared, and moved to the keychain. Nobody gets to see one.
#include "gateway/apisixadmin.h"

#include "core/resolve.h"
#include "gateway/apisixapi.h"
#include "gateway/apisixroute.h"
#include "gateway/jsondifference.h"
#include "gateway/secretplaces.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ApisixAdmin)
};

using Finding = KeyComparison::Finding;

// APISIX encrypts with AES in blocks of 16 bytes and writes the result as base64.
bool looksLikeCipherText(const QString &text)
{
    static const QRegularExpression base64(QRegularExpression::anchoredPattern(u"[A-Za-z0-9+/]{22,}={0,2}"_s));
    return base64.match(text).hasMatch() && QByteArray::fromBase64(text.toLatin1()).size() % 16 == 0;
}

Finding findingFor(const QString &drafted, const QJsonValue &ours, const QJsonValue &theirs)
{
    if (drafted.contains(u"••••"_s))
        return Finding::Unknown;
    if (!ours.isString())
        return Finding::OnlyThere;
    if (!theirs.isString())
        return Finding::OnlyHere;
    if (ours == theirs)
        return Finding::Same;
    return looksLikeCipherText(theirs.toString()) && !looksLikeCipherText(ours.toString()) ? Finding::CipherText : Finding::Different;
}

QList<KeyComparison> compared(const QJsonObject &drafted, const QJsonObject &ours, const QJsonObject &theirs)
{
    QList<QStringList> paths = keyPaths(drafted);
    for (const QStringList &path : keyPaths(theirs)) {
        if (!paths.contains(path))
            paths.append(path);
    }
    QList<KeyComparison> findings;
    for (const QStringList &path : std::as_const(paths))
        findings.append({path.join(u'.'), findingFor(valueAt(drafted, path).toString(), valueAt(ours, path), valueAt(theirs, path))});
    return findings;
}

// The draft as it would be sent. Never sent anywhere: the address only has to be one that keys may go to.
void resolveDraft(const QJsonObject &drafted, SecretStore &secrets, QObject *context, Callback<QJsonObject> done)
{
    HttpRequest request;
    request.method = "PUT";
    request.url = QUrl(u"https://localhost/"_s);
    request.body = toJsonTemplate(drafted);
    request.bodyKind = HttpRequest::Body::JsonTemplate;
    resolve(request, secrets, context, [done = std::move(done)](const Result<ResolvedRequest> &resolved) {
        if (!resolved) {
            done(failure(resolved.error()));
            return;
        }
        done(resolved->body.reveal([](QByteArrayView body) {
            return QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), body.size())).object();
        }));
    });
}

// The place as a form names it: entries of lists by their number.
QString numberedPlace(const QJsonObject &route, const QStringList &path)
{
    QJsonValue here(route);
    QStringList steps;
    for (const QString &step : path) {
        if (!here.isArray()) {
            here = here[step];
            steps.append(step);
            continue;
        }
        const QJsonArray entries = here.toArray();
        const auto named = std::ranges::find_if(entries, [&step](const QJsonValue &entry) { return entry["name"_L1] == step; });
        const qsizetype number = named == entries.end() ? step.toLongLong() : named - entries.begin();
        here = entries.at(number);
        steps.append(QString::number(number));
    }
    return steps.join(u'.');
}

// Keeps one key after the other. Keeps itself alive until it has answered.
class KeyMove : public std::enable_shared_from_this<KeyMove>
{
public:
    KeyMove(Route draft, QHash<QString, SecretRef> places, SecretStore &secrets, QObject *context, Callback<Route> done)
        : m_draft(std::move(draft))
        , m_json(toApisix(m_draft).json)
        , m_places(std::move(places))
        , m_secrets(secrets)
        , m_context(context)
        , m_done(std::move(done))
    {
        for (const QStringList &path : keyPaths(m_json)) {
            const auto numbered = m_places.constFind(numberedPlace(m_json, path));
            if (numbered == m_places.constEnd())
                continue;
            const SecretRef reference = *numbered;
            m_places.erase(numbered);
            m_places.insert(path.join(u'.'), reference);
        }
    }

    void take(const Result<ApisixEntry> &entry)
    {
        if (!entry) {
            m_done(failure(entry.error()));
            return;
        }
        m_theirs = entry->value;
        const QJsonObject masked = withSecretsMasked(m_theirs);
        for (const QStringList &path : keyPaths(m_theirs)) {
            const bool isWholeKey = valueAt(masked, path).toString() == keyScheme(valueAt(m_theirs, path).toString()) + u"••••"_s;
            if (isWholeKey && m_places.contains(path.join(u'.')))
                m_paths.append(path);
        }
        if (m_paths.size() != m_places.size())
            m_done(failure(Error::Kind::NotFound, Tr::tr("The gateway has no key at one of these places."), Tr::tr("Pull the route again.")));
        else
            next();
    }

private:
    void next()
    {
        if (m_paths.isEmpty()) {
            Route moved = fromApisix(m_json);
            moved.modifiedIndex = m_draft.modifiedIndex;
            m_done(moved);
            return;
        }
        const QStringList path = m_paths.takeFirst();
        const SecretRef reference = m_places.value(path.join(u'.'));
        const QString text = valueAt(m_theirs, path).toString();
        const QString scheme = keyScheme(text);
        m_secrets.write(reference, Secret::take(text.sliced(scheme.size()).toUtf8()), m_context,
                        [self = shared_from_this(), path, scheme, reference](const Result<void> &kept) {
                            if (!kept) {
                                self->m_done(failure(kept.error()));
                                return;
                            }
                            const QString value = ValueTemplate::withKey(scheme, reference).toString();
                            self->m_json = withValueAt(self->m_json, path, value).toObject();
                            self->next();
                        });
    }

    Route m_draft;
    QJsonObject m_json;
    QHash<QString, SecretRef> m_places;
    SecretStore &m_secrets;
    QObject *m_context;
    Callback<Route> m_done;
    QJsonObject m_theirs;
    QList<QStringList> m_paths;
};

} // namespace

void ApisixAdmin::compareKeys(const Route &draft, SecretStore &secrets, QObject *context, Callback<QList<KeyComparison>> done)
{
    const Result<ApisixApi> api = ApisixApi::of(m_gateway, m_client);
    if (!api)
        return failLater(context, done, api.error());
    const QJsonObject drafted = toApisix(draft).json;
    fetchEntry(*api, ResourceKey{ResourceKind::Route, draft.id.toString()}, context, [drafted, &secrets, context, done = std::move(done)](const Result<ApisixEntry> &entry) {
        if (!entry) {
            done(failure(entry.error()));
            return;
        }
        resolveDraft(drafted, secrets, context, [drafted, theirs = entry->value, done](const Result<QJsonObject> &ours) {
            done(ours.map([&](const QJsonObject &resolved) { return compared(drafted, resolved, theirs); }));
        });
    });
}

void ApisixAdmin::moveKeys(const Route &draft, const QHash<QString, SecretRef> &places, SecretStore &secrets, QObject *context, Callback<Route> done)
{
    const Result<ApisixApi> api = ApisixApi::of(m_gateway, m_client);
    if (!api)
        return failLater(context, done, api.error());
    const auto move = std::make_shared<KeyMove>(draft, places, secrets, context, std::move(done));
    fetchEntry(*api, ResourceKey{ResourceKind::Route, draft.id.toString()}, context, [move](const Result<ApisixEntry> &entry) { move->take(entry); });
}

} // namespace lineside
