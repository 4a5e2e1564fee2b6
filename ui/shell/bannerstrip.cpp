// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/bannerstrip.h"

#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace lineside {

BannerStrip::BannerStrip(QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme::Tiny);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    fitMargins();
}

Banner *BannerStrip::add(const QString &name)
{
    auto *banner = new Banner(this);
    banner->setObjectName(name);
    layout()->addWidget(banner);
    return banner;
}

bool BannerStrip::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        fitMargins();
    return QWidget::event(event);
}

void BannerStrip::fitMargins()
{
    const QList<Banner *> banners = findChildren<Banner *>(QString(), Qt::FindDirectChildrenOnly);
    const bool speaks = std::ranges::any_of(banners, [this](const Banner *banner) { return banner->isVisibleTo(this); });
    const QMargins wanted = speaks ? QMargins(theme::Small, theme::Small, theme::Small, theme::Small) : QMargins();
    if (layout()->contentsMargins() != wanted)
        layout()->setContentsMargins(wanted);
}

} // namespace lineside
