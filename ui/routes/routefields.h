// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "core/route.h"
#include "core/workspace.h"
#include "gateway/formfield.h"

#include <QString>
#include <QStringList>

/// What a route's form does with text, without the form.
namespace lineside {

/// The fields of the form.
enum class RouteField { None, Id, Name, Uri, Methods, Hosts, Provider, Model, Key, Options, Endpoint, Timeout, Plugins };

/// The field of the form for a place that the gateway or a remark names: "plugins.ai-proxy.auth.header" is the key.
RouteField fieldOfPlace(const QString &place);
/// "plugins.cors.allow_origins[0]" as a path.
FormPath pathOfPlace(const QString &place);
/// The field that an error speaks of; None where it names none.
RouteField fieldOfError(const Error &error);
/// The place that an error speaks of; empty where it names none.
QString placeOfError(const Error &error);

/// Words separated by commas or spaces.
QStringList splitWords(const QString &text);
QString joinWords(const QStringList &words);

/// What stands in place of a key that the gateway keeps for itself.
QString maskedKey();
/// Would this header or parameter put a key into the workspace's file? A key must be a reference, a mask, or empty; what is no
/// key by its name may stand there as it is.
bool isKeyInClear(const QByteArray &name, const QString &value);
/// The first header or parameter whose value is a key in clear; empty if there is none.
QString keyInClear(const Route &route);

/// The references that can be chosen for a key: those in use, and the variables of the known providers.
QStringList knownReferences(const Workspace &workspace);

/// The same keys where a gateway of that version can look them up itself; none where it cannot, or where it is not known.
QStringList gatewayReferences(const QStringList &known, const QString &version);

/// The providers that APISIX's ai-proxy knows.
QStringList aiProxyProviders();

} // namespace lineside
