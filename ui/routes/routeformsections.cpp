// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The form's sections that are made from schemas: more fields, and the plugins. The other fields are in routeform.cpp.
#include "gateway/routeplugins.h"
#include "ui/forms/morefields.h"
#include "ui/routes/morerouteforms.h"
#include "ui/routes/routeform.h"

#include <QApplication>

using namespace Qt::StringLiterals;

namespace lineside {

void RouteForm::setSchemas(const GatewaySchemas &schemas)
{
    if (schemas == m_schemas || hasUntaken() || isInSection(QApplication::focusWidget()))
        return;
    m_schemas = schemas;
    m_moreFields->setForm(moreRouteFields(schemas));
    m_moreProxy->setForm(moreProxyFields(schemas));
    m_plugins->setSchemas(schemas);
}

bool RouteForm::isInSection(const QWidget *widget) const
{
    return m_moreFields->isAncestorOf(widget) || m_moreProxy->isAncestorOf(widget) || m_plugins->isAncestorOf(widget);
}

void RouteForm::connectSections()
{
    connect(m_moreFields, &MoreFields::edited, this,
            [this](const QByteArray &json) { change([&json](const Route &route) { return withRouteFields(route, json); }); });
    connect(m_moreProxy, &MoreFields::edited, this,
            [this](const QByteArray &json) { change([&json](const Route &route) { return withPlugin(route, u"ai-proxy"_s, json); }); });
    connect(m_plugins, &PluginList::edited, this, &RouteForm::change);
    connect(m_plugins, &PluginList::keyMoveRequested, this, &RouteForm::keyMoveRequested);
    connect(m_moreProxy, &MoreFields::keyMoveRequested, this, [this](const QStringList &path) {
        Q_EMIT keyMoveRequested(QStringList { u"plugins"_s, u"ai-proxy"_s } + path);
    });
}

// A section changes the route as the fields say it is now.
void RouteForm::change(const RouteChange &change)
{
    setRoute(change(route()));
    Q_EMIT edited();
}

// The section that shows what the remark is about: "route", a plugin's name, or none where a field of the form itself does.
QString RouteForm::homeOf(const QString &place) const
{
    const FormPath path = pathOfPlace(place);
    if (path.value(0) != "plugins"_L1)
        return !path.isEmpty() && fieldOfPlace(place) == RouteField::None && m_moreFields->hasField(path) ? u"route"_s : QString();
    if (path.size() > 2 && path.at(1) == "ai-proxy"_L1)
        return m_moreProxy->hasField(path.sliced(2)) && fieldOfPlace(place) == RouteField::Provider && path.at(2) != "provider"_L1
            ? path.at(1)
            : QString();
    return path.size() > 1 && m_plugins->has(path.at(1)) ? path.at(1) : QString();
}

bool RouteForm::focusPlace(const QString &place)
{
    const QString home = homeOf(place);
    const FormPath path = pathOfPlace(place);
    if (home == "route"_L1)
        return m_moreFields->focusValue(path);
    if (home == "ai-proxy"_L1)
        return m_moreProxy->focusValue(path.sliced(2));
    if (!home.isEmpty())
        return m_plugins->focusValue(home, path.sliced(2));
    const RouteField field = fieldOfPlace(place);
    focusField(field);
    return m_fields.contains(field);
}

bool RouteForm::hasUntaken() const
{
    return m_moreFields->hasUntaken() || m_moreProxy->hasUntaken() || m_plugins->firstUntaken();
}

} // namespace lineside
