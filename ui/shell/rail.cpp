// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/rail.h"

#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

Rail::Rail(QWidget *parent)
    : QFrame(parent)
    , m_pages(new QButtonGroup(this))
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(u"rail"_s);
    setProperty("surface", u"side"_s);
    m_layout->setContentsMargins(theme::Tiny, theme::Small, theme::Tiny, theme::Small);
    m_layout->setSpacing(theme::Tiny);
    m_pages->addButton(addButton(u"chatPageButton"_s, u"chat"_s, tr("Chat")), int(WorkspacePage::Chat));
    m_pages->addButton(addButton(u"routesPageButton"_s, u"routes"_s, tr("Routes")), int(WorkspacePage::Routes));
    m_pages->addButton(addButton(u"verifyPageButton"_s, u"verify"_s, tr("Verify")), int(WorkspacePage::Verify));
    m_layout->addStretch();
    m_pages->addButton(addButton(u"usagePageButton"_s, u"usage"_s, tr("Usage")), int(WorkspacePage::Usage));
    for (QAbstractButton *button : m_pages->buttons())
        button->setCheckable(true);
    m_settings = addButton(u"settingsButton"_s, u"settings"_s, tr("Settings"));
    fitButtons();
    connect(m_pages, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT pageChosen(WorkspacePage(id)); });
    connect(m_settings, &QToolButton::clicked, this, &Rail::settingsRequested);
}

QToolButton *Rail::addButton(const QString &name, const QString &iconName, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(theme::icon(iconName));
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setFocusPolicy(Qt::TabFocus);
    m_layout->addWidget(button);
    return button;
}

void Rail::fitButtons()
{
    const int side = fontMetrics().height() * 5 / 4;
    for (QToolButton *button : findChildren<QToolButton *>()) {
        button->setIconSize({side, side});
        button->setFont(theme::font(theme::TextSize::Small));
        button->setMinimumHeight(side + fontMetrics().height() + theme::Large);
    }
    setMinimumWidth(fontMetrics().averageCharWidth() * 10);
}

void Rail::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        fitButtons();
}

void Rail::setCurrent(WorkspacePage page)
{
    m_pages->setExclusive(true);
    m_pages->button(int(page))->setChecked(true);
}

void Rail::clearCurrent()
{
    m_pages->setExclusive(false);
    for (QAbstractButton *button : m_pages->buttons())
        button->setChecked(false);
}

} // namespace lineside
