// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"
#include "core/chatbackend.h"
#include "interchange/exportforms.h"
#include "probe/prober.h"

#include <QWidget>

class QStackedLayout;
class QTabWidget;

namespace lineside {

class ActionRegistry;
class ProbePanel;

/// The workspace that verifies, a tab for each way of doing it.
class VerifyPage : public QWidget
{
    Q_OBJECT
public:
    VerifyPage(Catalog &catalog, ChatBackend &backend, Prober &prober, ActionRegistry &actions, QWidget *parent = nullptr);

    /// Shows the call and verifies it at once. A probe that runs is given up for it.
    void verify(const ChatCall &call);
    /// A further way of verifying, as a tab; the actions with these ids bring it to the front.
    void addWay(QWidget *way, const QString &title, const QStringList &actionIds);
    /// Shows a request that is no call; sends nothing until it is told to.
    void offer(const HttpRequest &request);

Q_SIGNALS:
    void statusMessage(const QString &text);
    void connectGatewayRequested();
    void curlRequested(const lineside::ExportSource &source); ///< on the clipboard
    void exportRequested(const QList<lineside::ExportSource> &sources);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void followTargets();
    void bringWith(const QString &actionId, QWidget *way);

    ActionRegistry &m_actions;
    QStackedLayout *m_stack = nullptr;
    QTabWidget *m_ways = nullptr;
    ProbePanel *m_probe = nullptr;
};

} // namespace lineside
