// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/wholepushdialog.h"

#include "ui/routes/wholepush.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/lampdelegate.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

using Change = WholeConfigurationPlan::Change;

namespace {

std::optional<theme::Signal> lampOf(const QModelIndex &index)
{
    return theme::Signal(index.data(WholePlanModel::SignalRole).toInt());
}

} // namespace

WholePushDialog::WholePushDialog(const QString &gateway, WholePush *push, QWidget *parent)
    : QDialog(parent)
    , m_gateway(gateway)
    , m_push(push)
    , m_model(new WholePlanModel(this))
    , m_sentence(new QLabel(this))
    , m_changes(new QTreeView(this))
    , m_rest(new QLabel(this))
    , m_onlyThese(new QCheckBox(tr("Take &away the routes that have no draft here"), this))
    , m_mayDrop(new QCheckBox(this))
    , m_banner(new Banner(this))
    , m_put(new QPushButton(theme::icon(u"push"_s, QPalette::HighlightedText), tr("&Push all drafts"), this))
    , m_close(new QPushButton(tr("Cancel"), this))
{
    m_push->setParent(this);
    setObjectName(u"wholePushDialog"_s);
    setWindowTitle(tr("Push all drafts to %1").arg(gateway));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connectParts();
    look();
}

void WholePushDialog::build()
{
    m_sentence->setObjectName(u"wholeSentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_changes->setObjectName(u"wholeChanges"_s);
    m_changes->setAccessibleName(tr("What would change on the gateway"));
    m_changes->setModel(m_model);
    m_changes->setItemDelegateForColumn(WholePlanModel::RouteName, new LampDelegate(lampOf, m_changes));
    m_changes->setRootIsDecorated(false);
    m_changes->setUniformRowHeights(true);
    m_changes->setAllColumnsShowFocus(true);
    m_changes->setTabKeyNavigation(false);
    m_changes->header()->setStretchLastSection(true);
    m_rest->setObjectName(u"wholeRest"_s);
    m_rest->setTextFormat(Qt::PlainText);
    m_rest->setWordWrap(true);
    m_rest->setProperty("quiet", true);
    m_onlyThese->setObjectName(u"onlyTheseCheck"_s);
    m_mayDrop->setObjectName(u"mayDropCheck"_s);
    m_banner->setObjectName(u"wholeBanner"_s);
    auto *rows = new QVBoxLayout(this);
    rows->setSpacing(theme::Small);
    rows->addWidget(m_sentence);
    rows->addWidget(m_changes, 1);
    rows->addWidget(m_rest);
    rows->addWidget(m_onlyThese);
    rows->addWidget(m_mayDrop);
    rows->addWidget(m_banner);
    rows->addLayout(makeButtons());
    m_changes->setFocus();
    resize(fontMetrics().averageCharWidth() * 84, fontMetrics().lineSpacing() * 26);
    m_changes->setColumnWidth(WholePlanModel::RouteName, width() / 2);
}

QLayout *WholePushDialog::makeButtons()
{
    m_put->setObjectName(u"putWholeButton"_s);
    m_put->setProperty("primary", true);
    m_put->setAutoDefault(false); // Enter in the list should not put anything
    m_close->setObjectName(u"closeWholeButton"_s);
    m_close->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme::Small);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_put);
    return buttons;
}

void WholePushDialog::connectParts()
{
    connect(m_push, &WholePush::busyChanged, this, &WholePushDialog::follow);
    connect(m_push, &WholePush::planned, this, &WholePushDialog::tookPlan);
    connect(m_push, &WholePush::wasPut, this, &QDialog::accept);
    connect(m_push, &WholePush::failed, this, [this](const Error &error) {
        m_banner->showError(error);
        m_banner->setAction(tr("Look again"));
        m_isPlanned = false; // what is shown may no longer be what would happen
        follow();
    });
    connect(m_banner, &Banner::actionTriggered, this, &WholePushDialog::look);
    connect(m_onlyThese, &QCheckBox::toggled, this, &WholePushDialog::look);
    connect(m_mayDrop, &QCheckBox::toggled, this, &WholePushDialog::follow);
    connect(m_put, &QPushButton::clicked, this, [this] { m_push->put(m_mayDrop->isChecked()); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    for (const Qt::Key enter : { Qt::Key_Return, Qt::Key_Enter })
        connect(new QShortcut(Qt::CTRL | enter, this), &QShortcut::activated, m_put, &QPushButton::click);
}

// A confirmation is of what was shown when it was given.
void WholePushDialog::look()
{
    m_isPlanned = false;
    m_mayDrop->setChecked(false);
    m_banner->clear();
    m_push->plan(m_onlyThese->isChecked());
}

void WholePushDialog::tookPlan(const WholeConfigurationPlan &plan, const QSet<RouteId> &overTheirs)
{
    QHash<RouteId, QString> names;
    for (const GatewayRoute &draft : m_push->drafts())
        names.insert(draft.route.id, draft.route.label());
    m_isPlanned = true;
    m_untouched = plan.untouched;
    m_model->setPlan(plan, overTheirs, names);
    if (m_model->rowCount() > 0)
        m_changes->setCurrentIndex(m_model->index(0, 0));
    follow();
}

QString WholePushDialog::sentence() const
{
    if (m_push->isPutting())
        return tr("Pushing…");
    if (m_push->isBusy())
        return tr("Reading what %1 has…").arg(m_gateway);
    if (!m_isPlanned)
        return tr("%1 takes its configuration only as a whole.").arg(m_gateway);
    if (m_model->rowCount() == 0)
        return tr("%1 has all of this already: nothing would change.").arg(m_gateway);
    return tr("%1 takes its configuration only as a whole. This is all that would change in it:").arg(m_gateway);
}

void WholePushDialog::follow()
{
    const int dropped = m_model->count(Change::Kind::Dropped);
    const bool isReady = m_isPlanned && !m_push->isBusy();
    m_sentence->setText(sentence());
    m_rest->setText(isReady ? tr("Stays as it is: %1, counting routes, services, consumers and everything else.").arg(m_untouched) : QString());
    m_onlyThese->setEnabled(!m_push->isPutting());
    m_mayDrop->setText(tr("&Yes, take these routes away: %1. Requests to them will no longer be answered.").arg(dropped));
    m_mayDrop->setVisible(isReady && dropped > 0);
    m_put->setEnabled(isReady && m_model->rowCount() > 0 && (dropped == 0 || m_mayDrop->isChecked()));
}

} // namespace lineside
