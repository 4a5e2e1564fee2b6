// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/verifypage.h"

#include "ui/verify/probepanel.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/emptystate.h"

#include <QStackedLayout>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace lineside {

VerifyPage::VerifyPage(Catalog &catalog, ChatBackend &backend, Prober &prober, ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
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
    connect(m_probe, &ProbePanel::exportRequested, this, &VerifyPage::exportRequested);
    connect(m_probe, &ProbePanel::targetsChanged, this, &VerifyPage::followTargets);
    connect(actions.action(u"verify.run"_s), &QAction::triggered, this, [this] { m_ways->setCurrentWidget(m_probe); });
    followTargets();
}

void VerifyPage::verify(const ChatCall &call)
{
    m_ways->setCurrentWidget(m_probe);
    m_probe->verify(call);
}

void VerifyPage::followTargets()
{
    m_stack->setCurrentIndex(m_probe->hasTarget() ? 0 : 1);
}

} // namespace lineside
