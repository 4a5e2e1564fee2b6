// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/route.h"
#include "gateway/draftremark.h"
#include "gateway/gatewayschemas.h"
#include "ui/routes/routeactions.h"
#include "ui/routes/routedrift.h"
#include "ui/routes/routefields.h"

#include <QWidget>

#include <optional>

class QLabel;
class QScrollArea;
class QSplitter;
class QTabWidget;

namespace lineside {

class Banner;
class ConflictBar;
class DriftView;
class RemarkList;
class RouteForm;
class RouteJsonView;

/// One route, as a form and as JSON in step with it, with remarks on the draft as it is edited.
class RouteEditor : public QWidget
{
    Q_OBJECT
public:
    explicit RouteEditor(const RouteActions &actions, QWidget *parent = nullptr);

    /// Another route, or the same one changed elsewhere.
    void setRoute(const Route &route);
    const Route &route() const { return m_route; }
    void setDrift(Drift drift, const std::optional<RouteDrift> &details);
    void setBusy(bool busy);
    void showDifference();
    ConflictBar &conflict() { return *m_conflict; }
    DriftView &difference() { return *m_difference; }
    void setReadOnly(bool readOnly);
    void setReferences(const QStringList &references);
    /// Takes what is still being typed.
    void flush();

    /// Shows what is wrong with the draft, and goes to the first field that the gateway would refuse; true if there is none.
    bool checkDraft();
    /// The JSON says a route.
    bool isReadable() const;
    /// What was found of the draft as it is now, in a list and at its places; the next edit takes it away.
    void showRemarks(const QList<DraftRemark> &remarks);
    void focusField(RouteField field);
    /// To that place in the form, or else in the JSON.
    void focusPlace(const QString &place);
    /// Those of the gateway, and its version; empty where it is not known.
    void setSchemas(const GatewaySchemas &schemas, const QString &version);
    Banner &banner() { return *m_banner; }

Q_SIGNALS:
    void edited(const lineside::Route &route);
    void keyMoveRequested(const QStringList &path);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead(const RouteActions &actions);
    void take(const Route &route);
    void showHead();
    void remark();
    void mark(const QList<DraftRemark> &remarks);
    void scrollToFocus();
    void arrange(bool wide);

    Route m_route;
    QString m_version; ///< of the gateway
    Drift m_drift = Drift::Unknown;
    QLabel *m_title;
    QLabel *m_badge;
    QWidget *m_lamp;
    Banner *m_banner;
    RouteForm *m_form;
    QScrollArea *m_formPage;
    RouteJsonView *m_json;
    ConflictBar *m_conflict;
    RemarkList *m_remarks;
    DriftView *m_difference;
    QTabWidget *m_tabs;
    QSplitter *m_splitter;
    bool m_wide = false;
};

} // namespace lineside
