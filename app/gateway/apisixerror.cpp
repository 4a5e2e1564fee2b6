// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/apisixerror.h"

#include "protocol/errorbody.h"
#include "protocol/gatewaysigns.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ApisixError)
};

using Kind = Error::Kind;

struct Answer {
    const HttpHead &head;
    ErrorBody body;
    QUrl url;
    QString words;

    Error error(Kind kind, const QString &message, const QString &hint = {}) const
    {
        return Error{.kind = kind, .message = message, .hint = hint, .details = words, .httpStatus = head.status};
    }
    QString address() const { return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment); }
};

QString firstMatch(const QString &words, const QRegularExpression &expression)
{
    return expression.match(words).captured(1);
}

Error notTheAdminApi(const Answer &answer)
{
    const QString kind = gatewaySigns(answer.head).kind;
    const QString hint = kind == "apisix"_L1
        ? Tr::tr("It is an APISIX, but its Admin API is elsewhere: usually port 9180 with the path /apisix/admin.")
        : Tr::tr("Check the address. The Admin API of an APISIX is usually at port 9180 with the path /apisix/admin.");
    return answer.error(answer.head.status == 404 ? Kind::NotFound : Kind::Protocol,
                        Tr::tr("What answers at %1 is not an Admin API.").arg(answer.address()), hint);
}

Error dataPlane(const Answer &answer)
{
    return answer.error(Kind::NotFound,
                        Tr::tr("%1 is where the gateway serves its routes, not where it is administered.").arg(answer.address()),
                        Tr::tr("The Admin API is usually at port 9180 with the path /apisix/admin."));
}

Error keyRefused(const Answer &answer)
{
    if (answer.words.contains("missing apikey"_L1))
        return answer.error(Kind::Auth, Tr::tr("The gateway asks for an admin key."),
                            Tr::tr("Enter the key of the role admin from the gateway's config.yaml (deployment.admin.admin_key)."));
    if (answer.words.contains("for role viewer"_L1))
        return answer.error(Kind::Auth, Tr::tr("This admin key may only read."), Tr::tr("To change routes use the key of the role admin."));
    return answer.error(Kind::Auth, Tr::tr("The gateway does not accept the admin key."),
                        Tr::tr("Compare it with deployment.admin.admin_key in the gateway's config.yaml."));
}

Error addressRefused(const Answer &answer)
{
    return answer.error(
        Kind::Auth, Tr::tr("%1 refuses to be administered from this machine's address (403).").arg(answer.address()),
        Tr::tr("Add the address to deployment.admin.allow_admin in the gateway's config.yaml, or work from an address that is in it."));
}

Error notFound(const Answer &answer)
{
    if (answer.words == "404 Route Not Found"_L1)
        return dataPlane(answer);
    if (answer.words == "Key not found"_L1)
        return answer.error(Kind::NotFound, Tr::tr("The gateway has no such route."),
                            Tr::tr("It may have been deleted. List the routes again."));
    return notTheAdminApi(answer);
}

Error refused(const Answer &answer)
{
    if (answer.words.startsWith("invalid request body"_L1))
        return answer.error(Kind::BadRequest, Tr::tr("The gateway could not read the route as JSON."));
    const QString field = refusedField(answer.words);
    const QString message
        = field.isEmpty() ? Tr::tr("The gateway refused the route.") : Tr::tr("The gateway refused the field %1.").arg(field);
    return answer.error(Kind::BadRequest, message, refusalReason(answer.words));
}

Error broken(const Answer &answer)
{
    return answer.error(Kind::Server, Tr::tr("The gateway failed while it was asked (%1).").arg(answer.head.status),
                        Tr::tr("Its own store (etcd) may be out of reach. Look into the gateway's error log."));
}

} // namespace

QString refusalReason(const QString &words)
{
    static const QRegularExpression types(u"wrong type: expected (.+), got (\\w+)"_s);
    if (const auto match = types.match(words); match.hasMatch())
        return Tr::tr("It must be of the type %1, not %2.").arg(match.captured(1), match.captured(2));
    if (words.contains("additional properties forbidden"_L1))
        return Tr::tr("The gateway knows no field of that name there. Its version may be older than the field.");
    if (words.contains("unknown plugin"_L1))
        return Tr::tr("The gateway has no plugin of that name, or it is not switched on in its config.yaml.");
    if (words.contains("is required"_L1))
        return Tr::tr("The field is missing.");
    if (words.contains("none of the enum values"_L1))
        return Tr::tr("It is none of the values that this version of the gateway knows.");
    if (words.contains("matches both schemas"_L1))
        return Tr::tr("Give a route either uri or uris, not both.");
    if (words.contains("matches none"_L1))
        return Tr::tr("Give the route a uri.");
    return {};
}

bool isDataPlaneAnswer(const HttpResponse &response)
{
    return response.head.status == 404 && parseErrorBody(response.body).message == "404 Route Not Found"_L1;
}

QString refusedField(const QString &words)
{
    static const QRegularExpression plugin(u"configuration of plugin (\\S+)"_s);
    static const QRegularExpression unknownPlugin(u"unknown plugin \\[([^\\]]+)\\]"_s);
    static const QRegularExpression property(u"property \"([^\"]+)\""_s);
    static const QRegularExpression unknown(u"additional properties forbidden, found (\\S+)"_s);
    static const QRegularExpression forbidden(u"the property is forbidden:\\s*(\\S+)"_s);
    static const QRegularExpression missingId(u"fetch (\\w+) info by"_s);

    QStringList path;
    if (const QString name = firstMatch(words, unknownPlugin); !name.isEmpty())
        return u"plugins."_s + name;
    if (const QString name = firstMatch(words, plugin); !name.isEmpty())
        path << u"plugins"_s << name;
    for (auto match = property.globalMatch(words); match.hasNext();)
        path.append(match.next().captured(1));
    for (const QRegularExpression &expression : {unknown, forbidden}) {
        if (const QString name = firstMatch(words, expression); !name.isEmpty())
            path.append(name);
    }
    if (!path.isEmpty())
        return path.join(u'.');
    if (const QString name = firstMatch(words, missingId); !name.isEmpty())
        return name + u"_id"_s;
    if (words.contains("only one of host or hosts"_L1))
        return u"hosts"_s;
    if (words.contains("'vars'"_L1))
        return u"vars"_s;
    if (words.contains("route id"_L1))
        return u"id"_s;
    return words.contains("allOf 1 failed"_L1) ? u"uri"_s : QString();
}

Error apisixError(const HttpResponse &response, const QUrl &url)
{
    Answer answer{response.head, parseErrorBody(response.body), url, {}};
    // Another shape may be anything, also the request with its keys sent back.
    if (answer.body.shape != ErrorBody::Shape::OtherJson)
        answer.words = answer.body.message;
    const int status = response.head.status;
    if (status >= 300 && status < 400)
        return answer.error(Kind::Protocol, Tr::tr("%1 points to another address (%2).").arg(answer.address()).arg(status),
                            Tr::tr("Enter the address it points to. Lineside does not follow with a key."));
    if (status == 401)
        return keyRefused(answer);
    if (status == 403)
        return addressRefused(answer);
    if (status == 404)
        return notFound(answer);
    if (status == 400)
        return refused(answer);
    if (status >= 500)
        return broken(answer);
    return status >= 400 ? errorFromAnswer(response.head, answer.body) : notTheAdminApi(answer);
}

} // namespace lineside
