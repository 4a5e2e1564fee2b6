// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "interchange/shellword.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>

namespace lineside {

/// A route in the Admin API's form, taken apart: keys are marks in its texts until a form puts its own placeholders there.
class RouteTemplate
{
public:
    /// From an HttpRequest::Body::JsonTemplate, such as the body of the request that pushes the route. A key that stands in it in plain
    /// becomes a reference.
    static Result<RouteTemplate> parse(const QByteArray &jsonTemplate);

    const QJsonObject &json() const { return m_json; }
    QString id() const;
    QString label() const; ///< the name, or the id
    QStringList texts(QLatin1StringView one, QLatin1StringView many) const; ///< of `uri` or `uris` and the like

    bool hasKeys(const QJsonValue &value) const;
    QStringList variables() const { return m_variables.names(); }
    /// The value with each key written as the form does, and with all other text changed by `escape`.
    QJsonValue written(const QJsonValue &value, const std::function<QString(const QString &variable)> &placeholder,
                       const std::function<QString(QString)> &escape = {}) const;
    /// The variable of a text that is a key and nothing else, but perhaps `Bearer ` before it.
    QString onlyVariable(const QJsonValue &value) const;

private:
    QJsonObject m_json;
    QList<SecretRef> m_references;
    KeyVariables m_variables{QList<SecretRef>()};
};

} // namespace lineside
