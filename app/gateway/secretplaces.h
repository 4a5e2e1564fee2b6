// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace lineside {

// Where a route's JSON holds secrets. Two rules follow from it: what a gateway sends there is masked before anyone sees it, and
// only there does a draft's `{env:NAME}` stand for a key. So text that a gateway sent can never ask for a key of the user's.
// Places are named by their path in dots: "plugins.ai-proxy.auth.header.Authorization".

/// The route with its secrets masked; references to the gateway's own secret manager (`$secret://…`, `$env://…`) stay.
QJsonObject withSecretsMasked(const QJsonObject &route);

/// The places that hold a masked secret.
QStringList maskedPlaces(const QJsonObject &route);

/// What fills the places of masked keys.
enum class FilledWith {
    References, ///< a draft's text as it is written: references count
    Keys,       ///< a gateway's own text, in which nothing is a reference
};
/// The route with its masked keys replaced by what the other has at the same places, as far as that is what was masked. Entries of lists
/// that have a name are found by it.
QJsonObject withMasksFilled(const QJsonObject &route, const QJsonObject &other, FilledWith kind);

/// The places that hold what reads as a reference, but where none counts.
QStringList misplacedReferences(const QJsonObject &route);

/// The paths of all texts that are keys or masks of keys; entries of lists that have a name go by it.
QList<QStringList> keyPaths(const QJsonObject &route);
/// "Bearer " and the like at the beginning of a key's text; empty where the text is the key alone.
QString keyScheme(const QString &text);

/// The route as the text of an HttpRequest::Body::JsonTemplate: references count in secret places and are plain text elsewhere.
QByteArray toJsonTemplate(const QJsonObject &route);

} // namespace lineside
