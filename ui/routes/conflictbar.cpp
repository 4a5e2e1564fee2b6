// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/conflictbar.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

ConflictBar::ConflictBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
{
    setObjectName(u"conflictBar"_s);
    setProperty("surface", u"raised"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    const int lamp = QFontMetrics(theme::font()).ascent() + theme::Small;
    m_text->setContentsMargins(lamp + theme::Small, 0, 0, 0);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme::Small);
    buttons->addSpacing(lamp + theme::Small);
    const auto add = [&](const QString &name, const QString &text, void (ConflictBar::*told)()) {
        auto *button = new QPushButton(text, this);
        button->setObjectName(name);
        connect(button, &QPushButton::clicked, this, told);
        buttons->addWidget(button);
        return button;
    };
    m_difference = add(u"conflictDifference"_s, tr("Show the difference"), &ConflictBar::differenceRequested);
    m_theirs = add(u"conflictTakeTheirs"_s, tr("Take theirs"), &ConflictBar::theirsRequested);
    add(u"conflictPushAnyway"_s, tr("Push anyway"), &ConflictBar::pushRequested);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Medium, theme::Small, theme::Medium, theme::Small);
    layout->setSpacing(theme::Small);
    layout->addWidget(m_text);
    layout->addLayout(buttons);
    hide();
}

void ConflictBar::showConflict(const QString &route, bool deletedThere)
{
    m_text->setText(deletedThere ? tr("The route %1 was deleted on the gateway since you looked. Nothing was pushed.").arg(route)
                                 : tr("The route %1 was changed on the gateway since you looked. Nothing was pushed.").arg(route));
    setAccessibleName(m_text->text());
    m_difference->setVisible(!deletedThere);
    m_theirs->setVisible(!deletedThere);
    show();
}

void ConflictBar::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = QFontMetrics(theme::font()).ascent() + theme::Tiny;
    const QRect lamp(theme::Medium, theme::Small + theme::Tiny / 2, side, side);
    theme::paintLamp(painter, QStyle::visualRect(layoutDirection(), rect(), lamp), theme::Signal::Caution, palette());
}

} // namespace lineside
