// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/headings.h"

#include "ui/theme/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace lineside {

QLabel *makeHeading(const QString &text, QWidget *buddy, QWidget *parent)
{
    auto *heading = new QLabel(text, parent);
    QFont font = theme::font(theme::TextSize::Small);
    font.setWeight(QFont::DemiBold);
    heading->setFont(font);
    heading->setBuddy(buddy);
    return heading;
}

QWidget *withHeading(const QString &text, QWidget *widget, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::Tiny);
    layout->addWidget(makeHeading(text, widget, box));
    layout->addWidget(widget);
    layout->addStretch();
    return box;
}

} // namespace lineside
