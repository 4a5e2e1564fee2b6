// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/verifypage.h"

#include "ui/verify/probepanel.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/emptystate.h"

#include <QStackedLayout>
#include <QTabBar>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace lineside {

VerifyPage::VerifyPage(Catalog &catalog, ChatBackend &backend, Prober &prober, ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_stack(new QStackedLayout(this))
    , m_ways(new QTabWidget(this))
    , m_probe(new ProbePanel(catalog, backend, prober, actions, m_ways))
{
    m_ways->setObjectName(u"verifyWays"_s);
    m_ways->setDocumentMode(true);
    m_ways->addTab(m_probe, tr("One request"));
    auto *empty = new EmptyState(u"verify"_s, tr("There is nothing to verify yet: no route and no provider."), tr("Connect a gateway"), this);
    empty->setObjectName(u"verifyEmptyState"_s);
    m_stack->addWidget(m_ways);
    m_stack->addWidget(empty);
    connect(empty, &EmptyState::triggered, this, &VerifyPage::connectGatewayRequested);
    connect(m_probe, &ProbePanel::statusMessage, this, &VerifyPage::statusMessage);
    connect(m_probe, &ProbePanel::curlRequested, this, &VerifyPage::curlRequested);
    connect(m_probe, &ProbePanel::exportRequested, this, &VerifyPage::exportRequested);
    connect(m_probe, &ProbePanel::targetsChanged, this, &VerifyPage::followTargets);
    bringWith(u"verify.run"_s, m_probe);
    followTargets();
}

void VerifyPage::offer(const HttpRequest &request)
{
    m_ways->setCurrentWidget(m_probe);
    m_probe->offer(request);
}

void VerifyPage::verify(const ChatCall &call)
{
    m_ways->setCurrentWidget(m_probe);
    m_probe->verify(call);
}

void VerifyPage::addWay(QWidget *way, const QString &title, const QStringList &actionIds)
{
    m_ways->addTab(way, title);
    for (const QString &id : actionIds)
        bringWith(id, way);
}

void VerifyPage::bringWith(const QString &actionId, QWidget *way)
{
    if (const QAction *action = m_actions.action(actionId))
        connect(action, &QAction::triggered, way, [this, way] { m_ways->setCurrentWidget(way); });
}

// The page's keys are those of the way that is shown, so the keyboard begins in it and not on the tabs.
void VerifyPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    const auto begin = [this] {
        if (m_ways->tabBar()->hasFocus())
            m_ways->currentWidget()->setFocus();
    };
    QMetaObject::invokeMethod(this, begin, Qt::QueuedConnection);
}

void VerifyPage::followTargets()
{
    m_stack->setCurrentIndex(m_probe->hasTarget() ? 0 : 1);
}

} // namespace lineside
