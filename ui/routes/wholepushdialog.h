// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/routes/wholeplanmodel.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPushButton;
class QTreeView;

namespace lineside {

class Banner;
class WholePush;

/// Shows all that putting the drafts would change on a gateway that takes only its whole configuration, and puts them when that is
/// wanted. Routes are taken away only when it is asked for and confirmed. Closing it cancels; it deletes itself and the push.
class WholePushDialog : public QDialog
{
    Q_OBJECT
public:
    WholePushDialog(const QString &gateway, WholePush *push, QWidget *parent);

private:
    void build();
    void connectParts();
    QLayout *makeButtons();
    void look();
    void tookPlan(const WholeConfigurationPlan &plan, const QSet<RouteId> &overTheirs);
    void follow();
    QString sentence() const;

    QString m_gateway;
    WholePush *m_push;
    WholePlanModel *m_model;
    bool m_isPlanned = false;
    qsizetype m_untouched = 0;
    QLabel *m_sentence;
    QTreeView *m_changes;
    QLabel *m_rest;
    QCheckBox *m_onlyThese;
    QCheckBox *m_mayDrop;
    Banner *m_banner;
    QPushButton *m_put;
    QPushButton *m_close;
};

} // namespace lineside
