// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/chatheader.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lineside {

ChatHeader::ChatHeader(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_title(new QLabel(this))
{
    m_title->setObjectName(u"chatTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_row->setContentsMargins(theme::Large, theme::Small, theme::Small, theme::Small);
    m_row->addWidget(m_title, 1);
}

void ChatHeader::setTitle(const QString &title)
{
    m_title->setText(title.isEmpty() ? tr("New chat") : title);
}

QToolButton *ChatHeader::addButton(const QString &name, const QString &iconName, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(theme::icon(iconName));
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(text);
    m_row->addWidget(button);
    return button;
}

} // namespace lineside
