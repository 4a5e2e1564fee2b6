// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routeactions.h"

#include "ui/widgets/actionregistry.h"

#include <QAction>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::RoutesPage)
};

} // namespace

RouteActions addRouteActions(ActionRegistry &registry, QWidget *scope)
{
    const auto add = [&registry, scope](const QString &id, const QString &text, const QString &icon, const QKeySequence &keys = {}) {
        return registry.add(u"routes."_s + id, text, keys, icon, scope);
    };
    return { .add = add(u"new"_s, Tr::tr("New route"), u"add"_s),
             .addFrom = add(u"newFromTemplate"_s, Tr::tr("New route from a template…"), u"add"_s),
             .resources = add(u"resources"_s, Tr::tr("Resources of the gateway"), u"provider"_s),
             .refresh = add(u"refresh"_s, Tr::tr("Refresh"), u"refresh"_s, QKeySequence(Qt::Key_F5)),
             .pushAll = add(u"pushAll"_s, Tr::tr("Push all drafts…"), u"push"_s),
             .push = add(u"push"_s, Tr::tr("Push"), u"push"_s, QKeySequence(Qt::CTRL | Qt::Key_Return)),
             .cancel = add(u"cancel"_s, Tr::tr("Cancel"), u"stop"_s, QKeySequence(Qt::Key_Escape)),
             .pull = add(u"pull"_s, Tr::tr("Pull"), u"pull"_s),
             .validate = add(u"validate"_s, Tr::tr("Validate"), u"check"_s),
             .verify = add(u"verify"_s, Tr::tr("Verify route"), u"verify"_s),
             .chat = add(u"chat"_s, Tr::tr("Chat through route"), u"chat"_s),
             .copyCurl = add(u"copyCurl"_s, Tr::tr("Copy push as curl"), u"curl"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_C),
             .exportRoute = add(u"export"_s, Tr::tr("Export the route…"), u"curl"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_X),
             .remove = add(u"delete"_s, Tr::tr("Delete here…"), u"delete"_s),
             .removeEverywhere = add(u"deleteEverywhere"_s, Tr::tr("Delete here and on the gateway…"), u"delete"_s) };
}

void enableRouteActions(const RouteActions &actions, const RouteSituation &now)
{
    actions.add->setEnabled(now.hasGateway);
    actions.addFrom->setEnabled(now.hasGateway);
    actions.resources->setEnabled(now.hasGateway);
    actions.refresh->setEnabled(now.hasGateway && !now.isBusy);
    actions.pushAll->setEnabled(now.isWhole && now.hasDrafts && !now.isBusy);
    actions.pushAll->setVisible(now.isWhole);
    actions.push->setEnabled(now.hasDraft && !now.isBusy);
    actions.push->setVisible(!now.isBusy);
    actions.cancel->setEnabled(now.isBusy);
    actions.cancel->setVisible(now.isBusy);
    actions.pull->setEnabled((now.isThere || (now.hasDraft && !now.isListed)) && !now.isBusy);
    actions.validate->setEnabled(now.hasDraft);
    actions.verify->setEnabled(now.hasDraft || now.isThere);
    actions.chat->setEnabled(now.hasDraft || now.isThere);
    actions.copyCurl->setEnabled(now.hasDraft);
    actions.exportRoute->setEnabled(now.hasDraft);
    actions.remove->setEnabled(now.hasDraft && !now.isBusy);
    actions.removeEverywhere->setEnabled((now.hasDraft || now.isThere) && !now.isBusy);
}

} // namespace lineside
