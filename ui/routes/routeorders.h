// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "gateway/gatewayadmin.h"
#include "ui/theme/theme.h"

#include <QObject>

class QWidget;

namespace lineside {

class Catalog;
class DraftKeeper;
class RouteArrival;
class RouteEditor;
class RouteNotices;
class RouteOperations;
class RouteTreeModel;
class SchemaCatalog;

/// What the page's orders to a gateway go through and come back to.
struct RouteOrderParts {
    Catalog &catalog;
    RouteOperations &operations;
    RouteTreeModel &model;
    DraftKeeper &keeper;
    RouteEditor &editor;
    RouteNotices &notices;
    SchemaCatalog &schemas;
};

/// Carries the route that is shown to its gateway and back, asks before something would be lost, and says what came of it.
class RouteOrders : public QObject
{
    Q_OBJECT
public:
    RouteOrders(const RouteOrderParts &parts, QWidget *window);

    void refresh();
    void validate();
    void push();
    void pull();
    void removeHere();
    void removeEverywhere();

Q_SIGNALS:
    void listed(const lineside::GatewayId &gateway);
    void draftReplaced(); ///< by the gateway's, or by an undo
    void openRequested(const lineside::GatewayId &gateway, const lineside::RouteId &route);
    void verifyRequested();
    void said(const QString &text); ///< in passing, for the status area

private:
    void connectOperations();
    void connectEditor();
    void pushOver();
    void say(const DraftRemark &remark, const QString &verdict, theme::Signal signal);
    void fix(const DraftFix &fix);
    void tookExamination(const Route &draft, const QList<DraftRemark> &remarks);
    void askForKeyName(const QStringList &path);
    void moveKey(const QStringList &path, const QString &name);
    void tookKey(const GatewayId &gateway, const Route &draft, const Route &withReference);
    void takeTheirs(const QList<QStringList> &paths);
    void replaceDraft(GatewayRoute entry, const QString &message);
    void tookConflict(const GatewayId &gateway, const RouteConflict &conflict);
    void tookPush(const GatewayId &gateway, const PushOutcome &outcome);
    void sayPushed(const GatewayId &gateway, const PushOutcome &outcome);
    void tookPull(const GatewayId &gateway, const Route &fetched);
    void tookRemoval(const GatewayId &gateway, const RouteId &route);
    void tookFailure(const RouteId &route, const Error &error);
    void tookCancel(const GatewayId &gateway);

    RouteOrderParts m_parts;
    QWidget *m_window;
    RouteArrival *m_arrival;
};

} // namespace lineside
