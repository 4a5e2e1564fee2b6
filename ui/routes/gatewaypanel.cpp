// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/gatewaypanel.h"

#include "ui/routes/actionbutton.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

GatewayPanel::GatewayPanel(const RouteActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_banner(new Banner(this))
    , m_noRoute(new EmptyState(u"routes"_s, tr("There is no route here yet. Refresh to see what the gateway has."), tr("New route"), this))
{
    m_title->setObjectName(u"gatewayTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    QFont strong = theme::font(theme::TextSize::Large);
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_banner->setObjectName(u"gatewayBanner"_s);
    m_noRoute->setObjectName(u"noRouteState"_s);
    connect(m_noRoute, &EmptyState::triggered, this, &GatewayPanel::newRouteRequested);
    auto *edit = new QPushButton(theme::icon(u"edit"_s), tr("Edit gateway"), this);
    edit->setObjectName(u"editGatewayButton"_s);
    connect(edit, &QPushButton::clicked, this, &GatewayPanel::editRequested);

    auto *ofRoutes = new QHBoxLayout;
    ofRoutes->setSpacing(theme::Small);
    ofRoutes->addWidget(makeActionButton<QPushButton>(actions.refresh, u"refreshGatewayButton"_s, this));
    ofRoutes->addWidget(makeActionButton<QPushButton>(actions.add, u"newRouteHereButton"_s, this));
    ofRoutes->addWidget(makeActionButton<QPushButton>(actions.addFrom, u"newFromTemplateButton"_s, this));
    ofRoutes->addWidget(makeActionButton<QPushButton>(actions.pushAll, u"pushAllButton"_s, this));
    ofRoutes->addStretch();
    auto *ofGateway = new QHBoxLayout;
    ofGateway->setSpacing(theme::Small);
    ofGateway->addWidget(makeActionButton<QPushButton>(actions.resources, u"gatewayResourcesButton"_s, this));
    ofGateway->addWidget(edit);
    ofGateway->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Large, theme::Medium, theme::Large, theme::Large);
    layout->setSpacing(theme::Medium);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addLayout(ofRoutes);
    layout->addLayout(ofGateway);
    layout->addWidget(m_banner);
    layout->addWidget(m_noRoute);
    layout->addStretch(1);
}

void GatewayPanel::showGateway(const std::optional<Gateway> &gateway, bool hasRoutes, const QString &version, bool isStandalone)
{
    const auto shown = [](const QUrl &url) { return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery); };
    QStringList lines;
    if (gateway)
        lines = { tr("Administered at %1").arg(shown(gateway->adminUrl)), tr("Serves at %1").arg(shown(gateway->dataUrl)) };
    if (gateway && !version.isEmpty())
        lines.append(isStandalone ? tr("APISIX %1 without a store of its own: each push puts its whole configuration, in which nothing else changes.").arg(version)
                                  : tr("APISIX %1").arg(version));
    m_title->setText(gateway ? gateway->name : QString());
    m_text->setText(lines.join(u'\n'));
    m_noRoute->setVisible(gateway && !hasRoutes);
}

} // namespace lineside
