// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "core/route.h"
#include "gateway/gatewayadmin.h"
#include "gateway/routecompletion.h"
#include "ui/forms/jsonedit.h"

#include <QTimer>
#include <QWidget>

namespace lineside {

class LampList;

/// A route as the Admin API's JSON, to be read and edited in step with the form. What cannot be read as a route, and what is remarked
/// on, is marked at its place and listed; text that cannot be read changes nothing.
class RouteJsonView : public QWidget
{
    Q_OBJECT
public:
    explicit RouteJsonView(QWidget *parent = nullptr);

    /// Another route: the text begins anew.
    void startRoute(const Route &route);
    /// The same route, changed elsewhere: the text keeps its order and spaces where it says the same.
    void setRoute(const Route &route);
    void setReadOnly(bool readOnly);
    void setSchemas(const GatewaySchemas &schemas);
    void showRemarks(const QList<DraftRemark> &remarks);
    /// False where the text has no such place.
    bool focusPlace(const QString &place);
    QString problem() const; ///< why the text cannot be read as a route; empty if it can
    /// Reads at once what is still waiting for a pause in the typing.
    void flush();

Q_SIGNALS:
    void edited(const lineside::Route &route);

private:
    void read();
    void showMarks();
    QList<JsonMark> marksOfRemarks(const JsonOutline &outline) const;

    JsonEdit *m_text;
    LampList *m_list;
    QTimer m_pause;
    Route m_route;
    RouteCompletion m_completion;
    QList<DraftRemark> m_remarks;
    QList<JsonMark> m_troubles; ///< that keep the text from being read
};

} // namespace lineside
